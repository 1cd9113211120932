import { z } from 'zod';
import { deskBase, HttpUrl } from './parts.ts';

export const WebhookDesk = z
  .strictObject({
    kind: z.literal('webhook'),
    ...deskBase,
    url: HttpUrl.describe('Address that takes the report by POST.'),
    secret: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Key of the HMAC-SHA-256 signature. Without it the key from the secret store is used, if there is one.',
      ),
    headers: z.record(z.string(), z.string()).optional().describe('Further request headers.'),
    lookUp: z
      .boolean()
      .optional()
      .describe('The receiver answers GET <url>?reportId=<id>, so that a report is never filed twice.'),
    maxTotalMegabytes: z
      .number()
      .positive()
      .optional()
      .describe('Most that the receiver takes for one report, attachments included.'),
  })
  .describe('JSON and attachments by HTTP.');
export type WebhookDesk = z.infer<typeof WebhookDesk>;
