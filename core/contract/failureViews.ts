import { z } from 'zod';

/** Why the disk did not do it; mirrors `StorageFailure` of the ports. */
export const StorageFailureView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('diskFull') }),
  z.strictObject({ kind: z.literal('readOnly') }),
  z.strictObject({ kind: z.literal('notFound') }),
  z.strictObject({ kind: z.literal('unreadable'), path: z.string(), detail: z.string() }),
  z.strictObject({ kind: z.literal('newer'), path: z.string() }),
  z.strictObject({ kind: z.literal('locked'), path: z.string() }),
  z.strictObject({ kind: z.literal('damaged'), name: z.string() }),
  z.strictObject({ kind: z.literal('tooLarge'), name: z.string(), limit: z.number() }),
  z.strictObject({ kind: z.literal('notCovered'), name: z.string() }),
  z.strictObject({ kind: z.literal('other'), detail: z.string() }),
]);
