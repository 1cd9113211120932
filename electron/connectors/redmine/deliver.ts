import type { Difference } from '../../../core/outbox/delivery.ts';
import type { Failure } from '../../../core/outbox/failure.ts';
import { isLasting } from '../../../core/outbox/httpFailure.ts';
import { createdNumber } from '../../../core/outbox/journal.ts';
import type { DeliveryJob } from '../../../core/ports/helpDesk.ts';
import type { RedmineContext } from './context.ts';
import { createIssue } from './create.ts';
import { searchIssue } from './lookUp.ts';
import { readBack } from './readBack.ts';
import { earlierTokens, uploadAll } from './upload.ts';

/** How one attempt ended; `lasting`: it needs a person or IT. */
export type Delivered =
  | { kind: 'delivered'; id: number; differences: Difference[] }
  | { kind: 'failure'; failure: Failure; lasting: boolean };

/**
 * Uploads, creates the issue, notes its number and reads it back. An attempt whose predecessor noted a number goes on
 * there and creates nothing.
 */
export async function deliverIssue(context: RedmineContext, job: DeliveryJob): Promise<Delivered> {
  const earlier = createdNumber(job.journal);
  if (earlier !== undefined) {
    const located = await locate(context, job, Number(earlier), earlierTokens(job));
    // Neither the number nor a search knows it: creating makes no second one.
    if (located.kind !== 'gone') return located;
  }
  const uploads = await uploadAll(context, job);
  if (uploads.kind === 'failure') return failed(uploads.failure);
  const created = await createIssue(context, job, uploads.tokens, uploads.reused);
  if (created.kind === 'failure') return created;
  const { id } = created.issue;
  await job.record({ kind: 'created', number: String(id), at: new Date(context.clock.now()).toISOString() });
  const located = await locate(context, job, id, uploads.tokens);
  if (located.kind !== 'gone') return located;
  // A number that leads nowhere is no receipt. The next attempt looks again.
  return failed({ code: 'badAnswer', detail: `#${id}`, mayHaveArrived: true });
}

const failed = (failure: Failure): Delivered => ({
  kind: 'failure',
  failure,
  lasting: isLasting(failure.code),
});

/** The issue under its number, else wherever its report id is found. `gone`: certainly nowhere. */
async function locate(
  context: RedmineContext,
  job: DeliveryJob,
  id: number,
  tokens: ReadonlyMap<string, string>,
): Promise<Delivered | { kind: 'gone' }> {
  const { api, settings } = context;
  const { reportIdFieldId: fieldId, project } = settings;
  const read = await readBack(context, job, id, tokens);
  if (read.kind === 'ours') return { kind: 'delivered', id, differences: read.differences };
  // An account that may add and not look: the number is all there is, and no search would find it again.
  if (read.kind === 'hidden') {
    return { kind: 'delivered', id, differences: fieldId === undefined ? [] : [{ kind: 'reportId' }] };
  }
  if (read.kind === 'unknown') return failed({ ...read.failure, mayHaveArrived: true });
  // Without a field to search for, only a person can tell whether there is an issue.
  if (fieldId === undefined) return failed({ code: 'rejected', detail: `#${id}`, mayHaveArrived: true });
  const search = await searchIssue(api, { project, fieldId, reportId: job.ticket.id }, job.signal);
  if (search.kind === 'unknown') return failed({ ...search.failure, mayHaveArrived: true });
  if (search.kind === 'absent') return { kind: 'gone' };
  const found = await readBack(context, job, search.issue.id, tokens);
  if (found.kind === 'unknown') return failed({ ...found.failure, mayHaveArrived: true });
  const differences = found.kind === 'ours' ? found.differences : [];
  return { kind: 'delivered', id: search.issue.id, differences };
}
