import { checkPicture, lookAlikes } from '../../../core/evidence/pictureCheck.ts';
import type { EngineFailure } from '../../../core/ports/capture.ts';
import type { Clock } from '../../../core/ports/world.ts';
import { within, wordsOf, type Within } from '../within.ts';
import type { CaptureDisplay, CaptureEngine, EngineName, FrozenPicture, Shot } from './engine.ts';

/** A picture that was looked at and believed. */
export interface Taken {
  display: CaptureDisplay;
  engine: EngineName;
  frozen: FrozenPicture;
}

interface Round {
  good: Taken[];
  failures: EngineFailure[];
}

/**
 * Freezes every display with the first engine that does it right, and asks the next one only for those still
 * missing. Never rejects.
 *
 * Two displays that look alike to the pixel are either alike (two empty desktops) or one display taken twice. The
 * next engine decides: when it sees them alike too, they are. When it cannot tell, one of the pictures is kept,
 * which is all that is known to be there.
 */
export async function freezeDisplays(options: {
  engines: readonly CaptureEngine[];
  displays: readonly CaptureDisplay[];
  clock: Clock;
}): Promise<{ taken: Taken[]; failures: EngineFailure[] }> {
  const { engines, displays, clock } = options;
  const taken: Taken[] = [];
  const failures: EngineFailure[] = [];
  const doubted: Taken[] = [];
  const isTaken = (display: CaptureDisplay) => taken.some((one) => one.display.id === display.id);

  if (displays.length === 0)
    failures.push({ engine: 'none', problem: 'empty', detail: 'the system names no display' });
  for (const engine of engines) {
    const missing = displays.filter((display) => !isTaken(display));
    if (missing.length === 0) break;
    const round = await askEngine(engine, missing, clock);
    failures.push(...round.failures);
    const alike = lookAlikes(round.good, ({ frozen }) => frozen.content);
    const known = new Set(doubted.map(({ display }) => display.id));
    for (const one of round.good) {
      if (!alike.has(one) || known.has(one.display.id)) taken.push(one);
      else doubted.push(one);
    }
    failures.push(...disproved(doubted, round.good, alike));
  }

  const open = doubted.filter(({ display }) => !isTaken(display));
  for (const one of [...open].sort((a, b) => Number(b.display.primary) - Number(a.display.primary))) {
    const print = one.frozen.content.fingerprint;
    const shown = doubted.some(
      (other) => other.frozen.content.fingerprint === print && isTaken(other.display),
    );
    if (shown) failures.push({ engine: one.engine, display: one.display.id, problem: 'sameTwice' });
    else taken.push(one);
  }
  const place = new Map(displays.map(({ id }, index) => [id, index]));
  taken.sort((a, b) => (place.get(a.display.id) ?? 0) - (place.get(b.display.id) ?? 0));
  return { taken, failures };
}

/** What an earlier engine saw alike and this one does not: the earlier one was wrong. */
function disproved(
  doubted: readonly Taken[],
  good: readonly Taken[],
  alike: ReadonlySet<Taken>,
): EngineFailure[] {
  return doubted.flatMap(({ display, engine }) => {
    const again = good.find((one) => one.display.id === display.id && one.engine !== engine);
    if (again === undefined || alike.has(again)) return [];
    return [{ engine, display: display.id, problem: 'sameTwice' as const }];
  });
}

/** Time for an engine whose time is over to hand out what it has. In milliseconds. */
const lastWords = 250;

async function ask(
  engine: CaptureEngine,
  displays: readonly CaptureDisplay[],
  clock: Clock,
): Promise<Within<Shot[]>> {
  const abort = new AbortController();
  let work: Promise<Shot[]> | undefined;
  const answer = await within(clock, engine.timeout, () => (work = engine.shoot(displays, abort.signal)));
  // Whatever came of it: what the engine still holds is freed.
  abort.abort();
  if (answer.kind !== 'timeout' || work === undefined) return answer;
  const asked = work;
  return within(clock, lastWords, () => asked);
}

async function askEngine(
  engine: CaptureEngine,
  displays: readonly CaptureDisplay[],
  clock: Clock,
): Promise<Round> {
  const answer = await ask(engine, displays, clock);
  const fault = { engine: engine.name };
  if (answer.kind === 'timeout') {
    return { good: [], failures: displays.map(({ id }) => ({ ...fault, display: id, problem: 'timeout' })) };
  }
  if (answer.kind === 'failed') {
    const detail = wordsOf(answer.error);
    return {
      good: [],
      failures: displays.map(({ id }) => ({ ...fault, display: id, problem: 'failed', detail })),
    };
  }
  const round: Round = { good: [], failures: [] };
  for (const display of displays) {
    const shot = answer.value.find(({ displayId }) => displayId === display.id);
    if (shot === undefined) {
      round.failures.push({ ...fault, display: display.id, problem: 'failed', detail: 'display not found' });
    } else if ('problem' in shot) {
      const { problem, detail } = shot;
      round.failures.push({
        ...fault,
        display: display.id,
        problem,
        ...(detail === undefined ? {} : { detail }),
      });
    } else {
      const { content } = shot.frozen;
      const problem = checkPicture(display, content);
      const detail = `${content.width}×${content.height}, not ${display.width}×${display.height}`;
      if (problem === undefined) round.good.push({ display, engine: engine.name, frozen: shot.frozen });
      else
        round.failures.push({
          ...fault,
          display: display.id,
          problem,
          ...(problem === 'wrongSize' ? { detail } : {}),
        });
    }
  }
  return round;
}
