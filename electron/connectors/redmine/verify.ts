import type { DeskCheck } from '../../../core/ports/helpDesk.ts';
import type { Failure } from '../../../core/outbox/failure.ts';
import { said } from '../../../core/outbox/httpFailure.ts';
import { jsonBytes } from '../../../core/report/report.ts';
import { Account, Anything, OneProject, OneRole, Priorities } from './answers.ts';
import { longestSubject } from './compose.ts';
import type { RedmineContext } from './context.ts';
import { verifyFields } from './verifyFields.ts';

/** A check that did not pass. */
const no = (name: string, failure: Failure, detail?: string): DeskCheck => ({
  name,
  passed: false,
  failure,
  ...(detail === undefined ? {} : { detail }),
});
const yes = (name: string, detail?: string): DeskCheck => ({
  name,
  passed: true,
  ...(detail === undefined ? {} : said(detail)),
});
const notFound: Failure = { code: 'notFound', mayHaveArrived: false };

/**
 * Address, key, project, rights and every id of the settings, in the order in which IT would set them right; stops
 * where the next check could say nothing. Leaves nothing behind: the only POST is one that Redmine must refuse.
 */
export async function verifyRedmine(context: RedmineContext, signal: AbortSignal): Promise<DeskCheck[]> {
  const { api, settings } = context;
  const host = new URL(settings.url).host;
  const account = await api.ask(
    { method: 'GET', path: 'users/current.json?include=memberships', signal },
    Account,
  );
  if (account.kind === 'failure') {
    const { failure } = account;
    const aboutKey = ['unauthorized', 'forbidden', 'notConfigured'].includes(failure.code);
    if (!aboutKey) return [no('address', failure, host)];
    return [yes('address', host), no('key', failure)];
  }
  const { user } = account.value;
  const checks = [yes('address', host), yes('key', user.login)];

  const path = `projects/${encodeURIComponent(settings.project)}.json?include=trackers,issue_categories`;
  const found = await api.ask({ method: 'GET', path, signal }, OneProject);
  if (found.kind === 'failure') return [...checks, no('project', found.failure, settings.project)];
  const { project } = found.value;
  checks.push(yes('project', project.name));

  const membership = user.memberships?.find((one) => one.project.id === project.id);
  const roleIds = membership?.roles.map(({ id }) => id) ?? [];
  if (user.admin !== true && roleIds.length > 0 && !(await mayAdd(context, roleIds, signal))) {
    return [...checks, no('rights', { code: 'forbidden', mayHaveArrived: false })];
  }
  checks.push(
    ...named('tracker', [settings.trackerId], project.trackers),
    ...named('category', Object.values(settings.categoryIds ?? {}), project.issue_categories),
    ...(await priorityChecks(context, signal)),
    ...(await verifyFields(context, signal)),
    await refusalCheck(context, signal),
  );
  return checks;
}

async function mayAdd(
  { api }: RedmineContext,
  roleIds: readonly number[],
  signal: AbortSignal,
): Promise<boolean> {
  for (const id of roleIds) {
    const role = await api.ask({ method: 'GET', path: `roles/${id}.json`, signal }, OneRole);
    // Not told is no "no": the refusal below will tell.
    if (role.kind === 'failure' || role.value.role.permissions === undefined) return true;
    if (role.value.role.permissions.includes('add_issues')) return true;
  }
  return false;
}

/** Each id of the settings has to be among those that Redmine offers. */
function named(
  name: string,
  wanted: readonly (number | undefined)[],
  offered: readonly { id: number; name: string }[] | undefined,
): DeskCheck[] {
  if (offered === undefined) return [];
  return [...new Set(wanted)].flatMap((id) => {
    if (id === undefined) return [];
    const hit = offered.find((one) => one.id === id);
    return hit === undefined ? [no(name, notFound, String(id))] : [yes(name, hit.name)];
  });
}

async function priorityChecks({ api, settings }: RedmineContext, signal: AbortSignal): Promise<DeskCheck[]> {
  const wanted = Object.values(settings.priorityIds ?? {});
  if (wanted.length === 0) return [];
  const path = 'enumerations/issue_priorities.json';
  const answer = await api.ask({ method: 'GET', path, signal }, Priorities);
  if (answer.kind === 'failure') return [no('priority', answer.failure)];
  return named('priority', wanted, answer.value.issue_priorities);
}

/**
 * Sends an issue that Redmine cannot take, because its subject is one character too long. It answers with everything
 * that is wrong with it: only the subject, when a real ticket would be taken.
 */
async function refusalCheck({ api, settings }: RedmineContext, signal: AbortSignal): Promise<DeskCheck> {
  const issue = {
    project_id: settings.project,
    ...(settings.trackerId === undefined ? {} : { tracker_id: settings.trackerId }),
    subject: 'x'.repeat(longestSubject + 1),
  };
  const body = { kind: 'bytes', bytes: jsonBytes({ issue }) } as const;
  const outcome = await api.ask({ method: 'POST', path: 'issues.json', body, signal }, Anything);
  // A Redmine that takes the issue after all has none of the limits we know; there is nothing to find fault with.
  if (outcome.kind === 'value') return yes('rights');
  const { failure, errors } = outcome;
  if (failure.status !== 422 || errors.length === 0) return no('rights', failure);
  const others = errors.filter((error) => !error.includes(String(longestSubject)));
  return others.length === 0
    ? yes('rights')
    : no('required', { code: 'rejected', status: 422, ...said(others.join('\n')), mayHaveArrived: false });
}
