import { z } from 'zod';
import { InputEvent } from '../../../core/evidence/inputEvent.ts';

/** What the process that listens tells. */
export const HookMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('listening') }),
  z.strictObject({ kind: z.literal('failed'), detail: z.string() }),
  z.strictObject({ kind: z.literal('input'), event: InputEvent }),
]);
export type HookMessage = z.infer<typeof HookMessage>;
