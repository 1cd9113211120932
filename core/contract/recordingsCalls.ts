import { z } from 'zod';
import { Area, PictureMarks } from '../evidence/marks.ts';
import { mostPictures } from '../evidence/pickPictures.ts';
import { RecordedStep, Recording, RecordingGap } from '../evidence/recording.ts';
import { Instant, Ulid } from '../ticket/attachment.ts';
import { Done } from './views.ts';
import { StorageFailureView } from './failureViews.ts';

const nothing = z.undefined();
const recording = z.strictObject({ id: Ulid });
const step = { id: Ulid, stepId: Ulid };
const pair = { good: Ulid, bad: Ulid };
const notDone = z.strictObject({ kind: z.literal('notDone'), failure: StorageFailureView });

/** Largest drawing over a picture, in bytes of PNG: it passes through memory. */
const maxOverlayBytes = 64 * 1024 * 1024;

/** A recording in the list. `steps` counts those that are shown. */
export const RecordingSummary = z.strictObject({
  id: Ulid,
  name: z.string(),
  startedAt: Instant,
  steps: z.int().nonnegative(),
  gaps: z.array(RecordingGap),
  /** It goes on being recorded now. */
  running: z.boolean(),
});
export type RecordingSummary = z.infer<typeof RecordingSummary>;

/** As what a recording can be kept as a file. */
export const ExportFormat = z.enum(['html', 'pdf', 'docx', 'markdown', 'zip']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** What became of a file that the person asked for. */
const FileSaved = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved'), path: z.string() }),
  z.strictObject({ kind: z.literal('cancelled') }),
  notDone,
]);
export type FileSaved = z.infer<typeof FileSaved>;

/** The report that took something over. */
const Used = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('used'), draftId: Ulid }),
  notDone,
]);

/** The steps that a call changed, as they are now. */
const StepsChanged = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('changed'), steps: z.array(RecordedStep) }),
  notDone,
]);

/** What can be done with recorded steps afterwards. Pictures are at `app://handraise/evidence/recording/<id>/<picture>`. */
export const recordingsCalls = {
  listRecordings: {
    request: nothing,
    response: z.strictObject({
      recordings: z.array(RecordingSummary),
      /** How many are on the disk and cannot be read; they are kept. */
      unreadable: z.int().nonnegative(),
    }),
  },
  readRecording: {
    request: recording,
    response: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('recording'),
        recording: Recording,
        /** Steps that cannot be read; they are kept. */
        unreadable: z.int().nonnegative(),
      }),
      z.strictObject({ kind: z.literal('notReadable'), failure: StorageFailureView }),
    ]),
  },
  renameRecording: { request: recording.extend({ name: z.string().max(200) }), response: Done },
  /** With its steps and pictures, for good. */
  removeRecording: { request: recording, response: Done },
  /** `words`: the person's own, null: those made from what was done. */
  editStep: {
    request: z.strictObject({
      ...step,
      words: z.string().max(2_000).nullable().optional(),
      note: z.string().max(2_000).optional(),
      wrong: z.boolean().optional(),
    }),
    response: StepsChanged,
  },
  /**
   * The steps in their new order. A step that is not in it is deleted, and comes back by being named again, until
   * `forgetDeleted`.
   */
  orderSteps: { request: recording.extend({ order: z.array(Ulid).max(10_000) }), response: Done },
  /** Removes the files of deleted steps: their pictures are gone for good. */
  forgetDeleted: { request: recording, response: Done },
  /** `overlay`: what was drawn, as a PNG in the size of the unmarked picture, transparent elsewhere; null: nothing. */
  markStepPicture: {
    request: z.strictObject({
      ...step,
      marks: PictureMarks,
      overlay: z
        .instanceof(Uint8Array)
        .refine((value) => value.byteLength <= maxOverlayBytes)
        .nullable(),
    }),
    response: StepsChanged,
  },
  /** Covers the areas in every picture that shows the same window at the same size. */
  coverInAllSteps: {
    request: z.strictObject({ ...step, areas: z.array(Area).min(1).max(100) }),
    response: StepsChanged,
  },
  /** Makes the steps those of a report, a new one without `draftId`, with these steps' pictures and the whole as one file. */
  useRecording: {
    request: recording.extend({
      draftId: Ulid.optional(),
      pictures: z.array(Ulid).max(mostPictures),
      whole: z.enum(['none', 'html', 'zip']),
    }),
    response: Used,
  },
  /** Asks where to, and writes it there. */
  exportRecording: { request: recording.extend({ format: ExportFormat }), response: FileSaved },
  exportComparison: { request: z.strictObject(pair), response: FileSaved },
  /** Adds the comparison as a page to a report, a new one without `draftId`. */
  attachComparison: { request: z.strictObject({ ...pair, draftId: Ulid.optional() }), response: Used },
} as const;
