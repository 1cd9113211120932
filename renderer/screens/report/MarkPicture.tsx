import { lazy, Suspense } from 'react';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { useMarkablePicture } from './useMarkablePicture.ts';

// Drawing brings a library along that nobody waits for before they draw.
const MarkupEditor = lazy(() => import('../../markup/MarkupEditor.tsx'));

/** The editor over one picture of the draft. */
export function MarkPicture(props: {
  draftId: string;
  attachment: DraftAttachment;
  name: string;
  onClose: () => void;
}) {
  const { draftId, attachment, name, onClose } = props;
  const picture = useMarkablePicture(draftId, attachment, name);
  return (
    <Suspense fallback={null}>
      <MarkupEditor picture={picture} onClose={onClose} />
    </Suspense>
  );
}
