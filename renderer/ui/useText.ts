import { useTranslation } from 'react-i18next';
import { namespaces, type Translate } from '../../core/texts/texts.ts';

/** Texts in the person's language; keys are written whole (`app:nav.report`). */
export function useText(): Translate {
  return useTranslation(namespaces).t as Translate;
}

/** BCP 47 code of the language shown, for numbers and times. */
export function useLanguage(): string {
  return useTranslation().i18n.language;
}
