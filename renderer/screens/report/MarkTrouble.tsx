import { useSyncExternalStore } from 'react';
import { markFailureWords } from '../../../core/texts/markupWords.ts';
import { markFailureOf, subscribeToMarks } from '../../client/markedPictures.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useLanguage, useText } from '../../ui/useText.ts';

/** Says on the report itself that marks are not on the disk: it does not go on before they are. */
export function MarkTrouble({ draftId }: { draftId: string }) {
  const t = useText();
  const language = useLanguage();
  const failure = useSyncExternalStore(subscribeToMarks, () => markFailureOf(draftId));
  if (failure === null) return null;
  return (
    <Banner tone="bad" live title={t('markup:notSaved')}>
      {markFailureWords(failure, t, language)}
    </Banner>
  );
}
