import type { Translate } from '../texts/texts.ts';
import type { MaskedCount } from './masked.ts';

/** "one user name and 2 e-mail addresses"; empty where nothing was masked. `language` of the list, BCP 47. */
export function maskedWords(masked: readonly MaskedCount[], translate: Translate, language: string): string {
  const parts = masked.map(({ kind, count }) => translate(`secrets:kind.${kind}`, { count }));
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}
