import { lookAlikes } from '../../../core/evidence/pictureCheck.ts';
import type { EngineFailure, PictureDoubt } from '../../../core/ports/capture.ts';
import type { Clock } from '../../../core/ports/world.ts';
import { askEngine, type Candidate } from './askEngine.ts';
import type { CaptureDisplay, CaptureEngine } from './engine.ts';

/** A picture that is used. `doubt`: what still looks wrong about it, after everything was tried. */
export interface Taken extends Candidate {
  doubt?: PictureDoubt;
}

type Doubted = Candidate & { doubt: PictureDoubt };

/** Of two pictures that look wrong, the one further to the left shows more. */
const leastBad: readonly PictureDoubt[] = ['partlyBlack', 'enlarged', 'sameTwice', 'plain'];

/**
 * Freezes every display with the first engine that does it right, and asks the next one for those that are missing
 * and those that look wrong. Never rejects.
 *
 * What looks wrong may be so: two empty desktops are alike, a film in full screen has black bands. Engines are made
 * differently and fail differently, so when the next one sees the very same, it is believed. When it cannot tell, the
 * picture that shows more is kept, with its doubt: the person is told.
 */
export async function freezeDisplays(options: {
  engines: readonly CaptureEngine[];
  displays: readonly CaptureDisplay[];
  clock: Clock;
}): Promise<{ taken: Taken[]; failures: EngineFailure[] }> {
  const { engines, displays, clock } = options;
  const taken: Taken[] = [];
  const failures: EngineFailure[] = [];
  const doubted: Doubted[] = [];
  const isTaken = (display: CaptureDisplay) => taken.some((one) => one.display.id === display.id);

  if (displays.length === 0)
    failures.push({ engine: 'none', problem: 'empty', detail: 'the system names no display' });
  for (const engine of engines) {
    const missing = displays.filter((display) => !isTaken(display));
    if (missing.length === 0) break;
    const round = await askEngine(engine, missing, clock);
    failures.push(...round.failures);
    const alike = lookAlikes(round.good, ({ frozen }) => frozen.content);
    for (const one of round.good) {
      const doubt = doubtOf(one, alike.has(one));
      const earlier = doubted.filter(({ display }) => display.id === one.display.id);
      if (doubt === undefined) {
        taken.push(one);
        failures.push(...earlier.map(asFailure));
      } else if (earlier.some((other) => other.doubt === doubt)) {
        taken.push(stillStrange(one, doubt));
      } else {
        doubted.push({ ...one, doubt });
      }
    }
  }

  for (const display of [...displays].sort((a, b) => Number(b.primary) - Number(a.primary))) {
    if (isTaken(display)) continue;
    const best = leastDoubted(doubted.filter((one) => one.display.id === display.id));
    if (best === undefined) continue;
    if (best.doubt === 'sameTwice' && isShownElsewhere(best, doubted, isTaken))
      failures.push(asFailure(best));
    else taken.push(best.doubt === 'sameTwice' ? withoutDoubt(best) : best);
  }
  const place = new Map(displays.map(({ id }, index) => [id, index]));
  taken.sort((a, b) => (place.get(a.display.id) ?? 0) - (place.get(b.display.id) ?? 0));
  return { taken, failures };
}

function doubtOf({ frozen }: Candidate, alike: boolean): PictureDoubt | undefined {
  const { look } = frozen.content;
  // Black was refused before.
  if (look !== 'ordinary' && look !== 'black') return look;
  return alike ? 'sameTwice' : undefined;
}

/** Two engines agree, so it is what the screen shows. An empty screen is worth a word all the same. */
function stillStrange(one: Candidate, doubt: PictureDoubt): Taken {
  return doubt === 'plain' ? { ...one, doubt } : one;
}

function leastDoubted(doubted: readonly Doubted[]): Doubted | undefined {
  return [...doubted].sort((a, b) => leastBad.indexOf(a.doubt) - leastBad.indexOf(b.doubt))[0];
}

/** One of two equal pictures is kept: that much is known to be there. */
function isShownElsewhere(
  one: Doubted,
  doubted: readonly Doubted[],
  isTaken: (display: CaptureDisplay) => boolean,
): boolean {
  const print = one.frozen.content.fingerprint;
  return doubted.some((other) => other.frozen.content.fingerprint === print && isTaken(other.display));
}

function withoutDoubt({ display, engine, frozen }: Doubted): Taken {
  return { display, engine, frozen };
}

function asFailure({ engine, display, doubt }: Doubted): EngineFailure {
  return { engine, display: display.id, problem: doubt };
}
