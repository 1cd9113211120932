import type { DeskStatus, Receipt } from '../../../core/outbox/delivery.ts';
import type { Failure } from '../../../core/outbox/failure.ts';
import { OneIssue, Statuses } from './answers.ts';
import type { RedmineContext } from './context.ts';

/** How the issue stands now. Redmine before 5.0 does not say with the issue whether a status closes it. */
export async function readIssueStatus(
  { api, clock }: RedmineContext,
  receipt: Receipt,
  signal: AbortSignal,
): Promise<{ kind: 'status'; status: DeskStatus } | { kind: 'unknown'; failure: Failure }> {
  const path = `issues/${encodeURIComponent(receipt.number)}.json?include=journals`;
  const outcome = await api.ask({ method: 'GET', path, signal }, OneIssue);
  if (outcome.kind === 'failure') return { kind: 'unknown', failure: outcome.failure };
  const { status, updated_on: updatedOn } = outcome.value.issue;
  let closed = status.is_closed;
  if (closed === undefined) {
    const statuses = await api.ask({ method: 'GET', path: 'issue_statuses.json', signal }, Statuses);
    if (statuses.kind === 'failure') return { kind: 'unknown', failure: statuses.failure };
    closed = statuses.value.issue_statuses.find(({ id }) => id === status.id)?.is_closed ?? false;
  }
  const updated = Date.parse(updatedOn ?? '');
  return {
    kind: 'status',
    status: {
      label: status.name.slice(0, 200),
      closed,
      ...(Number.isNaN(updated) ? {} : { updatedAt: new Date(updated).toISOString() }),
      checkedAt: new Date(clock.now()).toISOString(),
    },
  };
}
