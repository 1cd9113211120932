import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import mime from 'mime';
import type { FilesAdded } from '../../../core/contract/views.ts';
import type { StorageFailure } from '../../../core/ports/stores.ts';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { storageFailure } from '../../adapters/files/storageFailure.ts';
import type { Drafts } from './drafts.ts';

/** The media type by the name's ending; what is not known is a file and nothing more. */
function mediaTypeOf(name: string): string {
  return mime.getType(name) ?? 'application/octet-stream';
}

/** Copies files into a draft, one after another; what cannot be added is named and the rest goes on. */
export async function addFiles(
  drafts: Drafts,
  draftId: string,
  paths: readonly string[],
  maxBytes: number,
): Promise<FilesAdded> {
  const added: DraftAttachment[] = [];
  const refused: FilesAdded['refused'] = [];
  for (const file of paths) {
    const name = path.basename(file);
    const outcome = await addFile(drafts, draftId, file, name, maxBytes);
    if ('failure' in outcome) refused.push({ name, failure: outcome.failure });
    else added.push(outcome.attachment);
  }
  return { added, refused };
}

async function addFile(
  drafts: Drafts,
  draftId: string,
  file: string,
  name: string,
  maxBytes: number,
): Promise<{ attachment: DraftAttachment } | { failure: StorageFailure }> {
  const about = await stat(file).catch((error: unknown) => ({ failure: storageFailure(error) }));
  if ('failure' in about) return about;
  // A pipe or device has no end; a folder has no bytes.
  if (!about.isFile()) return { failure: { kind: 'other', detail: `${name}: not a file` } };
  if (about.size > maxBytes) return { failure: { kind: 'tooLarge', name, limit: maxBytes } };
  const description = { name, mediaType: mediaTypeOf(name), origin: 'file' as const };
  const added = await drafts.addFile(draftId, description, createReadStream(file), maxBytes);
  return added.ok ? { attachment: added.value } : { failure: added.failure };
}
