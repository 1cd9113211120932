import { momentWords } from './time.ts';
import { useLanguage, useText } from './useText.ts';

/** Says a moment (ISO instant) as people do: "tomorrow at 10:00". */
export function useMoment(): (at: string) => string {
  const t = useText();
  const language = useLanguage();
  return (at) => t('app:moment', momentWords(at, new Date(), language));
}
