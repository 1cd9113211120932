import { z } from 'zod';
import type { ValueFormat } from './problems.ts';

/** A text in one or several languages: `"Printer"` or `{ "en": "Printer", "sk": "Tlačiareň" }`. */
export const Localized = z
  .union([
    z.string().min(1).max(200),
    z.record(
      z.string().regex(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/, { error: 'languageTag' satisfies ValueFormat }),
      z.string().min(1).max(200),
    ),
  ])
  .describe('A text, or one text per language (BCP 47).');
export type Localized = z.infer<typeof Localized>;

/** The text in the wanted language (BCP 47), else in English, else in any. */
export function localized(text: Localized, language: string): string {
  if (typeof text === 'string') return text;
  return text[language] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
