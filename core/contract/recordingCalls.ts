import { z } from 'zod';
import { RecordingState } from '../evidence/recordingState.ts';
import { Ulid } from '../ticket/attachment.ts';
import { StorageFailureView } from './failureViews.ts';
import { Done } from './views.ts';

const nothing = z.undefined();

/** What became of the wish to record. */
const RecordingStarted = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), recordingId: Ulid }),
  /** One at a time: this one is running. */
  z.strictObject({ kind: z.literal('busy') }),
  /** The bar could not be shown: nothing records unseen. */
  z.strictObject({ kind: z.literal('noBar') }),
  z.strictObject({ kind: z.literal('notStarted'), failure: StorageFailureView }),
]);

/** The calls while something is recorded, of the window and of the bar. While nothing is, all but the first two do nothing. */
export const recordingCalls = {
  recordingState: { request: nothing, response: RecordingState },
  /** Begins to record steps and shows the bar. `draftId`: the report it is for. */
  startRecording: { request: z.strictObject({ draftId: Ulid.optional() }), response: RecordingStarted },
  /** Ends it and opens its review in the window. */
  stopRecording: { request: nothing, response: nothing },
  pauseRecording: { request: nothing, response: nothing },
  resumeRecording: { request: nothing, response: nothing },
  addRecordingNote: { request: z.strictObject({ text: z.string().min(1).max(2_000) }), response: Done },
  takeStepPicture: { request: nothing, response: Done },
  /** "Here it goes wrong": marks the newest step, or makes one with a picture where there is none. */
  markWrong: { request: nothing, response: Done },
} as const;
