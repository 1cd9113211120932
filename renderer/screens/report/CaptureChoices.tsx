import { Button } from '@mantine/core';
import { IconScreenshot } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { useText } from '../../ui/useText.ts';

const CaptureDialog = lazy(() => import('./CaptureDialog.tsx'));

/** Another picture: of a part of the screen, one window, one display, or all of it after a while. */
export function CaptureChoices(props: {
  draftId: string;
  disabled: boolean;
  /** The newest of the pictures that were taken. */
  onTaken: (picture: DraftAttachment) => void;
}) {
  const { draftId, disabled, onTaken } = props;
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconScreenshot size="1.125rem" stroke={1.8} aria-hidden="true" />}
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        {t('capture:choices.open')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <CaptureDialog draftId={draftId} onTaken={onTaken} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
