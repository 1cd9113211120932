import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { checkEntries, checkTicket, readManifest } from '../../../core/handover/check.ts';
import { fixedEntries, handOverLimits, type Manifest } from '../../../core/handover/manifest.ts';
import type { HandOverProblem } from '../../../core/handover/problem.ts';
import { AttachmentUnreadable } from '../../../core/ports/helpDesk.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import { errorCode, storageFailure } from '../files/storageFailure.ts';
import { NotWhole, openArchive, type Archive } from './archive.ts';
import { isSignedBy } from './keys.ts';

/** A hand-over file in which everything was checked. */
export interface HandOverFile {
  manifest: Manifest;
  ticket: Ticket;
  /** @throws AttachmentUnreadable when the file changed or went (a stick pulled out) since it was checked */
  readAttachment: (attachment: Attachment) => AsyncIterable<Uint8Array>;
  close: () => void;
}

/** What every file of ours begins with: a ZIP entry of this name (APPNOTE 4.3.7). */
const beginning = { mark: Buffer.from('PK\x03\x04', 'latin1'), nameAt: 30 };

/**
 * Opens a hand-over file and believes nothing of it before all of it was checked: the signature of the list, then
 * names, sizes and SHA-256 of every part. Large parts are streamed twice and never kept: once here, once by whoever
 * reads them, against the hashes in the ticket.
 */
export async function openHandOver(path: string): Promise<Result<HandOverFile, HandOverProblem>> {
  let archive: Archive | undefined;
  try {
    const { size } = await stat(path);
    if (!(await beginsLikeOurs(path))) return fail({ kind: 'notAHandOver' });
    if (size > handOverLimits.file) return fail({ kind: 'tooLarge' });
    archive = await openArchive(path, handOverLimits.attachments + 5);
    const checked = await check(archive);
    if (!checked.ok) {
      archive.close();
      return checked;
    }
    return ok(fileOf(archive, checked.value));
  } catch (error) {
    archive?.close();
    if (error instanceof NotWhole) return fail({ kind: 'damaged', part: error.part });
    if (errorCode(error) === 'EISDIR') return fail({ kind: 'notAHandOver' });
    return fail({ kind: 'storage', failure: storageFailure(error) });
  }
}

async function beginsLikeOurs(path: string): Promise<boolean> {
  const name = Buffer.from(fixedEntries.manifest, 'latin1');
  const head = Buffer.alloc(beginning.nameAt + name.length);
  const file = await open(path, 'r');
  try {
    await file.read(head, 0, head.length, 0);
  } finally {
    await file.close();
  }
  return head.subarray(0, 4).equals(beginning.mark) && head.subarray(beginning.nameAt).equals(name);
}

async function check(
  archive: Archive,
): Promise<Result<{ manifest: Manifest; ticket: Ticket }, HandOverProblem>> {
  const list = await small(archive, 0, handOverLimits.text);
  const signature = await small(archive, 1, handOverLimits.signature);
  const manifest = readManifest(list.toString('utf8'));
  if (!manifest.ok) return manifest;
  if (!isSignedBy(manifest.value.publicKey, list, signature)) return fail({ kind: 'badSignature' });
  const entries = checkEntries(manifest.value, archive.entries);
  if (!entries.ok) return entries;
  let ticketText = '';
  for (const [index, { name, sha256 }] of entries.value.entries()) {
    const hash = createHash('sha256');
    const kept: Uint8Array[] = [];
    for await (const chunk of archive.read(index + 2)) {
      hash.update(chunk);
      if (name === fixedEntries.ticket) kept.push(chunk);
    }
    if (hash.digest('hex') !== sha256) return fail({ kind: 'damaged', part: name });
    if (name === fixedEntries.ticket) ticketText = Buffer.concat(kept).toString('utf8');
  }
  const ticket = checkTicket(manifest.value, ticketText);
  return ticket.ok ? ok({ manifest: manifest.value, ticket: ticket.value }) : ticket;
}

/** An entry that is read before the list is trusted, so that its size is bounded by us. @throws NotWhole */
async function small(archive: Archive, index: number, limit: number): Promise<Buffer> {
  const entry = archive.entries[index];
  if (entry === undefined) throw new NotWhole('', 'not enough entries');
  if (entry.size > limit) throw new NotWhole(entry.name, 'larger than it can be');
  const kept: Uint8Array[] = [];
  for await (const chunk of archive.read(index)) kept.push(chunk);
  return Buffer.concat(kept);
}

function fileOf(
  archive: Archive,
  { manifest, ticket }: { manifest: Manifest; ticket: Ticket },
): HandOverFile {
  const first = archive.entries.length - ticket.attachments.length;
  return {
    manifest,
    ticket,
    async *readAttachment(attachment) {
      const index = ticket.attachments.findIndex(({ id }) => id === attachment.id);
      if (index === -1) throw new AttachmentUnreadable(attachment, 'not in the file');
      try {
        yield* archive.read(first + index);
      } catch (error) {
        throw new AttachmentUnreadable(attachment, error instanceof Error ? error.message : String(error));
      }
    },
    close: archive.close,
  };
}
