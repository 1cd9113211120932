import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ExportFormat } from '../../../core/contract/recordingsCalls.ts';
import { api } from '../../client/api.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';
import styles from './Recording.module.css';

const formats = ['html', 'pdf', 'docx', 'markdown', 'zip'] as const satisfies ExportFormat[];

type Saved = Awaited<ReturnType<typeof api.exportRecording>>;

/** Keeps the recording as a file, in the format that is chosen. */
export function ExportButton({ recordingId }: { recordingId: string }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('recordings:export.button')}
      </Button>
      {open && <ExportDialog recordingId={recordingId} onClose={() => setOpen(false)} />}
    </>
  );
}

function ExportDialog({ recordingId, onClose }: { recordingId: string; onClose: () => void }) {
  const t = useText();
  const [format, setFormat] = useState<ExportFormat>('html');
  const [saving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<Saved | null>(null);
  const save = (): void => {
    setSaving(true);
    setOutcome(null);
    void api
      .exportRecording({ id: recordingId, format })
      .then(setOutcome)
      .finally(() => setSaving(false));
  };
  return (
    <Dialog
      title={t('recordings:export.title')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app:closeDialog')}
          </Button>
          <Button loading={saving} onClick={save}>
            {t('recordings:export.do')}
          </Button>
        </>
      }
    >
      <Choice
        label={t('recordings:export.format')}
        options={formats.map((value) => ({ value, label: t(`recordings:export.as.${value}`) }))}
        value={format}
        onChange={(value) => setFormat(value ?? 'html')}
      />
      <p className={styles.hint}>{t(`recordings:export.about.${format}`)}</p>
      <p className={styles.hint}>{t('recordings:export.covered')}</p>
      {saving && <p role="status">{t('recordings:export.saving')}</p>}
      {outcome?.kind === 'saved' && (
        <Banner tone="good" live>
          {t('recordings:export.saved', { path: outcome.path })}
        </Banner>
      )}
      {outcome?.kind === 'notDone' && (
        <Banner tone="bad" live title={t('recordings:export.notSaved')}>
          {storageWords(outcome.failure, t)}
        </Banner>
      )}
    </Dialog>
  );
}
