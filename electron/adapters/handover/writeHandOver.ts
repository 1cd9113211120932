import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { attachmentEntries } from '../../../core/handover/check.ts';
import {
  attachmentsFolder,
  fixedEntries,
  handOverLimits,
  handOverVersion,
  type Manifest,
} from '../../../core/handover/manifest.ts';
import type { HandOver } from '../../../core/outbox/delivery.ts';
import { AttachmentUnreadable } from '../../../core/ports/helpDesk.ts';
import type { StorageFailure, TicketStore } from '../../../core/ports/stores.ts';
import { jsonBytes, toReport, type Describe } from '../../../core/report/report.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import { renameDurably } from '../files/durable.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { storageFailure } from '../files/storageFailure.ts';
import { writeZip, type ZipPart } from '../files/zipWriter.ts';
import type { InstallationKey } from './keys.ts';

/** Everything that goes into a hand-over file. */
export interface HandOverContent {
  ticket: Ticket;
  handOver: HandOver;
  app: { version: string; platform: string };
  /** Name of the desk that would have had it from here. */
  desk: string;
  describe: Describe;
  key: InstallationKey;
  tickets: Pick<TicketStore, 'readAttachment'>;
}

/** A file that is durable under a name of its own, and not yet under the one that was asked for. */
export interface PreparedFile {
  /** Gives it its name, replacing what had it; durable when it resolves. */
  place: () => Promise<Result<void, StorageFailure>>;
  discard: () => Promise<void>;
}

/** Writes a hand-over file beside `target`, so that giving it its name later is one rename. */
export async function prepareHandOver(
  fs: FileSystem,
  content: HandOverContent,
  target: string,
): Promise<Result<PreparedFile, StorageFailure>> {
  const total = content.ticket.attachments.reduce((sum, { size }) => sum + size, 0);
  const limit = handOverLimits.file - 3 * handOverLimits.text;
  if (total > limit) return fail({ kind: 'tooLarge', name: basename(target), limit });
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}.tmp`);
  const discard = (): Promise<void> => fs.removeFile(temporary).catch(() => undefined);
  try {
    const file = await fs.create(temporary);
    try {
      await writeZip(partsOf(content), (bytes) => file.write(bytes), Date.parse(content.handOver.at));
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await discard();
    return fail(failureOf(error));
  }
  return ok({
    discard,
    place: async () => {
      try {
        await renameDurably(fs, temporary, target);
        return ok(undefined);
      } catch (error) {
        await discard();
        return fail(storageFailure(error));
      }
    },
  });
}

function failureOf(error: unknown): StorageFailure {
  if (error instanceof AttachmentUnreadable) return { kind: 'damaged', name: error.attachment.name };
  return storageFailure(error);
}

/** The list and its signature first, so that a reader meets them before anything that they speak of. */
function partsOf(content: HandOverContent): ZipPart[] {
  const { ticket, describe, tickets, key } = content;
  const names = attachmentEntries(ticket);
  const text = (name: string, mediaType: string, bytes: Uint8Array) => ({ name, mediaType, content: bytes });
  const texts = [
    text(fixedEntries.page, 'text/html', new TextEncoder().encode(describe.html(ticket))),
    text(
      fixedEntries.report,
      'application/json',
      jsonBytes(toReport(ticket, describe, (name) => `${attachmentsFolder}${name}`)),
    ),
    text(fixedEntries.ticket, 'application/json', jsonBytes(ticket)),
  ];
  const list = jsonBytes(
    manifestOf(content, [
      ...texts.map(({ name, content: bytes }) => ({ name, size: bytes.byteLength, sha256: hashOf(bytes) })),
      ...ticket.attachments.map(({ size, sha256 }, index) => ({ name: names[index] ?? '', size, sha256 })),
    ]),
  );
  return [
    { name: fixedEntries.manifest, mediaType: 'application/json', bytes: () => [list] },
    { name: fixedEntries.signature, mediaType: 'application/octet-stream', bytes: () => [key.sign(list)] },
    ...texts.map(({ name, mediaType, content: bytes }) => ({ name, mediaType, bytes: () => [bytes] })),
    ...ticket.attachments.map((attachment, index) => ({
      name: names[index] ?? '',
      mediaType: attachment.mediaType,
      bytes: () => tickets.readAttachment(ticket.id, attachment),
    })),
  ];
}

function manifestOf(
  { ticket, handOver, app, desk, key }: HandOverContent,
  entries: Manifest['entries'],
): Manifest {
  return {
    format: 'handraise-handover',
    version: handOverVersion,
    reportId: ticket.id,
    handOverId: handOver.id,
    createdAt: handOver.at,
    app,
    desk: desk.slice(0, 300),
    entries,
    publicKey: key.publicKey,
    receiptKey: handOver.receiptKey,
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
