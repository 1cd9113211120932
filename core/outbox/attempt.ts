import {
  AttachmentUnreadable,
  type DeliveryJob,
  type DeliveryOutcome,
  type HelpDesk,
} from '../ports/helpDesk.ts';
import type { StorageFailure } from '../ports/stores.ts';
import type { Logger } from '../ports/world.ts';
import { Receipt, type Delivery, type JournalEntry } from './delivery.ts';
import { deskRefusals, Failure } from './failure.ts';
import { isLasting } from './httpFailure.ts';
import type { PlacedDesk } from './desks.ts';
import { heldByHandOver, looksAgain } from './handOvers.ts';
import { createdNumber } from './journal.ts';
import type { DeliveryEvent } from './transitions.ts';
import { mayHaveArrived } from './transitions.ts';

/** How one attempt ended. `interrupted`: this process stopped it. */
export type AttemptEnd =
  | { kind: 'delivered'; receipt: Receipt; foundByLookUp: boolean }
  | { kind: 'failedForNow'; failure: Failure }
  | { kind: 'failedForGood'; failure: Failure }
  /** The desk refused the app and not the ticket. */
  | { kind: 'refused'; failure: Failure }
  | { kind: 'interrupted' };

/** Thrown by a job's `record` when the disk did not take the entry. */
export class JournalNotKept extends Error {
  readonly failure: StorageFailure;
  constructor(failure: StorageFailure) {
    super(`the journal could not be written: ${failure.kind}`);
    this.name = 'JournalNotKept';
    this.failure = failure;
  }
}

/** How an attempt ended that the desk said no to: a refusal of the app comes under a name of its own. */
function refusedOrHeld(failure: Failure): AttemptEnd {
  return { kind: deskRefusals.has(failure.code) ? 'refused' : 'failedForGood', failure };
}

/** A failure that fits its schema: what a desk says can be of any length, and an unwritable state would be stuck. */
function writable(failure: Failure): Failure {
  const { detail, ...rest } = failure;
  const cut = detail === undefined ? rest : { ...rest, detail: detail.slice(0, 2000) };
  const parsed = Failure.safeParse(cut);
  return parsed.success ? parsed.data : { code: 'internal', mayHaveArrived: true };
}

/** The desk's receipt, or `badAnswer` when there is no number in it that a person could quote. */
function received(receipt: Receipt, foundByLookUp: boolean): AttemptEnd {
  const parsed = Receipt.safeParse(receipt);
  if (parsed.success) return { kind: 'delivered', receipt: parsed.data, foundByLookUp };
  const { url: _tooLong, ...withoutUrl } = receipt;
  const shorter = Receipt.safeParse(withoutUrl);
  if (shorter.success) return { kind: 'delivered', receipt: shorter.data, foundByLookUp };
  return { kind: 'failedForNow', failure: { code: 'badAnswer', mayHaveArrived: true } };
}

function thrown(error: unknown, logger: Logger, desk: string, id: string): AttemptEnd {
  if (error instanceof AttachmentUnreadable) {
    const attachment = error.attachment.name;
    if (error.passes) {
      const failure = { code: 'internal', detail: error.message, attachment, mayHaveArrived: true } as const;
      return { kind: 'failedForNow', failure: writable(failure) };
    }
    // Connectors that attach one by one may have made the ticket before.
    return {
      kind: 'failedForGood',
      failure: { code: 'attachmentDamaged', attachment, mayHaveArrived: true },
    };
  }
  if (error instanceof JournalNotKept) {
    const code = error.failure.kind === 'diskFull' ? 'diskFull' : 'internal';
    return { kind: 'failedForNow', failure: { code, mayHaveArrived: true } };
  }
  logger.error('a connector failed unexpectedly', error, { desk, id });
  return { kind: 'failedForNow', failure: { code: 'internal', mayHaveArrived: true } };
}

/** The ticket may stand at a place that no desk of today's settings is: nobody can be asked for it. */
const elsewhere: AttemptEnd = {
  kind: 'failedForGood',
  failure: { code: 'deskChanged', mayHaveArrived: true },
};

/**
 * True where the desk has answered with a number: the connector goes on there, completes the ticket and compares what
 * was kept, and looks it up by itself should the number lead nowhere. One that was handed over is always looked up.
 */
function goesOn({ journal, handOvers = [] }: Delivery): boolean {
  return handOvers.length === 0 && createdNumber(journal) !== undefined;
}

/** A ticket that was found: whether all of it is there nobody has looked yet. */
async function completed(desk: HelpDesk, receipt: Receipt, job: DeliveryJob): Promise<AttemptEnd> {
  if (desk.capabilities.readsBack !== true) return received(receipt, true);
  const entry: JournalEntry = { kind: 'created', number: receipt.number, at: receipt.receivedAt };
  await job.record(entry);
  const outcome = await desk.deliver({ ...job, journal: [...job.journal, entry] });
  return outcome.kind === 'delivered' ? received(outcome.receipt, true) : notDeliveredYet(outcome);
}

/** What the desk or the way there said no to. */
function notDeliveredYet({ kind, failure }: Exclude<DeliveryOutcome, { kind: 'delivered' }>): AttemptEnd {
  const told = writable(failure);
  return kind === 'failedForGood' ? refusedOrHeld(told) : { kind, failure: told };
}

/**
 * One attempt: asks the desk for the report id first where an earlier attempt may have arrived, and creates only
 * what is certainly not there. Never throws.
 *
 * @param place where `desk` is; see `CourierWorld.placeOf`
 * @param before the delivery as it was before this attempt began
 */
export async function attempt(
  { desk, place }: PlacedDesk,
  before: Delivery,
  job: DeliveryJob,
  logger: Logger,
): Promise<AttemptEnd> {
  try {
    const perhapsThere = mayHaveArrived(before);
    if (perhapsThere && before.place !== undefined && before.place !== place) return elsewhere;
    const held = heldByHandOver(before, desk.capabilities);
    if (held !== undefined) return { kind: 'failedForGood', failure: held };
    if (perhapsThere && desk.capabilities.lookUp && !goesOn(before)) {
      const found = await desk.lookUp(job.ticket.id, job.signal);
      if (found.kind === 'found') return await completed(desk, found.receipt, job);
      if (found.kind === 'unknown') {
        // Not knowing never leads to a second create. A refusal that lasts needs a person here, too.
        const failure = writable({ ...found.failure, mayHaveArrived: true });
        return isLasting(failure.code) ? refusedOrHeld(failure) : { kind: 'failedForNow', failure };
      }
      // Creating after the word to stop would be a create that nobody waits for.
      if (job.signal.aborted) return { kind: 'interrupted' };
      const again = looksAgain(before, desk.capabilities);
      if (again !== undefined) return { kind: 'failedForNow', failure: again };
    }
    const outcome = await desk.deliver(job);
    if (outcome.kind === 'delivered') return received(outcome.receipt, false);
    return notDeliveredYet(outcome);
  } catch (error) {
    return thrown(error, logger, desk.name, job.ticket.id);
  }
}

/** The end of an attempt as an event of the delivery. */
export function endEvent(end: AttemptEnd, now: number, random: number): DeliveryEvent {
  switch (end.kind) {
    case 'delivered':
    case 'failedForGood':
      return { ...end, now };
    case 'failedForNow':
    case 'interrupted':
      return { ...end, now, random };
    case 'refused':
      return { kind: 'failedForNow', failure: end.failure, now, random };
  }
}
