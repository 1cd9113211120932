import { z } from 'zod';
import { Area, PictureMarks } from '../evidence/marks.ts';
import { Ulid } from '../ticket/attachment.ts';
import { DraftAttachment } from '../ticket/draft.ts';
import { StorageFailureView } from './failureViews.ts';

/** Largest picture that a page can hand over, in bytes: it passes through memory. */
const maxPictureBytes = 256 * 1024 * 1024;

/** A picture as PNG. */
export const Png = z.instanceof(Uint8Array).refine((value) => value.byteLength <= maxPictureBytes);

/** Why marks were not kept; the picture is as it was before. The words are in `markup:problem.*`. */
export const MarkFailure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('storage'), failure: StorageFailureView }),
  /** It is not in the draft any more, or was marked elsewhere meanwhile. */
  z.strictObject({ kind: z.literal('changed') }),
  /** Its bytes cannot be read as a picture, or it is a kind that only the page can decode and `decoded` was not given. */
  z.strictObject({ kind: z.literal('notAPicture') }),
  /** More pixels than can be worked on. */
  z.strictObject({ kind: z.literal('tooManyPixels') }),
  /** What was drawn does not have the size of the picture. */
  z.strictObject({ kind: z.literal('otherSize') }),
  /** The finished file was read again and is not what it has to be; it was thrown away. */
  z.strictObject({ kind: z.literal('notCovered') }),
]);
export type MarkFailure = z.infer<typeof MarkFailure>;

const Marked = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('marked'), attachment: DraftAttachment }),
  z.strictObject({ kind: z.literal('notDone'), failure: MarkFailure }),
]);

/**
 * How the window marks pictures.
 *
 * The unmarked picture of a draft's attachment is at `app://handraise/evidence/draft/<draft id>/<id>`, `id` being
 * `attachment.original?.id ?? attachment.id`; that same id is what stays of an attachment through all markings, while
 * `attachment.id` names the finished file and is a new one after each `markPicture`. The place in the list stays.
 */
export const markupCalls = {
  /**
   * Replaces what is drawn on a picture. `attachmentId` is today's `attachment.id`.
   *
   * - `overlay`: a PNG of the annotations alone, transparent elsewhere, in the size of the unmarked picture in pixels,
   *   without crop and without redactions; null: there are none.
   * - Redactions and crop are carried out by the main process from `marks`: filled with `coverColor` (core/evidence/
   *   redaction) on whole pixels, rounded outward, after the overlay: nothing that is drawn shows in a covered area.
   *   The crop is rounded inward (`keptPixels`).
   * - `decoded`: for pictures whose `mediaType` (of the unmarked one) is not image/png, the unmarked picture as PNG,
   *   upright, as the page decoded and showed it: foreign formats are decoded in the sandbox only.
   * - No marks and no crop: the unmarked picture comes back, byte for byte.
   *
   * "Marked" is said after the finished file was written, read back from the disk and checked; `attachment.redaction`
   * is the proof. `evidenceChanged` is told as well.
   */
  markPicture: {
    request: z.strictObject({
      draftId: Ulid,
      attachmentId: Ulid,
      marks: PictureMarks,
      overlay: Png.nullable(),
      decoded: Png.nullable().default(null),
    }),
    response: Marked,
  },
  /**
   * Makes a PNG half as wide and high as it would leave now, at most twice. What is drawn and covered stays so, and
   * `markPicture` keeps it small; without marks and made smaller it still has its `original`.
   */
  shrinkPicture: {
    request: z.strictObject({ draftId: Ulid, attachmentId: Ulid }),
    response: Marked,
  },
  /**
   * Covers the same areas in every picture of the screen that has the size of this one, also in this one. `areas` in
   * pixels of the unmarked picture. What was drawn before stays. All pictures or, with the first that fails, those
   * before it: `attachments` are the ones that changed.
   */
  redactEverywhere: {
    request: z.strictObject({ draftId: Ulid, from: Ulid, areas: z.array(Area).min(1).max(100) }),
    response: z.strictObject({ attachments: z.array(DraftAttachment), failure: MarkFailure.nullable() }),
  },
} as const;
