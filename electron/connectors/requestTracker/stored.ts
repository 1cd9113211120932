import { createHash } from 'node:crypto';
import type { Failure } from '../../../core/outbox/failure.ts';
import { History, PartContent, PartPage, type StoredPart } from './answers.ts';
import type { RequestTrackerApi } from './api.ts';

/** Parts per page; Request Tracker gives no more. */
const pageSize = 100;

/** Pages that are read: an agent may have added files, nobody adds thousands. */
const mostPages = 20;

/**
 * Largest attachment in bytes whose content is fetched back and hashed. It covers pictures of the screen; fetching a
 * film would take as long as sending it, and what was too large is named in the history.
 */
export const largestHashed = 2 * 1024 * 1024;

/**
 * Names of the files that were cut ($TruncateLongAttachments) or replaced by a note ($DropLongAttachments; RT::Record,
 * _EncodeLOB). The length that is told of such a file is still the one it was sent with.
 */
export async function readLost(
  api: RequestTrackerApi,
  number: string,
  signal: AbortSignal,
): Promise<{ kind: 'lost'; names: Set<string> } | { kind: 'failure'; failure: Failure }> {
  const names = new Set<string>();
  for (let page = 1; page <= mostPages; page += 1) {
    const path = `ticket/${number}/history?fields=Type,Data&per_page=${pageSize}&page=${page}`;
    const outcome = await api.ask({ method: 'GET', path, signal }, History);
    if (outcome.kind === 'failure') return outcome;
    const { items } = outcome.value;
    for (const { Type, Data } of items) {
      if (Type === 'AttachmentDrop' || Type === 'AttachmentTruncate')
        names.add((Data ?? '').normalize('NFC'));
    }
    if (items.length < pageSize) break;
  }
  return { kind: 'lost', names };
}

/** Everything that was written to a ticket, oldest first, without the bytes. */
export async function readParts(
  api: RequestTrackerApi,
  number: string,
  signal: AbortSignal,
): Promise<{ kind: 'parts'; parts: StoredPart[] } | { kind: 'failure'; failure: Failure }> {
  const parts: StoredPart[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const path = `ticket/${number}/attachments?fields=Filename,ContentType,ContentLength,TransactionId&per_page=${pageSize}&page=${page}`;
    const outcome = await api.ask({ method: 'GET', path, signal }, PartPage);
    if (outcome.kind === 'failure') return outcome;
    const { items } = outcome.value;
    parts.push(...items);
    // The total is not told to accounts that do not see everything.
    if (items.length < pageSize) break;
  }
  return { kind: 'parts', parts };
}

/** The text with which the ticket was created, undefined when it cannot be read; the failure when nobody answered. */
export async function readText(
  api: RequestTrackerApi,
  parts: readonly StoredPart[],
  signal: AbortSignal,
): Promise<{ kind: 'text'; text: string | undefined } | { kind: 'failure'; failure: Failure }> {
  const first = Math.min(...parts.map(({ TransactionId }) => TransactionId));
  const part = parts.find(
    (one) =>
      one.TransactionId === first &&
      (one.Filename ?? '') === '' &&
      one.ContentType?.startsWith('text/') === true,
  );
  if (part === undefined) return { kind: 'text', text: undefined };
  const content = await readContent(api, part, signal);
  return content.kind === 'failure' ? content : { kind: 'text', text: content.bytes.toString('utf8') };
}

/** SHA-256 of a part's bytes, in lower-case hex. */
export async function readHash(
  api: RequestTrackerApi,
  part: StoredPart,
  signal: AbortSignal,
): Promise<{ kind: 'hash'; sha256: string } | { kind: 'failure'; failure: Failure }> {
  const content = await readContent(api, part, signal);
  if (content.kind === 'failure') return content;
  return { kind: 'hash', sha256: createHash('sha256').update(content.bytes).digest('hex') };
}

async function readContent(
  api: RequestTrackerApi,
  { id }: StoredPart,
  signal: AbortSignal,
): Promise<{ kind: 'content'; bytes: Buffer } | { kind: 'failure'; failure: Failure }> {
  const outcome = await api.ask({ method: 'GET', path: `attachment/${id}`, signal }, PartContent);
  if (outcome.kind === 'failure') return outcome;
  return { kind: 'content', bytes: Buffer.from(outcome.value.Content, 'base64') };
}
