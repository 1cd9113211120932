import type { InputEvent } from '../../core/evidence/inputEvent.ts';
import type { Rect } from '../../core/evidence/rect.ts';
import type { FrozenDesktop } from '../../core/ports/camera.ts';
import type { NoInput } from '../../core/ports/input.ts';
import type { DesktopWindow, DesktopWindows } from '../../core/ports/windows.ts';
import { nodeFileSystem, type FileSystem } from '../../electron/adapters/files/fileSystem.ts';
import { FileRecordingStore } from '../../electron/adapters/recordings/fileRecordingStore.ts';
import type { EndedBy } from '../../electron/main/services/recording/recorder.ts';
import { StepsRecorder } from '../../electron/main/services/recording/stepsRecorder.ts';
import type { StepsWorld } from '../../electron/main/services/recording/stepsWorld.ts';
import { fixedChance } from './chance.ts';
import { memoryLogger } from './memoryLogger.ts';
import { recordingFileSystem } from './recordingFileSystem.ts';
import { steppedClock } from './steppedClock.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** A window of some program. */
export const windowOf = (id: string, title: string, area: Rect, pid = 7): DesktopWindow => ({
  ...{ id, title, application: 'Editor', pid, area },
});

/** A desktop without a screen, whose windows, input and pictures the test decides, and a real disk below. */
export function stepsHouse(makeFs: (inner: FileSystem) => FileSystem = (inner) => inner) {
  const root = temporaryFolder();
  const disk = recordingFileSystem(root);
  const clock = steppedClock();
  const logger = memoryLogger();
  const store = new FileRecordingStore({ root, logger, fs: makeFs(disk.fs) });
  const ourPid = 1;
  const desk = {
    windows: [] as DesktopWindow[],
    active: null as DesktopWindow | null,
    activeChanged: (): void => undefined,
    told: true,
    pictures: 'window' as 'window' | 'screen' | 'none',
    /** Pictures that were frozen and are not PNGs yet; released one by one when `slow`. */
    slow: false,
    waiting: [] as (() => void)[],
    frozen: 0,
    cuts: [] as (Rect | null)[],
    input: null as ((event: InputEvent) => void) | null,
    noInput: null as NoInput | null,
    ended: [] as EndedBy[],
    changes: 0,
  };
  const windows: DesktopWindows = {
    active: () => Promise.resolve(desk.active),
    at: ({ x, y }) =>
      Promise.resolve(
        desk.windows.find(
          ({ area }) => x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height,
        ) ?? null,
      ),
    list: () => Promise.resolve(desk.windows),
    onActiveChange: (listener) => {
      desk.activeChanged = listener;
      return () => (desk.activeChanged = () => undefined);
    },
    close: () => undefined,
  };
  const frozen: FrozenDesktop = {
    cut: (area) => {
      desk.cuts.push(area);
      const origin = area === null ? { x: 0, y: 0 } : { x: area.x, y: area.y };
      const png = async (): Promise<Uint8Array> => {
        if (desk.slow) await new Promise<void>((resolve) => desk.waiting.push(resolve));
        return new TextEncoder().encode('a picture');
      };
      return Promise.resolve({ origin, width: area?.width ?? 1920, height: area?.height ?? 1080, png });
    },
  };
  const world: StepsWorld = {
    ...{ store, clock, logger, chance: fixedChance() },
    input: {
      listen: (listener) => {
        if (desk.noInput !== null) return Promise.resolve(desk.noInput);
        desk.input = listener;
        return Promise.resolve({ stop: () => (desk.input = null) });
      },
    },
    openWindows: () => Promise.resolve(desk.told ? windows : null),
    openControls: () =>
      Promise.resolve({
        at: (_place, pid) =>
          Promise.resolve(
            pid === 7
              ? { name: 'Save', role: 'push button', area: { x: 110, y: 120, width: 40, height: 20 } }
              : null,
          ),
        close: () => undefined,
      }),
    camera: {
      freeze: () => {
        desk.frozen += 1;
        return Promise.resolve(frozen);
      },
      close: () => undefined,
    },
    pictures: () => desk.pictures,
    ours: {
      reached: () => false,
      isOurs: ({ pid }) => pid === ourPid,
      shortcuts: () => ['Ctrl+Shift+F8'],
    },
    describeMachine: () => Promise.resolve({ gatheredAt: '2026-03-01T08:00:00.000Z', sections: [] }),
    changed: () => (desk.changes += 1),
    ended: (by) => desk.ended.push(by),
  };
  return {
    ...{ root, disk, clock, logger, store, desk, world },
    begin: async (): Promise<StepsRecorder> => {
      const begun = await StepsRecorder.begin(world, undefined);
      if (!begun.ok) throw new Error(begun.failure.kind);
      return begun.value;
    },
    /** Plays input at the clock's time. */
    plays: (...events: object[]): void => {
      for (const event of events) desk.input?.({ time: clock.now(), ...event } as InputEvent);
    },
    /** The recording as it is on the disk. */
    onDisk: async (id: string) => {
      const read = await new FileRecordingStore({ root, logger, fs: nodeFileSystem }).read(id);
      if (!read.ok) throw new Error(read.failure.kind);
      return read.value.recording;
    },
  };
}
