import { createHash } from 'node:crypto';
import { AttachmentUnreadable } from '../../../core/ports/helpDesk.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import { errorCode, StorageError } from './storageFailure.ts';

/**
 * Passes an attachment's bytes on and checks size and hash on the way. The last chunk is held back until the hash is
 * known to be right, so that a damaged file never becomes a complete request.
 *
 * @throws AttachmentUnreadable when the file is gone, cannot be read, or is not what was sealed
 * @throws StorageError `locked`: nothing is wrong with it, only its key is not here now
 */
export async function* checkedBytes(
  attachment: Attachment,
  chunks: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  let held: Uint8Array | undefined;
  const source = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await read(source, attachment);
      if (next.done === true) break;
      size += next.value.byteLength;
      if (size > attachment.size) throw new AttachmentUnreadable(attachment, 'larger than when it was added');
      hash.update(next.value);
      if (held !== undefined) yield held;
      held = next.value;
    }
  } finally {
    await source.return?.();
  }
  if (size < attachment.size) throw new AttachmentUnreadable(attachment, 'shorter than when it was added');
  if (hash.digest('hex') !== attachment.sha256) throw new AttachmentUnreadable(attachment, 'changed on disk');
  if (held !== undefined) yield held;
}

async function read(
  source: AsyncIterator<Uint8Array>,
  attachment: Attachment,
): Promise<IteratorResult<Uint8Array>> {
  try {
    return await source.next();
  } catch (error) {
    if (error instanceof StorageError && error.failure.kind === 'locked') throw error;
    const gone = ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error) ?? '');
    const passes = !gone && !(error instanceof StorageError);
    throw new AttachmentUnreadable(
      attachment,
      error instanceof Error ? error.message : String(error),
      passes,
    );
  }
}
