import { checkPicture } from '../../../core/evidence/pictureCheck.ts';
import type { EngineFailure } from '../../../core/ports/capture.ts';
import type { Clock } from '../../../core/ports/world.ts';
import { within, wordsOf, type Within } from '../within.ts';
import type { CaptureDisplay, CaptureEngine, EngineName, FrozenPicture, Shot } from './engine.ts';

/** A picture that can be the one of its display. */
export interface Candidate {
  display: CaptureDisplay;
  engine: EngineName;
  frozen: FrozenPicture;
}

/** What came of asking one engine: pictures that can be right, and what surely is not. */
interface Round {
  good: Candidate[];
  failures: EngineFailure[];
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

/** Asks one engine for some displays, bounded in time. Never rejects. */
export async function askEngine(
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
