import { Button } from '@mantine/core';
import { IconPointer } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { api } from '../../client/api.ts';
import { useEvent } from '../../client/useEvent.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';
import { RecordVideo } from './RecordVideo.tsx';
import styles from './RecordSteps.module.css';

type Started = Awaited<ReturnType<typeof api.startRecording>>;

/** The way from writing steps to having them recorded. `flush`: what was typed is on the disk before the window goes. */
export function RecordSteps({ draftId, flush }: { draftId: string; flush: () => Promise<boolean> }) {
  const t = useText();
  const [running, setRunning] = useState(false);
  const [refused, setRefused] = useState<Started | null>(null);
  useEffect(() => {
    void api.recordingState().then(({ kind }) => setRunning(kind !== 'none'));
  }, []);
  useEvent('recordingChanged', ({ kind }) => setRunning(kind !== 'none'));

  const start = (): void => {
    setRefused(null);
    void flush().then(async (saved) => {
      if (!saved) return;
      const started = await api.startRecording({ draftId });
      if (started.kind !== 'started') setRefused(started);
    });
  };
  const trouble = (): string => {
    switch (refused?.kind) {
      case 'busy':
        return t('recording:start.busy');
      case 'noBar':
        return t('recording:start.noBar');
      case 'notStarted':
        return t('recording:start.notStarted', { reason: storageWords(refused.failure, t) });
      case 'started':
      case undefined:
        return '';
    }
  };

  return (
    <div className={styles.record}>
      <Button
        variant="default"
        leftSection={<IconPointer size={18} aria-hidden />}
        disabled={running}
        onClick={start}
      >
        {t('recording:start.button')}
      </Button>
      <RecordVideo draftId={draftId} disabled={running} flush={flush} />
      <p className={styles.hint} role="status">
        {running ? t('recording:start.running') : t('recording:start.hint')}
      </p>
      {refused !== null && <Banner tone="warn" live title={trouble()} />}
    </div>
  );
}
