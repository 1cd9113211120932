import type { AttemptEnd } from './attempt.ts';
import type { CourierContext } from './courierContext.ts';
import { deskRefusals } from './failure.ts';
import type { Lane } from './lane.ts';

/** What the end of one attempt means for the others of its lane. */
export function conclude({ agenda, board, now, world }: CourierContext, lane: Lane, end: AttemptEnd): void {
  const refusedBefore = lane.refusal() !== undefined;
  lane.note(end, now, world.chance.random());
  const refusedNow = lane.refusal() !== undefined;
  if (refusedNow !== refusedBefore) board.change();
  if (!refusedBefore || refusedNow) return;
  // The key was mended: what waited for that goes now.
  for (const entry of agenda.all()) {
    const waitsForIt = entry.state.kind === 'waiting' && deskRefusals.has(entry.state.failure.code);
    if (entry.lane === lane.name && waitsForIt && agenda.hurry(entry, now)) board.report(entry);
  }
}
