import { globalShortcut, nativeTheme, screen } from 'electron';
import type { OverlayWorld } from './overlayWorld.ts';
import { createOverlayWindow, loadOverlay } from './overlayWindow.ts';

/** In units of the desk. */
const size = { width: 260, height: 76 };
const margin = 24;

/**
 * Counts down in a corner of the screen, in a window that takes no focus, so that menus stay open. It is off the
 * screen when the promise resolves. Escape ends it wherever the focus is; where a menu swallows that, its button does.
 */
export async function countDown(seconds: number, world: OverlayWorld): Promise<'over' | 'cancelled'> {
  const { outDir, overlays, language, title, clock } = world;
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const window = createOverlayWindow(outDir, {
    ...size,
    x: workArea.x + workArea.width - size.width - margin,
    y: workArea.y + workArea.height - size.height - margin,
    title: title(),
    focusable: false,
  });
  let left = seconds;
  let stopTicking: (() => void) | undefined;
  const ended = new Promise<'over' | 'cancelled'>((resolve) => {
    const tick = (): void => {
      stopTicking = clock.after(1_000, () => {
        left -= 1;
        if (left === 0) resolve('over');
        else {
          overlays.tell(window.webContents, { kind: 'countdown', seconds: left });
          tick();
        }
      });
    };
    overlays.adopt(window.webContents, {
      describe: () => ({
        kind: 'countdown',
        language: language(),
        dark: nativeTheme.shouldUseDarkColors,
        seconds: left,
      }),
      act: ({ kind }) => {
        if (kind === 'drawn') window.showInactive();
        if (kind === 'cancel') resolve('cancelled');
      },
    });
    globalShortcut.register('Escape', () => resolve('cancelled'));
    tick();
    loadOverlay(window);
  });
  try {
    return await ended;
  } finally {
    stopTicking?.();
    globalShortcut.unregister('Escape');
    window.destroy();
  }
}
