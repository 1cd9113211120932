import type { HelpDesk } from '../ports/helpDesk.ts';
import type { StorageFailure } from '../ports/stores.ts';
import type { Entry } from './agenda.ts';
import { endEvent } from './attempt.ts';
import type { CourierContext } from './courierContext.ts';
import type { Delivery } from './delivery.ts';
import type { Lane } from './lane.ts';
import { speak } from './speak.ts';
import { mayHaveArrived, nextDelivery } from './transitions.ts';

/**
 * Writes a state. When the disk refuses it, it is kept in memory as the newest one and written later; the ticket is
 * not attempted before. Returns the refusal. Call it in the ticket's turn.
 */
export async function keep(
  { world, agenda, board }: CourierContext,
  entry: Entry,
  delivery: Delivery,
): Promise<StorageFailure | undefined> {
  const written = await world.store.writeDelivery(delivery);
  const now = world.clock.now();
  if (written.ok) agenda.update(entry, delivery, now);
  else agenda.keepUnsaved(entry, delivery, written.failure, now, world.chance.random());
  board.report(entry);
  return written.ok ? undefined : written.failure;
}

/** What cannot be read now is tried later; what is gone or not understood leaves the list and is shown apart. */
export function setAside(
  { world, agenda, board }: CourierContext,
  entry: Entry,
  failure: StorageFailure,
): void {
  if (failure.kind === 'notFound' || failure.kind === 'unreadable' || failure.kind === 'newer') {
    agenda.delete(entry.id);
    board.emit({ kind: 'gone', id: entry.id });
    if (failure.kind === 'notFound') return;
    const detail = failure.kind === 'unreadable' ? failure.detail : '';
    board.quarantine({ path: failure.path, reason: failure.kind, detail });
    return;
  }
  agenda.due(entry, world.clock.now() + agenda.troubled(entry, failure, world.chance.random()));
  board.report(entry);
}

/** The state with an attempt of a process that is gone counted as interrupted. */
export function recovered({ world }: CourierContext, delivery: Delivery): Delivery {
  if (delivery.state.kind !== 'sending') return delivery;
  return nextDelivery(delivery, {
    kind: 'interrupted',
    now: world.clock.now(),
    random: world.chance.random(),
  });
}

/** Takes one ticket through one attempt, every step durable before the next. Call it in the ticket's turn. */
export async function travel(context: CourierContext, entry: Entry, lane: Lane): Promise<void> {
  const { world, agenda, board } = context;
  const { store, clock, chance } = world;
  const ticket = await store.readTicket(entry.id);
  const found = await store.readDelivery(entry.id);
  if (!ticket.ok || !found.ok) {
    setAside(context, entry, ticket.ok ? failureOf(found) : ticket.failure);
    return;
  }
  const before = recovered(context, found.value);
  const placed = context.failover.deskOf(entry, ticket.value);
  if ((before.state.kind !== 'queued' && before.state.kind !== 'waiting') || context.mode !== 'deliver') {
    agenda.update(entry, found.value, clock.now());
    board.report(entry);
    return;
  }

  if (found.value.state.kind === 'sending') {
    // Written first: what the desk is given to settle counts from here, and not from each look at it.
    await keep(context, entry, before);
    return;
  }

  // What was known may be older than the disk: another process may have tried it elsewhere meanwhile.
  agenda.update(entry, before, clock.now());
  const way = context.failover.laneOf(entry);
  if (way !== lane.name) {
    agenda.move(entry, way);
    return;
  }
  agenda.due(entry, undefined);

  const settled = settledAt(entry, before, placed.desk, clock.now());
  if (settled > clock.now()) {
    agenda.update(entry, found.value, clock.now());
    agenda.due(entry, settled);
    return;
  }

  const current = nextDelivery(before, { kind: 'attemptStarted', now: clock.now(), place: placed.place });
  const sending = await store.writeDelivery(current);
  if (!sending.ok) {
    // Nothing may leave while the disk would not know of it.
    setAside(context, entry, sending.failure);
    return;
  }
  agenda.update(entry, current, clock.now());
  board.report(entry);

  const start = { ticket: ticket.value, placed, before, sending: current };
  const spoken = await speak(context, entry, lane, start);
  if (spoken === undefined) {
    await takeBack(context, entry, before);
    return;
  }
  const { end, delivery } = spoken;
  // Another process delivers now and keeps the state; only a receipt is news to it.
  if (modeOf(context) === 'watch' && end.kind !== 'delivered') return;
  await keep(context, entry, nextDelivery(delivery, endEvent(end, clock.now(), chance.random())));
}

/** Read anew: the mode can change at every `await`. */
const modeOf = (context: CourierContext): CourierContext['mode'] => context.mode;

/** Nothing has left: the ticket stands as it stood before, and no attempt is counted. */
async function takeBack(context: CourierContext, entry: Entry, before: Delivery): Promise<void> {
  if (context.mode !== 'watch') await keep(context, entry, before);
}

/**
 * When the desk can be asked for the ticket: after a lost answer it may go on making it for a while. In milliseconds
 * since the epoch. A clock that was set back says nothing of that while: then it begins anew, once.
 */
function settledAt(entry: Entry, before: Delivery, desk: HelpDesk, now: number): number {
  const last = before.ledger.at(-1);
  const { settlesWithin = 0, lookUp } = desk.capabilities;
  if (!lookUp || last === undefined || !mayHaveArrived(before)) return now;
  const ended = Date.parse(last.endedAt);
  if (ended <= now) return ended + settlesWithin;
  // Also where it was set back once more since: else that while would begin anew at each look, for ever.
  const latest = now + settlesWithin;
  entry.settled = Math.min(entry.settled ?? latest, latest);
  return entry.settled;
}

function failureOf(result: { ok: true } | { ok: false; failure: StorageFailure }): StorageFailure {
  return result.ok ? { kind: 'other', detail: '' } : result.failure;
}
