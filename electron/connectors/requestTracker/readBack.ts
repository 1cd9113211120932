import type { Difference } from '../../../core/outbox/delivery.ts';
import type { Failure } from '../../../core/outbox/failure.ts';
import type { DeliveryJob, OutgoingPart } from '../../../core/ports/helpDesk.ts';
import { sameText } from '../../../core/report/readBack.ts';
import { fieldValues, Ticket } from './answers.ts';
import { fieldsOf, priorityOf, subjectOf } from './compose.ts';
import type { RequestTrackerContext } from './context.ts';
import { compareFiles } from './files.ts';
import { readQueue } from './queue.ts';
import { readParts, readText } from './stored.ts';

/** What stands under a number. */
export type ReadBack =
  | {
      kind: 'ours';
      /** Of the ticket it is part of, where it was merged. */
      number: string;
      differences: Difference[];
      /** Attachments that are not there and might be added again. */
      missing: OutgoingPart[];
    }
  /** No ticket, or another report's. */
  | { kind: 'notThere' }
  /** The account may not see it. */
  | { kind: 'hidden' }
  | { kind: 'unknown'; failure: Failure };

/** Reads the ticket with this number and compares it with what was sent. */
export async function readBack(
  context: RequestTrackerContext,
  job: DeliveryJob,
  number: string,
): Promise<ReadBack> {
  const { api, settings, describe } = context;
  const { ticket: sent, signal } = job;
  const answer = await api.ask({ method: 'GET', path: `ticket/${number}`, signal }, Ticket);
  if (answer.kind === 'failure') {
    const { failure } = answer;
    if (failure.code === 'notFound') return { kind: 'notThere' };
    return failure.code === 'forbidden' ? { kind: 'hidden' } : { kind: 'unknown', failure };
  }
  const kept = answer.value;
  const stored = await readParts(api, number, signal);
  if (stored.kind === 'failure') return { kind: 'unknown', failure: stored.failure };
  const text = await readText(api, stored.parts, signal);
  if (text.kind === 'failure') return { kind: 'unknown', failure: text.failure };

  const summaryKept = sameText(subjectOf(sent), kept.Subject ?? '');
  const textKept = sameText(describe.text(sent), text.text ?? '');
  const ids = settings.reportIdField === undefined ? [] : (fieldValues(kept, settings.reportIdField) ?? []);
  const isOurs = ids.length > 0 ? ids.includes(sent.id) : summaryKept || textKept;
  if (!isOurs) return { kind: 'notThere' };

  const files = await compareFiles(context, job, { number, stored: stored.parts });
  if (files.kind === 'failure') return { kind: 'unknown', failure: files.failure };
  const queue = await queueDifference(context, kept, signal);
  const differences: Difference[] = [
    ...(summaryKept ? [] : [{ kind: 'summary' } as const]),
    ...(textKept ? [] : [{ kind: 'text' } as const]),
    ...valueDifferences(context, job, kept),
    ...queue,
    ...files.differences,
  ];
  return { kind: 'ours', number: kept.id, differences, missing: files.missing };
}

/** Custom fields and the priority: what is unknown, forbidden or of a wrong form is dropped without a word. */
function valueDifferences(
  { settings }: RequestTrackerContext,
  { ticket }: DeliveryJob,
  kept: Ticket,
): Difference[] {
  const lost = Object.entries(fieldsOf(ticket, settings)).filter(
    ([name, value]) => fieldValues(kept, name)?.includes(value) !== true,
  );
  const priority = priorityOf(ticket, settings);
  return [
    ...lost.map(([name]): Difference =>
      name === settings.reportIdField ? { kind: 'reportId' } : { kind: 'field', name },
    ),
    ...(priority === undefined || Number(kept.Priority) === priority
      ? []
      : [{ kind: 'field', name: 'Priority' } as const]),
  ];
}

/** A queue that the account does not see says nothing. */
async function queueDifference(
  context: RequestTrackerContext,
  kept: Ticket,
  signal: AbortSignal,
): Promise<Difference[]> {
  const wanted = await readQueue(context, signal);
  const moved = wanted.kind === 'queue' && kept.Queue !== undefined && kept.Queue.id !== wanted.queue.id;
  return moved ? [{ kind: 'field', name: 'Queue' }] : [];
}
