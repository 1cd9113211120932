import { dirname, join } from 'node:path';
import type { DeliveryJob, OutgoingPart } from '../../../core/ports/helpDesk.ts';
import { syncFolder, writeDurably, type FolderFiles } from './files.ts';
import { temporaryName } from './place.ts';

/** The attempt was ended from outside; nothing of it stays. */
export class Aborted extends Error {}

/** How far an attempt came: from `named` on the report may be there. */
export interface Progress {
  named: boolean;
}

/**
 * Writes a report's folder so that it is there whole or not at all: into a sibling first, every file and folder
 * synced, then one rename. The sibling of an attempt that failed is removed.
 *
 * @throws system errors, AttachmentUnreadable, Aborted
 */
export async function writeReport(
  files: FolderFiles,
  root: string,
  parts: readonly OutgoingPart[],
  job: DeliveryJob,
  progress: Progress,
): Promise<string> {
  const temporary = join(root, temporaryName(job.ticket.id));
  const final = join(root, parts[0]?.target.split('/')[0] ?? job.ticket.id);
  try {
    await files.rm(temporary, { recursive: true, force: true });
    // One by one: `recursive` reports a read-only share as a missing one (Node's MKDirpAsync looks for the folder after
    // errors that it does not know, and hands on that it is not there).
    await files.mkdir(temporary, { mode: 0o750 });
    await files.mkdir(join(temporary, 'attachments'), { mode: 0o750 });
    const total = job.ticket.attachments.reduce((sum, { size }) => sum + size, 0);
    let written = 0;
    for (const { target, content } of parts) {
      const path = join(temporary, ...target.split('/').slice(1));
      const count = (bytes: number): void => {
        if (job.signal.aborted) throw new Aborted('aborted');
        written += bytes;
        if (total > 0 && content.kind === 'attachment') job.onProgress(Math.min(1, written / total));
      };
      count(0);
      if (content.kind === 'bytes') await writeDurably(files, path, [content.bytes]);
      else await writeDurably(files, path, counted(job.readAttachment(content.attachment), count));
    }
    await syncFolder(files, join(temporary, 'attachments'));
    await syncFolder(files, temporary);
    if (job.signal.aborted) throw new Aborted('aborted');
    progress.named = true;
    await files.rename(temporary, final);
    await syncFolder(files, dirname(final));
    job.onProgress(1);
    return final;
  } catch (error) {
    // The disk may be gone altogether; the next attempt replaces what stays.
    await files.rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    count(chunk.byteLength);
  }
}
