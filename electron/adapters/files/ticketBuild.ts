import { Delivery } from '../../../core/outbox/delivery.ts';
import { AttachmentUnreadable } from '../../../core/ports/helpDesk.ts';
import type { AttachmentSource } from '../../../core/ports/stores.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import { Ticket } from '../../../core/ticket/ticket.ts';
import type { CheckRedaction } from '../pictures/checkRedaction.ts';
import { ticketFile } from './dataFolder.ts';
import { copyDurably, syncFolder, TooManyBytes } from './durable.ts';
import { saveJson } from './durableJsonFile.ts';
import type { FileSystem } from './fileSystem.ts';
import { errorCode, StorageError } from './storageFailure.ts';

/**
 * Fills a folder in the making with everything a ticket is; resolves AFTER all of it is durable. Attachments are
 * copied and not linked: a linked file would change with the draft's.
 *
 * @throws StorageError `damaged` with the name of an attachment that is gone or is not what was noted in the draft;
 * `notCovered` with that of a picture that is not covered where it says that it is
 */
export async function buildTicket(
  fs: FileSystem,
  folder: string,
  ticket: Ticket,
  delivery: Delivery,
  source: AttachmentSource,
  checkRedaction?: CheckRedaction,
): Promise<void> {
  await fs.makeFolder(folder);
  await fs.makeFolder(ticketFile.files(folder));
  for (const attachment of ticket.attachments) {
    await copyAttachment(fs, source(attachment), ticketFile.attachment(folder, attachment), attachment);
  }
  await checkCopies(fs, folder, ticket, checkRedaction);
  if (ticket.attachments.length > 0) await syncFolder(fs, ticketFile.files(folder));
  await saveJson(fs, ticketFile.ticket(folder), Ticket, ticket);
  await saveJson(fs, ticketFile.delivery(folder), Delivery, delivery);
}

/** The very files that leave, read back from where they leave from. */
async function checkCopies(
  fs: FileSystem,
  folder: string,
  { attachments }: Ticket,
  checkRedaction: CheckRedaction | undefined,
): Promise<void> {
  if (checkRedaction === undefined) return;
  const covered = attachments.filter(({ redaction }) => redaction !== undefined);
  const checks = covered.map((attachment) => {
    const path = ticketFile.attachment(folder, attachment);
    return checkRedaction(attachment, fs.readChunks(path, { size: attachment.size }));
  });
  const failure = (await Promise.all(checks)).find((one) => one !== undefined);
  if (failure !== undefined) throw new StorageError(failure);
}

async function copyAttachment(
  fs: FileSystem,
  from: string | AsyncIterable<Uint8Array>,
  to: string,
  attachment: Attachment,
): Promise<void> {
  const damaged = new StorageError({ kind: 'damaged', name: attachment.name });
  // Asked first, so that a missing folder of ours is not taken for a missing attachment.
  if (typeof from === 'string' && !fs.exists(from)) throw damaged;
  try {
    const bytes = typeof from === 'string' ? fs.readChunks(from, { size: attachment.size }) : from;
    const copy = await copyDurably(fs, to, bytes, attachment.size);
    if (copy.size !== attachment.size || copy.sha256 !== attachment.sha256) throw damaged;
  } catch (error) {
    if (error instanceof TooManyBytes || error instanceof AttachmentUnreadable) throw damaged;
    if (errorCode(error) === 'EISDIR') throw damaged;
    if (error instanceof StorageError && error.failure.kind === 'unreadable') throw damaged;
    throw error;
  }
}
