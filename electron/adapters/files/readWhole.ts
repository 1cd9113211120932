import { AttachmentUnreadable } from '../../../core/ports/helpDesk.ts';
import type { StorageFailure } from '../../../core/ports/stores.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { storageFailure } from './storageFailure.ts';

/** All bytes of an attachment, or why the disk does not give them as they were noted. */
export async function readWhole(
  chunks: AsyncIterable<Uint8Array>,
): Promise<Result<Uint8Array, StorageFailure>> {
  const parts: Uint8Array[] = [];
  try {
    for await (const chunk of chunks) parts.push(chunk);
  } catch (error) {
    if (error instanceof AttachmentUnreadable) return fail({ kind: 'damaged', name: error.attachment.name });
    return fail(storageFailure(error));
  }
  return ok(Buffer.concat(parts));
}
