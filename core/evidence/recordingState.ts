import { z } from 'zod';
import { Ulid } from '../ticket/attachment.ts';
import { RecordingGap } from './recording.ts';

/** What the bar, the tray and the form show of every kind of recording. */
const running = {
  recordingId: Ulid,
  /** Milliseconds recorded until this was said, pauses left out; while not `paused` it goes on from there. */
  elapsed: z.number().nonnegative(),
  paused: z.boolean(),
  /** Electron accelerators that work everywhere while it records; empty: another program has it. */
  shortcuts: z.strictObject({ pause: z.string(), stop: z.string() }),
};

/** What is being recorded now. Nothing is ever recorded without the bar that shows this. */
export const RecordingState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('steps'),
    ...running,
    steps: z.int().nonnegative(),
    /** What the system does not give here; with `noInput` the person takes each picture by hand. */
    gaps: z.array(RecordingGap),
  }),
  z.strictObject({
    kind: z.literal('video'),
    ...running,
    bytes: z.number().nonnegative(),
    /** Milliseconds until a limit ends it, once that is near. */
    remaining: z.number().nonnegative().optional(),
  }),
]);
export type RecordingState = z.infer<typeof RecordingState>;
