import { noMarks, type PixelArea } from '../../../../core/evidence/marks.ts';
import type { RecordedStep } from '../../../../core/evidence/recording.ts';
import { coveredAreas, keptPixels, redactedAreas } from '../../../../core/evidence/redaction.ts';
import { placeOf } from '../../../../core/evidence/stepPlace.ts';
import type { PictureStudio } from '../../../../core/ports/pictures.ts';
import type { RecordingStore } from '../../../../core/ports/recordings.ts';
import type { Stored } from '../../../../core/ports/stores.ts';
import { fail, ok } from '../../../../core/result.ts';
import { readWhole } from '../../../adapters/files/readWhole.ts';

/** What finishing needs. */
export interface FinishingWorld {
  store: Pick<RecordingStore, 'readPicture'>;
  studio: PictureStudio;
}

/** A step's picture as it leaves: the place marked, what was covered gone. Sizes and areas in its own pixels. */
export interface FinishedStepPicture {
  png: Uint8Array;
  width: number;
  height: number;
  areas: PixelArea[];
}

/**
 * Makes a step's picture as it leaves. Where something was covered the finished bytes are decoded anew and looked at:
 * what is not covered for certain does not leave.
 * @param name what a failure calls it
 */
export async function finishStepPicture(
  { store, studio }: FinishingWorld,
  recordingId: string,
  step: RecordedStep,
  name: string,
): Stored<FinishedStepPicture> {
  const { picture } = step;
  if (picture === null) return fail({ kind: 'notFound' });
  const bytes = await readWhole(store.readPicture(recordingId, picture));
  if (!bytes.ok) return bytes;
  const drawn =
    picture.overlay === undefined
      ? ok(null)
      : await readWhole(store.readPicture(recordingId, { ...picture, ...picture.overlay }));
  if (!drawn.ok) return drawn;
  const crop = picture.marks?.crop ?? null;
  const cover = redactedAreas(picture.marks ?? noMarks);
  const place = placeOf(step);
  const made = await studio.flatten({
    picture: bytes.value,
    overlay: drawn.value,
    crop,
    cover,
    ...(place === null ? {} : { place }),
  });
  if (made.kind === 'notDone') return fail({ kind: 'damaged', name });
  const { width, height } = keptPixels(crop, picture);
  const areas = coveredAreas(cover, crop, picture);
  const problem = areas.length === 0 ? null : await studio.prove(made.png, { width, height, areas });
  return problem === null ? ok({ png: made.png, width, height, areas }) : fail({ kind: 'notCovered', name });
}
