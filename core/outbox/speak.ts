import type { DeliveryJob } from '../ports/helpDesk.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Entry } from './agenda.ts';
import { attempt, JournalNotKept, type AttemptEnd } from './attempt.ts';
import { guardAttempt } from './attemptGuard.ts';
import { conclude } from './conclude.ts';
import type { CourierContext } from './courierContext.ts';
import { JournalEntry, type Delivery } from './delivery.ts';
import type { PlacedDesk } from './desks.ts';
import type { Lane } from './lane.ts';
import { nextDelivery } from './transitions.ts';
import { Turns } from './turns.ts';

/** What an attempt begins with. `before`: the state before it, `sending`: the one that is on disk. */
export interface Start {
  ticket: Ticket;
  placed: PlacedDesk;
  before: Delivery;
  sending: Delivery;
}

/** The turn of one ticket at its desk. Undefined: it may not speak any more, and nothing has left. */
export async function speak(
  context: CourierContext,
  entry: Entry,
  lane: Lane,
  start: Start,
): Promise<{ end: AttemptEnd; delivery: Delivery } | undefined> {
  const { clock } = context.world;
  const leave = await lane.speak(clock.now());
  try {
    if (!maySpeak(context, lane)) return undefined;
    const { end, delivery } = await deliver(context, entry, start);
    const told = ownRefusal(end, start.before, lane) ?? end;
    // Before the next one speaks: it may have to rest.
    conclude(context, lane, told);
    return { end: told, delivery };
  } finally {
    leave(clock.now());
  }
}

/** What held when a ticket was prepared may not hold any more when it is its turn. */
function maySpeak({ draining, mode, now, world }: CourierContext, lane: Lane): boolean {
  if (mode !== 'deliver' || draining || lane.restsUntil() > now) return false;
  return lane.worksOffline || world.network.online();
}

/** A refusal of the app that others do not meet is about this ticket: it is held, so that it holds up nobody. */
function ownRefusal(end: AttemptEnd, before: Delivery, lane: Lane): AttemptEnd | undefined {
  const delivered = lane.deliveredAt();
  if (end.kind !== 'refused' || delivered === undefined) return undefined;
  const refused = before.ledger.findLast(
    ({ outcome }) => outcome.kind === 'failed' && outcome.failure.code === end.failure.code,
  );
  if (refused === undefined || Date.parse(refused.endedAt) > delivered) return undefined;
  return { kind: 'failedForGood', failure: end.failure };
}

/** The part of an attempt that speaks to the desk. `delivery` is the state with what was journaled on the way. */
async function deliver(
  { world, board, underway }: CourierContext,
  entry: Entry,
  start: Start,
): Promise<{ end: AttemptEnd; delivery: Delivery }> {
  const { store, clock, logger } = world;
  const journal = new Turns();
  let delivery = start.sending;
  let over = false;
  const record = async (item: JournalEntry): Promise<void> => {
    if (over) throw new JournalNotKept({ kind: 'other', detail: 'the attempt is over' });
    const next = nextDelivery(delivery, { kind: 'journaled', entry: JournalEntry.parse(item) });
    const written = await store.writeDelivery(next);
    if (!written.ok) throw new JournalNotKept(written.failure);
    delivery = next;
  };
  const guarded = guardAttempt(clock, (signal, alive) => {
    const job: DeliveryJob = {
      ticket: start.ticket,
      readAttachment: (attachment) => store.readAttachment(entry.id, attachment),
      journal: start.before.journal,
      record: (item) => {
        alive();
        // In turn, so that uploads side by side do not write over each other's entry.
        return journal.run(entry.id, () => record(item));
      },
      onProgress: (fraction) => {
        alive();
        if (!over) board.progress(entry, fraction);
      },
      signal,
    };
    return attempt(start.placed, start.before, job, logger);
  });
  underway.add(guarded);
  const end = await guarded.end;
  over = true;
  underway.delete(guarded);
  await journal.idle();
  return { end, delivery };
}
