import type { Pixels } from '../../../core/evidence/pictureCheck.ts';
import type { WorkerProcess, SpawnWorker } from '../workers/spawn.ts';
import type { CaptureDisplay, CaptureEngine, Shot } from './engine.ts';
import { ShotMessage } from './screenshotProtocol.ts';

/** Its first use on Windows compiles a helper; a list of displays takes macOS two seconds. In milliseconds. */
const patience = 10_000;

/** Reads the pixels of a PNG: blue, green, red, alpha. */
export type DecodePng = (png: Uint8Array) => Pixels;

/** screenshot-desktop in a process that is ended afterwards, whatever it does. */
export function createScreenshotDesktopEngine(options: {
  spawn: SpawnWorker;
  decode: DecodePng;
  timeout?: number;
}): CaptureEngine {
  return {
    name: 'screenshot-desktop',
    timeout: options.timeout ?? patience,
    async shoot(displays, signal) {
      const worker = options.spawn('screenshot');
      try {
        return await collect(worker, options.decode, displays, signal);
      } finally {
        worker.end();
      }
    },
  };
}

/** Waits until every display has an answer, the process has ended or nobody waits any more. */
function collect(
  worker: WorkerProcess,
  decode: DecodePng,
  displays: readonly CaptureDisplay[],
  signal: AbortSignal,
): Promise<Shot[]> {
  return new Promise((resolve) => {
    const shots = new Map<string, Shot>();
    const rest = (shot: (displayId: string) => Shot) => {
      for (const { id } of displays) if (!shots.has(id)) shots.set(id, shot(id));
      resolve([...shots.values()]);
    };
    signal.addEventListener('abort', () => rest((displayId) => ({ displayId, problem: 'timeout' })), {
      once: true,
    });
    worker.onExit((code) => {
      const detail = `its process ended (${String(code)})`;
      rest((displayId) => ({ displayId, problem: 'failed', detail }));
    });
    worker.onMessage((raw) => {
      const message = ShotMessage.safeParse(raw);
      if (!message.success) {
        rest((displayId) => ({ displayId, problem: 'failed', detail: message.error.message }));
        return;
      }
      const told = message.data;
      if (told.kind === 'picture') {
        const { displayId, content, png } = told;
        const encode = () => Promise.resolve(png);
        const pixels = () => Promise.resolve(decode(png));
        shots.set(displayId, { displayId, frozen: { content, encode, pixels } });
      } else if (told.displayId !== undefined) {
        const { displayId, problem, detail } = told;
        shots.set(displayId, { displayId, problem, detail });
      } else {
        const { problem, detail } = told;
        rest((displayId) => ({ displayId, problem, detail }));
      }
      if (displays.every(({ id }) => shots.has(id))) resolve([...shots.values()]);
    });
    worker.post({ displays });
  });
}
