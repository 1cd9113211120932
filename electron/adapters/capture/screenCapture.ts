import type { CaptureOutcome, EngineFailure, Picture, ScreenCapture } from '../../../core/ports/capture.ts';
import type { Clock, Logger } from '../../../core/ports/world.ts';
import { within, wordsOf } from '../within.ts';
import type { CaptureDisplay, CaptureEngine } from './engine.ts';
import { freezeDisplays, type Taken } from './freeze.ts';

export interface ScreenCaptureOptions {
  /** First to last: the next is asked for what the one before could not give. */
  engines(): readonly CaptureEngine[];
  displays(): readonly CaptureDisplay[];
  /** Whether the system forbids pictures of the screen (macOS). Then no engine is tried: it would show the wallpaper. */
  forbidden(): boolean;
  clock: Clock;
  log: Logger;
  /** Longest time to make PNGs of all pixels, in milliseconds. */
  encodeTimeout?: number;
}

interface Run {
  frozen: Promise<void>;
  outcome: Promise<CaptureOutcome>;
}

/** Takes pictures of all displays; whoever asks while it is at work gets the same pictures (Wayland's portal hangs when asked twice). */
export function createScreenCapture(options: ScreenCaptureOptions): ScreenCapture {
  let running: Run | undefined;
  return {
    capture(onFrozen) {
      const run = running ?? start(options, () => (running = undefined));
      running = run;
      if (onFrozen !== undefined) {
        run.frozen.then(onFrozen).catch((error: unknown) => {
          options.log.error('what follows a capture failed', error);
        });
      }
      return run.outcome;
    },
  };
}

function start(options: ScreenCaptureOptions, done: () => void): Run {
  let setFrozen = () => {};
  const frozen = new Promise<void>((resolve) => (setFrozen = resolve));
  const outcome = capture(options, setFrozen)
    .catch((error: unknown): CaptureOutcome => {
      options.log.error('taking pictures of the screen failed unexpectedly', error);
      return {
        pictures: [],
        failures: [{ engine: 'none', problem: 'failed', detail: wordsOf(error) }],
        frozenAfter: 0,
      };
    })
    .finally(() => {
      // Also when nothing was frozen: the window waits for this.
      setFrozen();
      done();
    });
  return { frozen, outcome };
}

async function capture(options: ScreenCaptureOptions, setFrozen: () => void): Promise<CaptureOutcome> {
  const { clock, log, encodeTimeout = 10_000 } = options;
  const begin = clock.now();
  const engines = options.engines();
  if (options.forbidden()) {
    return {
      pictures: [],
      failures: [{ engine: engines[0]?.name ?? 'none', problem: 'denied' }],
      frozenAfter: 0,
    };
  }
  const { taken, failures } = await freezeDisplays({ engines, displays: options.displays(), clock });
  const frozenAfter = clock.now() - begin;
  setFrozen();

  const encoded = await Promise.all(taken.map((one) => encode(one, clock, encodeTimeout)));
  const pictures = encoded.flatMap((one) => ('png' in one ? [one] : []));
  failures.push(...encoded.flatMap((one) => ('problem' in one ? [one] : [])));
  if (failures.length > 0) log.warn('some pictures of the screen were not taken at once', { failures });
  return { pictures, failures, frozenAfter };
}

async function encode(
  { display, engine, frozen }: Taken,
  clock: Clock,
  timeout: number,
): Promise<Picture | EngineFailure> {
  const result = await within(clock, timeout, () => frozen.encode());
  if (result.kind === 'timeout') return { engine, display: display.id, problem: 'timeout' };
  if (result.kind === 'failed')
    return { engine, display: display.id, problem: 'failed', detail: wordsOf(result.error) };
  const { id, label, width, height, primary } = display;
  return {
    display: { id, label, width, height, primary },
    png: result.value,
    width: frozen.content.width,
    height: frozen.content.height,
    engine,
  };
}
