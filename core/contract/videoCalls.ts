import { z } from 'zod';
import { Ulid } from '../ticket/attachment.ts';
import { StorageFailureView } from './failureViews.ts';

const video = { draftId: Ulid, attachmentId: Ulid };
const bytes = z.instanceof(Uint8Array);
const NotDone = z.strictObject({ kind: z.literal('notDone'), failure: StorageFailureView });

/** Calls about videos of the screen. */
export const videoCalls = {
  /** Shows the bar and begins to film. The film is among the draft's attachments when it is stopped. */
  startVideo: {
    request: z.strictObject({
      draftId: Ulid,
      target: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('display'), id: z.string().max(100) }),
        z.strictObject({ kind: z.literal('window'), id: z.string().max(100) }),
      ]),
    }),
    response: z.strictObject({ kind: z.enum(['started', 'busy', 'noBar', 'gone', 'notFilmed']) }),
  },
  /** All of a video: it is cut in the window, which has the decoders. */
  readVideo: {
    request: z.strictObject(video),
    response: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('video'), bytes }), NotDone]),
  },
  /** Puts the cut video in the place of the whole one. */
  replaceVideo: {
    request: z.strictObject({ ...video, bytes }),
    response: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('replaced') }), NotDone]),
  },
} as const;
