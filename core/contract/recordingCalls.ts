import { z } from 'zod';
import { RecordingState } from '../evidence/recordingState.ts';
import { Ulid } from '../ticket/attachment.ts';
import { StorageFailureView } from './failureViews.ts';

const nothing = z.undefined();

/** What became of the wish to record. */
export const RecordingStarted = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), recordingId: Ulid }),
  /** One at a time: another one is running. */
  z.strictObject({ kind: z.literal('busy') }),
  /** The bar could not be shown: nothing records unseen. */
  z.strictObject({ kind: z.literal('noBar') }),
  z.strictObject({ kind: z.literal('notStarted'), failure: StorageFailureView }),
]);
export type RecordingStarted = z.infer<typeof RecordingStarted>;

/** The window's calls about what is recorded now; the bar has calls of its own. */
export const recordingCalls = {
  recordingState: { request: nothing, response: RecordingState },
  /** Begins to record steps, hides the window and shows the bar. `draftId`: the report it is for. */
  startRecording: { request: z.strictObject({ draftId: Ulid.optional() }), response: RecordingStarted },
  /** Ends it and opens its review in the window. */
  stopRecording: { request: nothing, response: nothing },
} as const;
