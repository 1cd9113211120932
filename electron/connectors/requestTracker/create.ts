import { randomBytes } from 'node:crypto';
import type { Failure } from '../../../core/outbox/failure.ts';
import type { DeliveryJob, OutgoingPart } from '../../../core/ports/helpDesk.ts';
import { multipartBody } from '../../../core/report/multipart.ts';
import { Anything, MadeTicket, Version } from './answers.ts';
import type { ApiRequest } from './api.ts';
import { composeTicket, formParts } from './compose.ts';
import type { RequestTrackerContext } from './context.ts';
import { readQueue } from './queue.ts';

/** The body of a form, streamed. Multipart, because file names beyond Latin-1 in JSON end in a 500. */
function formBody(
  parts: readonly OutgoingPart[],
  job: DeliveryJob,
): Pick<ApiRequest, 'contentType'> & { body: NonNullable<ApiRequest['body']>; length: number } {
  // Random, so that nobody can put it into an attachment beforehand.
  const boundary = `handraise-${randomBytes(16).toString('hex')}`;
  const body = multipartBody(boundary, formParts(parts), job.readAttachment);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: { kind: 'stream', ...body },
    length: body.length,
  };
}

/** Creates the ticket with its attachments in one request. @returns its number: whether all of it was kept is another matter */
export async function createTicket(
  context: RequestTrackerContext,
  job: DeliveryJob,
): Promise<{ kind: 'created'; number: string } | { kind: 'failure'; failure: Failure }> {
  const { api, settings, describe } = context;
  const { length, ...form } = formBody(composeTicket(job.ticket, settings, describe, api), job);
  const outcome = await api.ask(
    {
      method: 'POST',
      path: 'ticket',
      ...form,
      creates: true,
      // The last steps of the bar belong to reading the ticket back.
      onSent: (bytes) => job.onProgress(Math.min(0.95, (bytes / length) * 0.95)),
      signal: job.signal,
    },
    MadeTicket,
  );
  if (outcome.kind === 'value') return { kind: 'created', number: outcome.value.id };
  return { kind: 'failure', failure: await explained(context, outcome.failure, job.signal) };
}

/**
 * A queue that does not exist is a 403 like a missing right: asking for the queue tells them apart. Below a wrong path
 * the web pages answer, a POST with a page of their own: where REST 2 is not, no ticket was made.
 */
async function explained(
  context: RequestTrackerContext,
  failure: Failure,
  signal: AbortSignal,
): Promise<Failure> {
  if (failure.code === 'captivePortal') {
    const version = await context.api.ask({ method: 'GET', path: 'rt', signal }, Version);
    const elsewhere = version.kind === 'failure' && version.failure.code === 'notFound';
    return elsewhere ? version.failure : failure;
  }
  if (failure.code !== 'forbidden') return failure;
  const queue = await readQueue(context, signal);
  const unseen = queue.kind === 'failure' && [403, 404].includes(queue.failure.status ?? 0);
  return unseen ? { ...failure, code: 'notFound' } : failure;
}

/**
 * Adds one attachment to a ticket that stands: as a reply, else as a comment, which needs another right.
 *
 * @returns undefined when Request Tracker took it
 */
export async function addAttachment(
  { api }: RequestTrackerContext,
  job: DeliveryJob,
  number: string,
  part: OutgoingPart,
): Promise<Failure | undefined> {
  let failure: Failure | undefined;
  for (const action of ['correspond', 'comment']) {
    const json = new TextEncoder().encode(JSON.stringify({ Content: part.name, ContentType: 'text/plain' }));
    const value: OutgoingPart = {
      name: 'message.json',
      mediaType: 'application/json',
      target: part.target,
      content: { kind: 'bytes', bytes: json },
    };
    const { contentType, body } = formBody([value, part], job);
    const path = `ticket/${number}/${action}`;
    const outcome = await api.ask(
      { method: 'POST', path, ...(contentType !== undefined && { contentType }), body, signal: job.signal },
      Anything,
    );
    if (outcome.kind === 'value') return undefined;
    ({ failure } = outcome);
    if (failure.code !== 'forbidden' && failure.code !== 'rejected') break;
  }
  return failure;
}
