import { z } from 'zod';
import type { ValueFormat } from '../problems.ts';

// The messages of checks name formats of `ValueFormat`: the words for people are in the texts.
export const HttpUrl = z
  .url({ protocol: /^https?$/, error: 'httpUrl' satisfies ValueFormat })
  .regex(/^[hH][tT][tT][pP][sS]?:\/\//, { error: 'httpUrl' satisfies ValueFormat });

/** `"C:\temp"` is valid JSON and holds a tab: the one slip of that kind that can be seen. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
export const FilePath = z.string().regex(/^[^\u0000-\u001f]+$/, { error: 'path' satisfies ValueFormat });

/** What the settings of every desk have. */
export const deskBase = {
  name: z.string().min(1).max(80).optional().describe('How people know this help desk.'),
  answerExpected: z
    .strictObject({
      hours: z
        .number()
        .positive()
        .max(24 * 90),
    })
    .optional()
    .describe('Within how many hours people may expect an answer; shown after sending.'),
};
