import { z } from 'zod';
import { ReadLine } from '../../../core/evidence/readText.ts';

/** What the reading process is asked, one picture at a time. Not a schema: its only sender is who started it. */
export interface OcrRequest {
  png: Uint8Array;
  /** ISO 639-3 codes whose data are there. */
  languages: readonly string[];
  /** Holds `<language>.traineddata.gz`. */
  dataFolder: string;
}

/** Its one answer to each. */
export const OcrAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), lines: z.array(ReadLine) }),
  z.object({
    kind: z.literal('failed'),
    problem: z.enum(['notAPicture', 'tooLarge', 'stopped']),
    detail: z.string(),
  }),
]);
export type OcrAnswer = z.infer<typeof OcrAnswer>;
