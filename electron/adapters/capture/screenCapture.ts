import type {
  CaptureOutcome,
  EngineFailure,
  FrozenScreens,
  Picture,
  PictureDoubt,
  ScreenCapture,
} from '../../../core/ports/capture.ts';
import type { Clock, Logger } from '../../../core/ports/world.ts';
import { within, wordsOf } from '../within.ts';
import type { CaptureDisplay, CaptureEngine } from './engine.ts';
import type { EncodePng } from './encoder.ts';
import { freezeDisplays, type Taken } from './freeze.ts';

export interface ScreenCaptureOptions {
  /** First to last: the next is asked for what the one before could not give. */
  engines(): readonly CaptureEngine[];
  displays(): readonly CaptureDisplay[];
  /** Whether the system forbids pictures of the screen (macOS). Then no engine is tried: it would show the wallpaper. */
  forbidden(): boolean;
  /** Whether pictures lack the windows of other programs, as far as the system lets us know (macOS). May reject. */
  windowsMissing(): Promise<boolean>;
  encode: EncodePng;
  clock: Clock;
  log: Logger;
  /** Longest time to make PNGs of all pixels, in milliseconds. */
  encodeTimeout?: number;
}

interface Frozen {
  taken: Taken[];
  failures: EngineFailure[];
}

/** Takes pictures of all displays; whoever asks while it is at work gets the same pictures (Wayland's portal hangs when asked twice). */
export function createScreenCapture(options: ScreenCaptureOptions): ScreenCapture {
  const { clock, log, encodeTimeout = 10_000 } = options;
  const frozenOnce = once(() => freezeSafely(options));
  const captureOnce = once(
    (): { frozen: Promise<unknown>; outcome: Promise<CaptureOutcome> } => {
      const frozen = frozenOnce();
      return { frozen, outcome: pictures(frozen, options) };
    },
    ({ outcome }) => outcome,
  );
  return {
    capture(onFrozen) {
      const { frozen, outcome } = captureOnce();
      if (onFrozen !== undefined) {
        frozen.then(onFrozen).catch((error: unknown) => log.error('what follows a capture failed', error));
      }
      return outcome;
    },
    async freeze(): Promise<FrozenScreens> {
      const { taken, failures } = await frozenOnce();
      return {
        displays: taken.map(({ display, engine, frozen, doubt }) => ({
          display,
          engine,
          pixels: () => frozen.pixels(),
          ...(doubt === undefined ? {} : { doubt }),
        })),
        failures,
      };
    },
    async encode(pixels) {
      const made = await within(clock, encodeTimeout, () => options.encode(pixels));
      if (made.kind === 'done') return { png: made.value };
      return { problem: made.kind === 'failed' ? wordsOf(made.error) : made.kind };
    },
  };
}

/** While the work goes on, everybody who asks gets the one that runs. `until`: what ends it. */
function once<Work>(begin: () => Work, until: (work: Work) => unknown = (work) => work): () => Work {
  let running: Work | undefined;
  return () => {
    if (running !== undefined) return running;
    const work = begin();
    running = work;
    void Promise.resolve(until(work)).then(() => (running = undefined));
    return work;
  };
}

/** Never rejects: an unexpected failure is logged and told as one. */
async function freezeSafely(options: ScreenCaptureOptions): Promise<Frozen & { after: number }> {
  const begin = options.clock.now();
  try {
    const frozen = await freeze(options);
    return { ...frozen, after: options.clock.now() - begin };
  } catch (error) {
    options.log.error('taking pictures of the screen failed unexpectedly', error);
    return {
      taken: [],
      failures: [{ engine: 'none', problem: 'failed', detail: wordsOf(error) }],
      after: 0,
    };
  }
}

async function freeze(options: ScreenCaptureOptions): Promise<Frozen> {
  const { clock } = options;
  const engines = options.engines();
  if (options.forbidden()) {
    return { taken: [], failures: [{ engine: engines[0]?.name ?? 'none', problem: 'denied' }] };
  }
  const frozen = await freezeDisplays({ engines, displays: options.displays(), clock });
  if (frozen.taken.length === 0) return frozen;
  const missing = await within(clock, probeTimeout, () => options.windowsMissing());
  if (missing.kind !== 'done' || !missing.value) return frozen;
  const doubt: PictureDoubt = 'windowsMissing';
  return { ...frozen, taken: frozen.taken.map((one) => ({ ...one, doubt: one.doubt ?? doubt })) };
}

/** A picture that stands already does not wait longer for doubts about it, in milliseconds. */
const probeTimeout = 1_000;

async function pictures(
  freezing: Promise<Frozen & { after: number }>,
  { clock, log, encodeTimeout = 10_000 }: ScreenCaptureOptions,
): Promise<CaptureOutcome> {
  const { taken, failures: before, after } = await freezing;
  const failures = [...before];
  const encoded = await Promise.all(taken.map((one) => encode(one, clock, encodeTimeout)));
  const pictures = encoded.flatMap((one) => ('png' in one ? [one] : []));
  failures.push(...encoded.flatMap((one) => ('problem' in one ? [one] : [])));
  // What was unexpected is logged already.
  if (failures.some(({ engine }) => engine !== 'none'))
    log.warn('some pictures of the screen were not taken at once', { failures });
  return { pictures, failures, frozenAfter: after };
}

async function encode(
  { display, engine, frozen, doubt }: Taken,
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
    ...(doubt === undefined ? {} : { doubt }),
  };
}
