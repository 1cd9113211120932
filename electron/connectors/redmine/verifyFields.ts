import type { DeskCheck } from '../../../core/ports/helpDesk.ts';
import { fieldValue, IssuePage } from './answers.ts';
import { Anything } from './answers.ts';
import type { RedmineContext } from './context.ts';

/**
 * The custom fields of the settings. Redmine shows its list of fields to administrators only, so they are asked for
 * in two other ways: as a filter, and in the newest issue that this account sees.
 */
export async function verifyFields(context: RedmineContext, signal: AbortSignal): Promise<DeskCheck[]> {
  const { reportIdFieldId, appVersionFieldId } = context.settings;
  const checks: DeskCheck[] = [];
  if (reportIdFieldId === undefined) {
    checks.push({
      name: 'reportIdField',
      passed: false,
      failure: { code: 'notConfigured', mayHaveArrived: false },
    });
  } else {
    const filter = await isFilter(context, reportIdFieldId, signal);
    const shown = filter === 'yes' ? undefined : await inNewestIssue(context, reportIdFieldId, signal);
    checks.push(fieldCheck('reportIdField', reportIdFieldId, filter === 'yes' ? true : shown));
    if (filter !== 'yes') {
      const failure = { code: 'notConfigured', mayHaveArrived: false } as const;
      checks.push({ name: 'reportIdFilter', passed: false, failure, detail: String(reportIdFieldId) });
    } else checks.push({ name: 'reportIdFilter', passed: true });
  }
  if (appVersionFieldId !== undefined) {
    const filter = await isFilter(context, appVersionFieldId, signal);
    const known = filter === 'yes' ? true : await inNewestIssue(context, appVersionFieldId, signal);
    checks.push(fieldCheck('appVersionField', appVersionFieldId, known));
  }
  return checks;
}

function fieldCheck(name: string, fieldId: number, known: boolean | undefined): DeskCheck {
  const detail = String(fieldId);
  // Undefined: no filter, and no issue to look at yet. Such a field may well exist.
  if (known !== false) return { name, passed: true, detail };
  return { name, passed: false, failure: { code: 'notFound', mayHaveArrived: false }, detail };
}

/** A filter that Redmine knows is refused with an empty value; one that it does not know is ignored. */
async function isFilter(
  { api, settings }: RedmineContext,
  fieldId: number,
  signal: AbortSignal,
): Promise<'yes' | 'no'> {
  const path = `issues.json?project_id=${encodeURIComponent(settings.project)}&status_id=*&cf_${fieldId}=&limit=1`;
  const outcome = await api.ask({ method: 'GET', path, signal }, Anything);
  return outcome.kind === 'failure' && outcome.failure.status === 422 ? 'yes' : 'no';
}

/** Whether the newest issue of the project has the field; undefined when there is none to look at. */
async function inNewestIssue(
  { api, settings }: RedmineContext,
  fieldId: number,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const tracker = settings.trackerId === undefined ? '' : `&tracker_id=${settings.trackerId}`;
  const path = `issues.json?project_id=${encodeURIComponent(settings.project)}&status_id=*${tracker}&sort=id:desc&limit=1`;
  const outcome = await api.ask({ method: 'GET', path, signal }, IssuePage);
  const newest = outcome.kind === 'value' ? outcome.value.issues[0] : undefined;
  return newest === undefined ? undefined : fieldValue(newest, fieldId) !== undefined;
}
