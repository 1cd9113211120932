import { lazy, Suspense } from 'react';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import type { PictureText } from '../../client/usePictureTexts.ts';
import { useMarkablePicture } from './useMarkablePicture.ts';

// Drawing brings a library along that nobody waits for before they draw.
const MarkupEditor = lazy(() => import('../../markup/MarkupEditor.tsx'));

/** The editor over one picture of the draft. */
export function MarkPicture(props: {
  draftId: string;
  attachment: DraftAttachment;
  name: string;
  /** What was read in it; undefined: not yet. */
  text: PictureText | undefined;
  onClose: () => void;
}) {
  const { draftId, attachment, name, text, onClose } = props;
  const picture = useMarkablePicture(draftId, attachment, name, text);
  return (
    <Suspense fallback={null}>
      <MarkupEditor picture={picture} onClose={onClose} />
    </Suspense>
  );
}
