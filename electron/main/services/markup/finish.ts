import type { MarkFailure } from '../../../../core/contract/markupCalls.ts';
import type { PixelArea } from '../../../../core/evidence/marks.ts';
import { pngSize } from '../../../../core/evidence/pngStructure.ts';
import { coveredAreas, finishedSize, type Size } from '../../../../core/evidence/redaction.ts';
import type { FlattenJob, PictureStudio } from '../../../../core/ports/pictures.ts';
import type { DraftStore } from '../../../../core/ports/stores.ts';
import type { Logger } from '../../../../core/ports/world.ts';
import { fail, ok, type Result } from '../../../../core/result.ts';
import type { Attachment } from '../../../../core/ticket/attachment.ts';
import type { DraftAttachment } from '../../../../core/ticket/draft.ts';
import { withEnding } from '../../../../core/ticket/fileName.ts';
import { readWhole } from '../../../adapters/files/readWhole.ts';

/** What finishing a picture needs. */
export interface FinishWorld {
  store: Pick<DraftStore, 'addFile' | 'readAttachment' | 'removeFile'>;
  studio: PictureStudio;
  logger: Logger;
}

/** A finished picture on the disk, in no draft's list yet. `size` is of the picture it was made from. */
export interface FinishedFile {
  file: DraftAttachment;
  size: Size;
  areas: PixelArea[];
}

/**
 * Makes the picture as it will leave and writes it beside the draft; then reads the very file back from the disk and
 * looks at it anew. One that is not what it has to be is deleted.
 */
export async function finishPicture(
  { store, studio, logger }: FinishWorld,
  draftId: string,
  about: Pick<Attachment, 'name' | 'origin' | 'display'>,
  job: FlattenJob,
): Promise<Result<FinishedFile, MarkFailure>> {
  const size = pngSize(job.picture);
  if (size === null) return fail({ kind: 'notAPicture' });
  const made = await studio.flatten(job);
  if (made.kind === 'notDone') return fail({ kind: made.problem });
  // Not asked of the studio: what it forgot it would not tell.
  const { width, height } = finishedSize(job.crop, size, job.scale);
  const areas = coveredAreas(job.cover, job.crop, size, job.scale);
  const { name, origin, display } = about;
  const written = await store.addFile(
    draftId,
    {
      name: withEnding(name, 'png'),
      mediaType: 'image/png',
      origin,
      width,
      height,
      ...(display === undefined ? {} : { display }),
    },
    once(made.png),
    Number.MAX_SAFE_INTEGER,
  );
  if (!written.ok) return fail({ kind: 'storage', failure: written.failure });
  const file = written.value;
  const bytes = await readWhole(store.readAttachment(draftId, file));
  const problem = bytes.ok ? await studio.prove(bytes.value, { width, height, areas }) : 'unreadable';
  if (problem === null) return ok({ file, size, areas });
  logger.warn('a finished picture was thrown away', { draftId, problem });
  await store.removeFile(draftId, file.id);
  return fail({ kind: 'notCovered' });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
