import { z } from 'zod';
import type { ValueFormat } from './problems.ts';

/** How requests reach the network. */
export const Proxy = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('system') }).describe('As the system says.'),
  z.strictObject({ mode: z.literal('direct') }).describe('Without a proxy.'),
  z
    .strictObject({
      mode: z.literal('fixed'),
      server: z
        .string()
        .regex(/^(https?:\/\/|socks5:\/\/)?[^\s/:@]+(:\d{1,5})?$/, { error: 'proxy' satisfies ValueFormat })
        .describe('Proxy as host:port.'),
      bypass: z
        .string()
        .max(2000)
        .optional()
        .describe('Hosts that are reached without it, separated by commas.'),
      user: z.string().min(1).max(320).optional().describe('Name to sign in with.'),
      password: z
        .string()
        .min(1)
        .optional()
        .describe('Password to sign in with. Without it the one from the secret store is used.'),
    })
    .describe('One proxy for everything.'),
]);
export type Proxy = z.infer<typeof Proxy>;
