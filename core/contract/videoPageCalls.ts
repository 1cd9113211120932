import { z } from 'zod';
import type { VideoCallName } from './names.ts';

/** Bytes of one message of the page: small enough that none of them is felt. */
export const videoPieceBytes = 1024 * 1024;

const piece = z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= 64 * videoPieceBytes);

/** What the unseen page that films needs to know. */
export const VideoPageView = z.strictObject({
  /** Electron's id of the screen or window. */
  sourceId: z.string(),
  framesPerSecond: z.number().positive(),
  bitsPerSecond: z.number().positive(),
});
export type VideoPageView = z.infer<typeof VideoPageView>;

/** What the page tells. */
export const VideoPageAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), width: z.int().positive(), height: z.int().positive() }),
  /** As it was filmed; plays, but does not know how long it is. */
  z.strictObject({ kind: z.literal('filmed'), bytes: piece }),
  /** The whole film once more, with its length and an index to seek by, in pieces. */
  z.strictObject({ kind: z.literal('indexed'), bytes: piece }),
  /** All of it was told. */
  z.strictObject({ kind: z.literal('done') }),
  z.strictObject({ kind: z.literal('failed'), detail: z.string().max(2000) }),
]);
export type VideoPageAction = z.infer<typeof VideoPageAction>;

/** What the page is told to do. */
export const VideoPageCommand = z.strictObject({ kind: z.enum(['pause', 'resume', 'stop']) });
export type VideoPageCommand = z.infer<typeof VideoPageCommand>;

/** The calls of the page that films, which reaches nothing else. */
export const videoPageCalls = {
  describeVideo: { request: z.undefined(), response: VideoPageView },
  videoAct: { request: VideoPageAction, response: z.undefined() },
} as const satisfies Record<VideoCallName, { request: z.ZodType; response: z.ZodType }>;

/** `window.video`, as the page that films sees it. */
export interface VideoPageApi {
  describeVideo(): Promise<VideoPageView>;
  videoAct(action: VideoPageAction): Promise<void>;
  onChange(listener: (command: VideoPageCommand) => void): () => void;
}
