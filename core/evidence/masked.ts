import { z } from 'zod';
import { secretKinds, type SecretKind } from './secrets/kinds.ts';

/** How many different secrets of a kind were replaced in what the app itself gathered. */
export const MaskedCount = z.strictObject({ kind: z.enum(secretKinds), count: z.int().positive() });
export type MaskedCount = z.infer<typeof MaskedCount>;

/** The counts in one order, so that the same report always reads the same. */
export function maskedCounts(counts: ReadonlyMap<SecretKind, number>): MaskedCount[] {
  return secretKinds.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
}
