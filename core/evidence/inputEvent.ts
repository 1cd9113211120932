import { z } from 'zod';
import { Point } from './marks.ts';
import { MouseButton } from './recording.ts';

/** Milliseconds since the epoch. */
const time = z.number();

/**
 * What the hook hands out of the person's input: this and nothing else leaves the process that listens. Places are in
 * physical pixels of the whole desktop. `typing` says that a character was typed and not which.
 */
export const InputEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('down'), time, button: MouseButton, at: Point }),
  z.strictObject({ kind: z.literal('up'), time, button: MouseButton, at: Point }),
  z.strictObject({
    kind: z.literal('wheel'),
    time,
    direction: z.enum(['up', 'down', 'left', 'right']),
    at: Point,
  }),
  z.strictObject({ kind: z.literal('typing'), time }),
  z.strictObject({ kind: z.literal('key'), time, keys: z.string().max(60) }),
]);
export type InputEvent = z.infer<typeof InputEvent>;
