import type { Difference } from '../../../core/outbox/delivery.ts';
import type { Failure } from '../../../core/outbox/failure.ts';
import type { DeliveryJob, OutgoingPart } from '../../../core/ports/helpDesk.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import type { StoredPart } from './answers.ts';
import type { RequestTrackerApi } from './api.ts';
import { attachmentsThatGo, composeTicket, namesOf } from './compose.ts';
import type { RequestTrackerContext } from './context.ts';
import { largestHashed, readHash, readLost } from './stored.ts';

/** `missing`: those of the differences that might be added again. */
export type ComparedFiles =
  | { kind: 'compared'; differences: Difference[]; missing: OutgoingPart[] }
  | { kind: 'failure'; failure: Failure };

/**
 * Which attachments the ticket holds as they were sent: by name and length and by what the history says was cut or
 * dropped, small ones by their bytes as well.
 */
export async function compareFiles(
  { api, settings, describe }: RequestTrackerContext,
  { ticket, signal }: DeliveryJob,
  { number, stored }: { number: string; stored: readonly StoredPart[] },
): Promise<ComparedFiles> {
  if (ticket.attachments.length === 0) return { kind: 'compared', differences: [], missing: [] };
  const lost = await readLost(api, number, signal);
  if (lost.kind === 'failure') return lost;
  const going = new Set(attachmentsThatGo(ticket));
  const names = namesOf(ticket);
  const differences: Difference[] = ticket.attachments
    .filter((attachment) => !going.has(attachment))
    .map(({ id, name }) => ({ kind: 'attachment', name: names.get(id) ?? name }));
  const missing: OutgoingPart[] = [];
  for (const part of composeTicket(ticket, settings, describe, api)) {
    if (part.content.kind !== 'attachment') continue;
    const { attachment } = part.content;
    const name = part.name.normalize('NFC');
    // Sent again it would be too large again.
    if (lost.names.has(name)) {
      differences.push({ kind: 'attachment', name: part.name });
      continue;
    }
    const candidates = stored.filter(
      ({ Filename, ContentLength }) =>
        Filename?.normalize('NFC') === name && ContentLength === attachment.size,
    );
    const holds = await anyHolds(api, candidates, attachment, signal);
    if (holds.kind === 'failure') return holds;
    if (holds.held) continue;
    differences.push({ kind: 'attachment', name: part.name });
    missing.push(part);
  }
  return { kind: 'compared', differences, missing };
}

async function anyHolds(
  api: RequestTrackerApi,
  candidates: readonly StoredPart[],
  { size, sha256 }: Attachment,
  signal: AbortSignal,
): Promise<{ kind: 'held'; held: boolean } | { kind: 'failure'; failure: Failure }> {
  if (size > largestHashed) return { kind: 'held', held: candidates.length > 0 };
  for (const one of candidates) {
    const hash = await readHash(api, one, signal);
    if (hash.kind === 'failure') return hash;
    if (hash.sha256 === sha256) return { kind: 'held', held: true };
  }
  return { kind: 'held', held: false };
}
