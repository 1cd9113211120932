import { globalShortcut } from 'electron';
import type { RecordingShortcuts } from '../services/recording/control.ts';

/** Electron accelerators; function keys, because letters with Ctrl and Shift are other programs'. */
const wanted = { pause: 'Control+Shift+F8', stop: 'Control+Shift+F10' } as const;

/** Takes the shortcuts of the bar while something is recorded. */
export const recordingShortcuts: RecordingShortcuts & { held: () => readonly string[] } = {
  take: (actions) => ({
    pause: taken(wanted.pause, actions.pause),
    stop: taken(wanted.stop, actions.stop),
  }),
  release: () => {
    for (const accelerator of Object.values(wanted)) globalShortcut.unregister(accelerator);
  },
  held: () => Object.values(wanted),
};

/** The shortcut, or nothing when another program has it. */
function taken(accelerator: string, action: () => void): string {
  return globalShortcut.register(accelerator, action) ? accelerator : '';
}
