import type { Difference } from '../../../core/outbox/delivery.ts';
import type { Failure } from '../../../core/outbox/failure.ts';
import { createdNumber } from '../../../core/outbox/journal.ts';
import type { DeliveryJob } from '../../../core/ports/helpDesk.ts';
import type { RequestTrackerContext } from './context.ts';
import { addAttachment, createTicket } from './create.ts';
import { searchTicket } from './lookUp.ts';
import { readBack, type ReadBack } from './readBack.ts';

/** How one attempt ended, before it is put into the words of the port. */
export type Delivered =
  { kind: 'delivered'; number: string; differences: Difference[] } | { kind: 'failure'; failure: Failure };

type Ours = Extract<ReadBack, { kind: 'ours' }>;

/**
 * Creates the ticket, notes its number, reads it back and adds what is missing. An attempt whose predecessor noted a
 * number goes on there and creates nothing.
 */
export async function deliverTicket(context: RequestTrackerContext, job: DeliveryJob): Promise<Delivered> {
  const earlier = createdNumber(job.journal);
  if (earlier !== undefined) {
    const read = await locate(context, job, earlier);
    if (read.kind !== 'gone') return read.kind === 'ours' ? complete(context, job, read) : read;
    // Neither the number nor a search knows it, so creating makes no second one.
  }
  const created = await createTicket(context, job);
  if (created.kind === 'failure') return created;
  const at = new Date(context.clock.now()).toISOString();
  await job.record({ kind: 'created', number: created.number, at });
  const read = await locate(context, job, created.number);
  if (read.kind === 'ours') return complete(context, job, read);
  // A number that leads nowhere is no receipt. The next attempt looks again.
  return read.kind === 'gone' ? badNumber(created.number) : read;
}

const badNumber = (number: string): Delivered => ({
  kind: 'failure',
  failure: { code: 'badAnswer', detail: `#${number}`, mayHaveArrived: true },
});

/** The ticket under its number, else wherever its report id is found. `gone`: certainly nowhere. */
async function locate(
  context: RequestTrackerContext,
  job: DeliveryJob,
  number: string,
): Promise<Ours | Delivered | { kind: 'gone' }> {
  const read = await readBack(context, job, number);
  switch (read.kind) {
    case 'ours':
      return read;
    case 'hidden':
      // An account that may create and not see: the number is all there is, and no search would find it again.
      return { kind: 'delivered', number, differences: lostId(context) };
    case 'unknown':
      return { kind: 'failure', failure: { ...read.failure, mayHaveArrived: true } };
    case 'notThere':
      return locateById(context, job, number);
  }
}

async function locateById(
  context: RequestTrackerContext,
  job: DeliveryJob,
  number: string,
): Promise<Ours | Delivered | { kind: 'gone' }> {
  // Without a field to search for, only a person can tell whether there is a ticket.
  if (context.settings.reportIdField === undefined) {
    return { kind: 'failure', failure: { code: 'rejected', detail: `#${number}`, mayHaveArrived: true } };
  }
  const search = await searchTicket(context, job.ticket.id, job.signal);
  if (search.kind === 'unknown') return { kind: 'failure', failure: search.failure };
  if (search.kind === 'absent') return { kind: 'gone' };
  const read = await readBack(context, job, search.number);
  if (read.kind === 'ours') return read;
  if (read.kind === 'unknown') return { kind: 'failure', failure: { ...read.failure, mayHaveArrived: true } };
  // Merged into another ticket: its own words are no longer asked for.
  return { kind: 'delivered', number: search.number, differences: [] };
}

function lostId({ settings }: RequestTrackerContext): Difference[] {
  return settings.reportIdField === undefined ? [] : [{ kind: 'reportId' }];
}

/** Adds what is missing, one by one, and reads the ticket back again. */
async function complete(context: RequestTrackerContext, job: DeliveryJob, read: Ours): Promise<Delivered> {
  if (read.missing.length === 0) return { ...read, kind: 'delivered' };
  for (const part of read.missing) {
    const failure = await addAttachment(context, job, read.number, part);
    // A refusal is a difference; silence or "later" is tried again, from here.
    if (failure !== undefined && isLater(failure)) {
      return { kind: 'failure', failure: { ...failure, mayHaveArrived: true } };
    }
  }
  const again = await readBack(context, job, read.number);
  if (again.kind === 'unknown')
    return { kind: 'failure', failure: { ...again.failure, mayHaveArrived: true } };
  return { ...(again.kind === 'ours' ? again : read), kind: 'delivered' };
}

function isLater({ status }: Failure): boolean {
  return status === undefined || [408, 429, 502, 503, 504].includes(status);
}
