import { useEffect, useState, useSyncExternalStore } from 'react';
import { noMarks } from '../../../core/evidence/markColors.ts';
import { markFailureWords } from '../../../core/texts/markupWords.ts';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { markedPictureOf, pictureKey } from '../../client/markedPictures.ts';
import type { PictureText } from '../../client/usePictureTexts.ts';
import { draftPictureUrl } from '../../client/urls.ts';
import type { MarkablePicture } from '../../markup/picture.ts';
import type { Suggestion } from '../../markup/suggestion.ts';
import { useLanguage, useText } from '../../ui/useText.ts';

/** The same at each drawing, so that the editor does not take it for news. */
const none: readonly Suggestion[] = [];

/** A picture of the draft as the editor wants it. What was not saved the last time is still drawn on it. */
export function useMarkablePicture(
  draftId: string,
  attachment: DraftAttachment,
  name: string,
  text: PictureText | undefined,
): MarkablePicture {
  const t = useText();
  const language = useLanguage();
  const [picture] = useState(() => markedPictureOf(draftId, attachment));
  const { autosave } = picture;
  const state = useSyncExternalStore(autosave.subscribe, autosave.state);
  useEffect(() => {
    picture.follow(attachment);
  }, [picture, attachment]);
  return {
    name,
    url: draftPictureUrl(draftId, pictureKey(attachment)),
    marks: autosave.pending.work?.marks ?? attachment.marks ?? noMarks,
    suggestions: text?.kind === 'read' ? text.suggestions : none,
    declined: picture.declined,
    onDecline: (ids) => picture.decline(ids),
    onChange: (work) => autosave.change({ work }),
    flush: () => autosave.flush(),
    trouble: state.kind === 'failed' ? markFailureWords(state.failure, t, language) : null,
  };
}
