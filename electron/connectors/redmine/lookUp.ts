import type { Failure } from '../../../core/outbox/failure.ts';
import { fieldValue, IssuePage, type Issue } from './answers.ts';
import type { RedmineApi } from './api.ts';

/** Outcome of a search for the issue that carries a report id. */
export type Search =
  { kind: 'found'; issue: Issue } | { kind: 'absent' } | { kind: 'unknown'; failure: Failure };

/** What is searched for, and where. */
export interface SearchFor {
  project: string;
  fieldId: number;
  reportId: string;
}

/** Issues per page; Redmine gives no more than 100. */
const pageSize = 100;

/** Pages that are read before we admit that we do not know. */
const mostPages = 50;

/** How far the clocks of the desk and of this machine may be apart, in milliseconds. */
const clockTolerance = 2 * 24 * 3600 * 1000;

/**
 * Finds the issue with the report id, also a closed one and one that was moved to another project.
 *
 * Redmine ignores a filter that it does not know and answers with every issue, so each hit's own value decides. Then
 * the newest issues are read back to the time when the report was written.
 */
export async function searchIssue(api: RedmineApi, wanted: SearchFor, signal: AbortSignal): Promise<Search> {
  const within = `&project_id=${encodeURIComponent(wanted.project)}`;
  const here = await searchPages(api, wanted, within, mostPages, signal);
  if (here.kind !== 'absent') return here;
  const elsewhere = await searchPages(api, wanted, '', 1, signal);
  // Where the field is no filter for all projects this says nothing; the project itself has answered.
  return elsewhere.kind === 'found' ? elsewhere : here;
}

async function searchPages(
  api: RedmineApi,
  { fieldId, reportId }: SearchFor,
  within: string,
  pages: number,
  signal: AbortSignal,
): Promise<Search> {
  const written = ulidTime(reportId) - clockTolerance;
  for (let page = 0; page < pages; page += 1) {
    // Without status_id=* closed issues are left out.
    const path = `issues.json?status_id=*&cf_${fieldId}=${encodeURIComponent(reportId)}${within}&sort=id:desc&limit=${pageSize}&offset=${page * pageSize}`;
    const outcome = await api.ask({ method: 'GET', path, signal }, IssuePage);
    if (outcome.kind === 'failure')
      return { kind: 'unknown', failure: { ...outcome.failure, mayHaveArrived: true } };
    const { issues, total_count: total } = outcome.value;
    const issue = issues.find((one) => fieldValue(one, fieldId) === reportId);
    if (issue !== undefined) return { kind: 'found', issue };
    const oldest = Date.parse(issues.at(-1)?.created_on ?? '');
    if (issues.length === 0 || (page + 1) * pageSize >= total || oldest < written) return { kind: 'absent' };
  }
  return { kind: 'unknown', failure: { code: 'notConfigured', mayHaveArrived: true } };
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The moment in a ULID, in milliseconds since the epoch. */
function ulidTime(ulid: string): number {
  return [...ulid.slice(0, 10)].reduce((time, character) => time * 32 + crockford.indexOf(character), 0);
}
