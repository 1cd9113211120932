import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { HelpDesk, OutgoingPart } from '../../../core/ports/helpDesk.ts';
import type { StorageFailure, TicketStore } from '../../../core/ports/stores.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { safeFileName } from '../../../core/ticket/fileName.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import { storageFailure } from '../../adapters/files/storageFailure.ts';

/** A name for the file that says whose report it is. */
export function exportName(ticket: Ticket): string {
  return safeFileName(`${ticket.summary.slice(0, 60)} ${ticket.id}.zip`, `${ticket.id}.zip`);
}

/** Already compressed: deflating them again costs time and gains nothing. */
const packed = /^(image\/(png|jpeg|webp|gif)|video\/|application\/(zip|gzip|x-7z-compressed))/;

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
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    await writeZip(temporary, layout.compose(ticket), (part) => bytesOf(part, ticket.id, tickets));
    const handle = await open(temporary, 'r+');
    await handle.sync().finally(() => handle.close());
    await rename(temporary, target);
    return ok(undefined);
  } catch (error) {
    await rm(temporary, { force: true });
    return fail(storageFailure(error));
  }
}

async function* bytesOf(part: OutgoingPart, id: string, tickets: TicketStore): AsyncGenerator<Uint8Array> {
  if (part.content.kind === 'bytes') yield part.content.bytes;
  else yield* tickets.readAttachment(id, part.content.attachment);
}

async function writeZip(
  file: string,
  parts: readonly OutgoingPart[],
  bytes: (part: OutgoingPart) => AsyncIterable<Uint8Array>,
): Promise<void> {
  const out = createWriteStream(file, { mode: 0o600, flags: 'wx' });
  const finished = new Promise<void>((resolve, reject) => out.on('finish', resolve).on('error', reject));
  // Without a listener an error before the end would be an unhandled rejection.
  finished.catch(() => undefined);
  const zip = new Zip((error, chunk, final) => {
    if (error) out.destroy(error);
    else out.write(chunk);
    if (final) out.end();
  });
  for (const part of parts) {
    const entry = packed.test(part.mediaType) ? new ZipPassThrough(part.name) : new ZipDeflate(part.name);
    zip.add(entry);
    for await (const chunk of bytes(part)) {
      entry.push(chunk);
      if (out.errored) throw out.errored;
      if (out.writableNeedDrain) await drained(out);
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  await finished;
}

function drained(out: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      out.removeListener('error', reject);
      resolve();
    };
    out.once('drain', done);
    out.once('error', reject);
  });
}
