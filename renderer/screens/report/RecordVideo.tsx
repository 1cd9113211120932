import { Button } from '@mantine/core';
import { IconVideo } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../../ui/useText.ts';

const VideoChoice = lazy(() => import('./VideoChoice.tsx'));

/** The way to a video. `flush`: what was typed is on the disk before the window goes. */
export function RecordVideo(props: { draftId: string; disabled: boolean; flush: () => Promise<boolean> }) {
  const { draftId, disabled, flush } = props;
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconVideo size={18} aria-hidden />}
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        {t('video:record')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <VideoChoice draftId={draftId} flush={flush} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
