import type { HelpDesk, OutgoingPart } from '../../../core/ports/helpDesk.ts';
import type { StorageFailure, TicketStore } from '../../../core/ports/stores.ts';
import type { Result } from '../../../core/result.ts';
import { safeFileName } from '../../../core/ticket/fileName.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import { writeExport } from '../../adapters/exports/writeFile.ts';
import { writeZip } from '../../adapters/files/zipWriter.ts';

/** A name for the file that says whose report it is. */
export function exportName(ticket: Ticket): string {
  return safeFileName(`${ticket.summary.slice(0, 60)} ${ticket.id}.zip`, `${ticket.id}.zip`);
}

/**
 * Writes the whole report as one ZIP file: the page to read, the data and the attachments, as the folder desk lays
 * them out. Streamed, so that a large video does not pass through memory; written beside the target and renamed.
 */
export async function exportReport(
  ticket: Ticket,
  layout: Pick<HelpDesk, 'compose'>,
  tickets: TicketStore,
  target: string,
): Promise<Result<void, StorageFailure>> {
  const parts = layout.compose(ticket).map((part) => ({
    // The page links the attachments where the folder desk puts them.
    name: part.target.split('/').slice(1).join('/'),
    mediaType: part.mediaType,
    bytes: () => bytesOf(part, ticket.id, tickets),
  }));
  return writeExport(target, (write) => writeZip(parts, write, Date.parse(ticket.sealedAt)));
}

async function* bytesOf(part: OutgoingPart, id: string, tickets: TicketStore): AsyncGenerator<Uint8Array> {
  if (part.content.kind === 'bytes') yield part.content.bytes;
  else yield* tickets.readAttachment(id, part.content.attachment);
}
