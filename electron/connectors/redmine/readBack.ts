import type { Difference } from '../../../core/outbox/delivery.ts';
import type { Failure } from '../../../core/outbox/failure.ts';
import type { DeliveryJob } from '../../../core/ports/helpDesk.ts';
import { sameText } from '../../../core/report/readBack.ts';
import { safeNames } from '../../../core/report/report.ts';
import { fieldValue, OneIssue, OneProject, type Issue } from './answers.ts';
import { descriptionOf, subjectOf } from './compose.ts';
import type { RedmineContext } from './context.ts';

/** What stands under a number. */
export type ReadBack =
  | { kind: 'ours'; differences: Difference[] }
  /** No issue, or another report's. */
  | { kind: 'notThere' }
  /** The account may not see it. */
  | { kind: 'hidden' }
  | { kind: 'unknown'; failure: Failure };

/** Reads the issue with this number and compares it with what was sent. `tokens`: handles by attachment id. */
export async function readBack(
  context: RedmineContext,
  job: DeliveryJob,
  id: number,
  tokens: ReadonlyMap<string, string>,
): Promise<ReadBack> {
  const { api, settings, describe } = context;
  const { ticket, signal } = job;
  const path = `issues/${id}.json?include=attachments`;
  const answer = await api.ask({ method: 'GET', path, signal }, OneIssue);
  if (answer.kind === 'failure') {
    const { failure } = answer;
    if (failure.code === 'notFound') return { kind: 'notThere' };
    return failure.code === 'forbidden' ? { kind: 'hidden' } : { kind: 'unknown', failure };
  }
  const { issue } = answer.value;
  const summaryKept = sameText(subjectOf(ticket), issue.subject ?? '');
  const textKept = sameText(descriptionOf(ticket, describe), issue.description ?? '');
  const { reportIdFieldId: fieldId } = settings;
  const reportId = fieldId === undefined ? '' : (fieldValue(issue, fieldId) ?? '');
  const isOurs = issue.id === id && (reportId === '' ? summaryKept || textKept : reportId === ticket.id);
  if (!isOurs) return { kind: 'notThere' };
  return {
    kind: 'ours',
    differences: [
      ...(summaryKept ? [] : [{ kind: 'summary' } as const]),
      ...(textKept ? [] : [{ kind: 'text' } as const]),
      ...(fieldId === undefined || reportId === ticket.id ? [] : [{ kind: 'reportId' } as const]),
      ...valueDifferences(context, job, issue),
      ...(await projectDifference(context, issue, signal)),
      ...fileDifferences(job, issue, tokens),
    ],
  };
}

/** Values that Redmine does not know for this tracker or account are dropped, or replaced, without a word. */
function valueDifferences({ settings }: RedmineContext, { ticket }: DeliveryJob, issue: Issue): Difference[] {
  const { trackerId, categoryIds, priorityIds, appVersionFieldId } = settings;
  const categoryId = ticket.category === null ? undefined : categoryIds?.[ticket.category.id];
  const priorityId = ticket.hindrance === null ? undefined : priorityIds?.[ticket.hindrance];
  const version = appVersionFieldId === undefined ? undefined : ticket.app.version;
  const rows: [name: string, sent: number | string | undefined, kept: unknown][] = [
    ['Tracker', trackerId, issue.tracker?.id],
    ['Category', categoryId, issue.category?.id],
    ['Priority', priorityId, issue.priority?.id],
    [String(appVersionFieldId), version, fieldValue(issue, appVersionFieldId ?? 0)],
  ];
  return rows.flatMap(([name, sent, kept]) =>
    sent === undefined || sent === kept ? [] : [{ kind: 'field', name }],
  );
}

/** The settings name the project, the issue says its number. A project that cannot be asked for says nothing. */
async function projectDifference(
  { api, settings }: RedmineContext,
  issue: Issue,
  signal: AbortSignal,
): Promise<Difference[]> {
  const path = `projects/${encodeURIComponent(settings.project)}.json`;
  const wanted = await api.ask({ method: 'GET', path, signal }, OneProject);
  const elsewhere =
    wanted.kind === 'value' && issue.project !== undefined && issue.project.id !== wanted.value.project.id;
  return elsewhere ? [{ kind: 'field', name: 'Project' }] : [];
}

/**
 * The handle of an upload begins with the number that its attachment keeps, and ends with its hash, which was compared
 * when it was given out. Names are not compared: Redmine replaces some characters.
 */
function fileDifferences(
  { ticket }: DeliveryJob,
  issue: Issue,
  tokens: ReadonlyMap<string, string>,
): Difference[] {
  const names = safeNames(ticket);
  const kept = new Map(issue.attachments?.map(({ id, filesize }) => [id, filesize]));
  const sizes = [...kept.values()];
  return ticket.attachments.flatMap(({ id, name, size }) => {
    const number = /^(\d+)\./.exec(tokens.get(id) ?? '')?.[1];
    // An attempt before this one made the issue from handles that are forgotten: sizes are what is left.
    const there = number === undefined ? sizes.includes(size) : kept.get(Number(number)) === size;
    return there ? [] : [{ kind: 'attachment', name: names.get(id) ?? name } as const];
  });
}
