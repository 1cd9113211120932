import type { Failure } from '../../../core/outbox/failure.ts';
import { isLasting } from '../../../core/outbox/httpFailure.ts';
import type { DeliveryJob } from '../../../core/ports/helpDesk.ts';
import { Anything, OneIssue, type Issue } from './answers.ts';
import { issueBytes } from './compose.ts';
import type { RedmineContext } from './context.ts';
import { searchIssue } from './lookUp.ts';

/** Outcome of creating the issue; `lasting`: it needs a person or IT. */
export type CreateOutcome =
  { kind: 'created'; issue: Issue } | { kind: 'failure'; failure: Failure; lasting: boolean };

/** Creates the issue from attachments that are uploaded. */
export async function createIssue(
  context: RedmineContext,
  job: DeliveryJob,
  tokens: ReadonlyMap<string, string>,
  reused: boolean,
): Promise<CreateOutcome> {
  const { api, settings, describe } = context;
  const bytes = issueBytes(job.ticket, settings, describe, ({ id }) => tokens.get(id));
  const outcome = await api.ask(
    {
      method: 'POST',
      path: 'issues.json',
      body: { kind: 'bytes', bytes },
      creates: true,
      signal: job.signal,
    },
    OneIssue,
  );
  if (outcome.kind === 'value') return { kind: 'created', issue: outcome.value.issue };
  const { failure } = outcome;
  if (failure.status === 422 && tokens.size > 0) return tokensRefused(context, job, failure, reused);
  return ended(await explained(context, failure, job.signal));
}

const ended = (failure: Failure): CreateOutcome => ({
  kind: 'failure',
  failure,
  lasting: isLasting(failure.code),
});

/**
 * Handles work once. A refusal of a ticket with handles means that an earlier attempt has spent them (the ticket is
 * there), that Redmine has cleared them away, or that something else is wrong with the ticket.
 */
async function tokensRefused(
  context: RedmineContext,
  job: DeliveryJob,
  failure: Failure,
  reused: boolean,
): Promise<CreateOutcome> {
  const { api, settings, clock } = context;
  const { reportIdFieldId: fieldId, project } = settings;
  const at = new Date(clock.now()).toISOString();
  if (fieldId !== undefined) {
    const search = await searchIssue(api, { project, fieldId, reportId: job.ticket.id }, job.signal);
    if (search.kind === 'found') return { kind: 'created', issue: search.issue };
    if (search.kind === 'unknown') return ended({ ...search.failure, mayHaveArrived: true });
  }
  if (!reused) return ended(await explained(context, failure, job.signal));
  // The next attempt uploads everything anew.
  await job.record({ kind: 'uploadsVoid', at });
  // Without a field to look for, a spent handle and one that was cleared away look the same: a person decides.
  if (fieldId === undefined) return ended({ ...failure, mayHaveArrived: true });
  return { kind: 'failure', failure: { ...failure, code: 'badAnswer' }, lasting: false };
}

/** A project that is gone or out of reach is a 422 like any other: asking for it tells them apart. */
async function explained(context: RedmineContext, failure: Failure, signal: AbortSignal): Promise<Failure> {
  // No file is in this request, so none of them was refused.
  if (failure.code === 'typeRefused') return { ...failure, code: 'rejected' };
  if (failure.status !== 422) return failure;
  const path = `projects/${encodeURIComponent(context.settings.project)}.json`;
  const project = await context.api.ask({ method: 'GET', path, signal }, Anything);
  if (project.kind === 'value') return failure;
  const { code, status } = project.failure;
  return status === 403 || status === 404 ? { ...failure, code, status } : failure;
}
