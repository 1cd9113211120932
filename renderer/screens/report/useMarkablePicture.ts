import { useEffect, useState, useSyncExternalStore } from 'react';
import { noMarks } from '../../../core/evidence/markColors.ts';
import { markFailureWords } from '../../../core/texts/markupWords.ts';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { markedPictureOf, pictureKey } from '../../client/markedPictures.ts';
import { draftPictureUrl } from '../../client/urls.ts';
import type { MarkablePicture } from '../../markup/picture.ts';
import { useLanguage, useText } from '../../ui/useText.ts';

/** A picture of the draft as the editor wants it. What was not saved the last time is still drawn on it. */
export function useMarkablePicture(
  draftId: string,
  attachment: DraftAttachment,
  name: string,
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
    suggestions: [],
    declined: picture.declined,
    onDecline: (ids) => picture.decline(ids),
    onChange: (work) => autosave.change({ work }),
    flush: () => autosave.flush(),
    trouble: state.kind === 'failed' ? markFailureWords(state.failure, t, language) : null,
  };
}
