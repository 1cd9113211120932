import { unreachable } from '../result.ts';
import type { Attempt, Delivery, JournalEntry, Receipt } from './delivery.ts';
import type { Failure, FailureCode } from './failure.ts';
import { pauseBeforeNext } from './retry.ts';

/** What can happen to a delivery. `now` is in milliseconds since the epoch, `random` in [0, 1). */
export type DeliveryEvent =
  /** `place`: where the attempt goes. */
  | { kind: 'attemptStarted'; now: number; place?: string }
  | { kind: 'journaled'; entry: JournalEntry }
  | { kind: 'delivered'; now: number; receipt: Receipt; foundByLookUp: boolean }
  | { kind: 'failedForNow'; now: number; failure: Failure; random: number }
  | { kind: 'failedForGood'; now: number; failure: Failure }
  /** The process ended in the middle of an attempt; said at the next start. */
  | { kind: 'interrupted'; now: number; random: number }
  /**
   * Waiting ends now: a person, the network or the session came back. `decided`: a person wants this very ticket sent
   * although it may stand at another desk already.
   */
  | { kind: 'wokenUp'; includeHeld: boolean; decided?: boolean }
  | { kind: 'withdrawn'; now: number };

const instant = (now: number): string => new Date(now).toISOString();

/** How many attempts the ledger keeps from the start and from the end: a ticket may wait for months. */
const kept = { first: 5, last: 45 } as const;

/** The ledger with one more attempt. */
export function record(ledger: readonly Attempt[], attempt: Attempt): Attempt[] {
  const all = [...ledger, attempt];
  return all.length <= kept.first + kept.last ? all : [...all.slice(0, kept.first), ...all.slice(-kept.last)];
}

/** A ticket that may stand somewhere already stays bound to that place. */
function placed(delivery: Delivery, place: string | undefined): Pick<Delivery, 'place'> {
  if (place === undefined || (delivery.place !== undefined && mayHaveArrived(delivery))) return {};
  return { place };
}

function released(delivery: Delivery, code: FailureCode, decided: boolean): Delivery {
  // Only a person can know that nobody has filed the file.
  if (code === 'handedOver')
    return decided ? { ...delivery, sendAnyway: true, state: { kind: 'queued' } } : delivery;
  if (code !== 'deskChanged') return { ...delivery, state: { kind: 'queued' } };
  // Only a person can know that the ticket is not at the other desk.
  if (!decided) return delivery;
  const { place: _place, ...rest } = delivery;
  return { ...rest, state: { kind: 'queued' } };
}

function journalWith(journal: readonly JournalEntry[], entry: JournalEntry): JournalEntry[] {
  if (entry.kind !== 'uploadsVoid') return [...journal, entry];
  return [...journal.filter(({ kind }) => kind === 'created'), entry];
}

/** An event that does not belong to the state: a defect of the caller, told apart so that it is never silent. */
export class ImpossibleTransition extends Error {
  constructor(delivery: Delivery, event: DeliveryEvent) {
    super(`delivery of ${delivery.ticketId}: ${event.kind} while ${delivery.state.kind}`);
    this.name = 'ImpossibleTransition';
  }
}

/** The delivery after the event; a pure function. @throws ImpossibleTransition */
export function nextDelivery(delivery: Delivery, event: DeliveryEvent): Delivery {
  const { state } = delivery;
  switch (event.kind) {
    case 'attemptStarted': {
      if (state.kind !== 'queued' && state.kind !== 'waiting')
        throw new ImpossibleTransition(delivery, event);
      const attempt = delivery.attemptCount + 1;
      return {
        ...delivery,
        ...placed(delivery, event.place),
        attemptCount: attempt,
        state: { kind: 'sending', attempt, startedAt: instant(event.now) },
      };
    }
    case 'journaled':
      if (state.kind !== 'sending') throw new ImpossibleTransition(delivery, event);
      return {
        ...delivery,
        journal: journalWith(delivery.journal, event.entry),
      };
    case 'delivered':
    case 'failedForNow':
    case 'failedForGood':
    case 'interrupted': {
      if (state.kind !== 'sending') throw new ImpossibleTransition(delivery, event);
      return endAttempt(delivery, state, event);
    }
    case 'wokenUp':
      if (state.kind === 'waiting') return { ...delivery, state: { kind: 'queued' } };
      return state.kind === 'held' && event.includeHeld
        ? released(delivery, state.failure.code, event.decided ?? false)
        : delivery;
    case 'withdrawn':
      if (state.kind === 'delivered' || state.kind === 'sending')
        throw new ImpossibleTransition(delivery, event);
      return { ...delivery, state: { kind: 'withdrawn', at: instant(event.now) } };
    default:
      return unreachable(event);
  }
}

type EndEvent = Extract<
  DeliveryEvent,
  { kind: 'delivered' | 'failedForNow' | 'failedForGood' | 'interrupted' }
>;

function endAttempt(
  delivery: Delivery,
  sending: { attempt: number; startedAt: string },
  event: EndEvent,
): Delivery {
  const attempt = (outcome: Attempt['outcome']): Attempt => ({
    number: sending.attempt,
    startedAt: sending.startedAt,
    endedAt: instant(event.now),
    outcome,
  });
  if (event.kind === 'delivered') {
    const { receipt, foundByLookUp } = event;
    const done = attempt({ kind: 'delivered', number: receipt.number, foundByLookUp });
    return { ...delivery, ledger: record(delivery.ledger, done), state: { kind: 'delivered', receipt } };
  }
  // An attempt that the process did not survive may have reached the desk.
  const failure: Failure =
    event.kind === 'interrupted' ? { code: 'interrupted', mayHaveArrived: true } : event.failure;
  const lasting = event.kind === 'failedForGood';
  const ledger = record(delivery.ledger, attempt({ kind: 'failed', failure, lasting }));
  if (event.kind === 'failedForGood') return { ...delivery, ledger, state: { kind: 'held', failure } };
  const pause =
    event.kind === 'interrupted' ? 0 : pauseBeforeNext(sending.attempt, event.random, failure.retryAfter);
  return { ...delivery, ledger, state: { kind: 'waiting', until: instant(event.now + pause), failure } };
}

/**
 * True when an earlier attempt may have reached the desk, so that the report id has to be looked up before
 * anything is created again. A later certain "no" does not clear an earlier "perhaps".
 */
export function mayHaveArrived(delivery: Delivery): boolean {
  if (delivery.attemptCount > delivery.ledger.length || wentByFile(delivery)) return true;
  return delivery.ledger.some(({ outcome }) => outcome.kind === 'failed' && outcome.failure.mayHaveArrived);
}

/** True for a ticket that was handed over as a file, or came as one: another machine may file it. */
function wentByFile({ handOvers = [], imports = [] }: Delivery): boolean {
  return handOvers.length > 0 || imports.length > 0;
}

/** When the ticket wants its next attempt, in milliseconds since the epoch; undefined: not by itself. */
export function dueAt(delivery: Delivery): number | undefined {
  switch (delivery.state.kind) {
    case 'queued':
      return 0;
    case 'waiting':
      return Date.parse(delivery.state.until);
    case 'sending':
    case 'held':
    case 'delivered':
    case 'withdrawn':
      return undefined;
    default:
      return unreachable(delivery.state);
  }
}
