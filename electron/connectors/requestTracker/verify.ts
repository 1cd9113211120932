import { formatBytes } from '../../../core/evidence/format.ts';
import type { Failure } from '../../../core/outbox/failure.ts';
import { said } from '../../../core/outbox/httpFailure.ts';
import type { DeskCheck } from '../../../core/ports/helpDesk.ts';
import { Version, type Queue } from './answers.ts';
import type { RequestTrackerContext } from './context.ts';
import { fieldId, readQueue } from './queue.ts';

const megabyte = 1024 * 1024;
const notFound: Failure = { code: 'notFound', mayHaveArrived: false };
const forbidden: Failure = { code: 'forbidden', mayHaveArrived: false };
const notConfigured: Failure = { code: 'notConfigured', mayHaveArrived: false };

/** A check; it has passed when there is no failure. */
const check = (name: string, failure?: Failure, detail?: string): DeskCheck => ({
  name,
  passed: failure === undefined,
  ...(failure && { failure }),
  ...(detail === undefined ? {} : said(detail)),
});

/**
 * Address, token, queue, rights, custom fields and the limit for attachments, in the order in which IT would set them
 * right; stops where the next check could say nothing. Only reads.
 */
export async function verifyRequestTracker(
  context: RequestTrackerContext,
  signal: AbortSignal,
): Promise<DeskCheck[]> {
  const { api, settings } = context;
  const { host } = new URL(settings.url);
  const version = await api.ask({ method: 'GET', path: 'rt', signal }, Version);
  if (version.kind === 'failure') {
    const { failure } = version;
    const aboutToken = ['unauthorized', 'forbidden', 'notConfigured'].includes(failure.code);
    if (!aboutToken) return [check('address', failure, host)];
    return [check('address', undefined, host), check('token', failure)];
  }
  const checks = [check('address', undefined, host), check('token')];
  const answer = await readQueue(context, signal);
  // It says the same of a queue that does not exist and of one that the account may not see.
  if (answer.kind === 'failure') return [...checks, check('queue', answer.failure, settings.queue)];
  const { queue } = answer;
  if (Number(queue.Disabled ?? 0) !== 0) return [...checks, check('queue', notFound, settings.queue)];
  checks.push(check('queue', undefined, queue.Name));
  checks.push(check('rights', mayCreate(queue) ? undefined : forbidden));
  checks.push(...fieldChecks(context, queue), ...(await limitCheck(context, signal)));
  return checks;
}

/** The link to create a ticket is shown to accounts with that right only (RT::REST2::Resource::Queue). */
function mayCreate({ _hyperlinks: links }: Queue): boolean {
  return links === undefined || links.some(({ ref, type }) => ref === 'create' && type === 'ticket');
}

/** Fields that the account does not see are not found here: it could not fill them either. */
function fieldChecks({ settings }: RequestTrackerContext, queue: Queue): DeskCheck[] {
  const { reportIdField, appVersionField, categoryField } = settings;
  const there = (name: string): Failure | undefined =>
    fieldId(queue, name) === undefined ? notFound : undefined;
  return [
    reportIdField === undefined
      ? check('reportIdField', notConfigured)
      : check('reportIdField', there(reportIdField), reportIdField),
    ...[appVersionField, categoryField].flatMap((name) =>
      name === undefined ? [] : [check('field', there(name), name)],
    ),
  ];
}

/** The web pages tell the limit; the one in the policy should not be above it. */
async function limitCheck(
  { api, settings }: RequestTrackerContext,
  signal: AbortSignal,
): Promise<DeskCheck[]> {
  const largest = await api.largestAttachment(signal);
  if (largest === undefined) return [];
  const allowed = (settings.maxAttachmentMegabytes ?? 0) * megabyte;
  const tooMuch: Failure = { code: 'tooLarge', mayHaveArrived: false };
  return [check('attachmentLimit', allowed > largest ? tooMuch : undefined, formatBytes(largest, 'en'))];
}
