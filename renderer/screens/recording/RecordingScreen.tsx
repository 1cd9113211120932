import { Button } from '@mantine/core';
import { IconArrowLeft, IconVideoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { clockTime, recordingTitle } from '../../../core/evidence/export/document.ts';
import type { Recording } from '../../../core/evidence/recording.ts';
import { api } from '../../client/api.ts';
import { useGo } from '../../client/location.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Fold } from '../../ui/Fold.tsx';
import { MachineFacts } from '../../ui/MachineFacts.tsx';
import { Page } from '../../ui/Page.tsx';
import { useMoment } from '../../ui/useMoment.ts';
import { useText } from '../../ui/useText.ts';
import { sectionName, storageWords } from '../../ui/words.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { ExportButton } from './ExportButton.tsx';
import { NameField } from './NameField.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { StepList } from './StepList.tsx';
import { UseDialog } from './UseDialog.tsx';
import { useRecordedSteps } from './useRecordedSteps.ts';
import styles from './Recording.module.css';

/** Recorded steps, to be read, put right and used. */
export default function RecordingScreen(props: { recordingId: string; draftId: string | undefined }) {
  const { recordingId, draftId } = props;
  const t = useText();
  const go = useGo();
  const open = useRecordedSteps(recordingId);
  const [asking, setAsking] = useState<'use' | 'remove' | null>(null);
  const { load, failure, deleted } = open;
  const back = (): void => go({ screen: 'recordings', ...(draftId === undefined ? {} : { draftId }) });
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind === 'failed') {
    return (
      <Page title={t('recordings:untitled')}>
        <BackButton onBack={back} />
        <Banner tone="bad" title={t('recordings:notOpen')}>
          {storageWords(load.failure, t)}
        </Banner>
      </Page>
    );
  }
  const { recording, unreadable } = load;
  const remove = (): void => {
    setAsking(null);
    void api.removeRecording({ id: recordingId }).then((outcome) => {
      if (outcome.kind === 'notDone') open.say(outcome.failure);
      else back();
    });
  };
  return (
    <Page
      title={recordingTitle(recording, t)}
      lead={<Lead recording={recording} onRename={open.rename} />}
      footer={
        <>
          <Button variant="subtle" color="gray" onClick={() => setAsking('remove')}>
            {t('recordings:remove.button')}
          </Button>
          <ExportButton recordingId={recordingId} />
          <Button disabled={recording.steps.length === 0} onClick={() => setAsking('use')}>
            {t('recordings:use.button')}
          </Button>
        </>
      }
    >
      <BackButton onBack={back} />
      {failure !== null && (
        <Banner tone="bad" live title={t('recordings:notDone')}>
          {storageWords(failure, t)}
        </Banner>
      )}
      {recording.gaps.map((gap) => (
        <Banner key={gap} tone="info">
          {t(`recordings:gap.${gap}`)}
        </Banner>
      ))}
      {unreadable > 0 && (
        <Banner tone="warn">{t('recordings:unreadableSteps', { count: unreadable })}</Banner>
      )}
      {deleted.length > 0 && (
        <Banner
          tone="info"
          live
          actions={
            <Button size="sm" variant="default" onClick={open.undelete}>
              {t('recordings:deleted.undo')}
            </Button>
          }
        >
          {t('recordings:deleted.text', { count: deleted.length })}
        </Banner>
      )}
      {recording.steps.length === 0 ? (
        <div className={styles.empty}>
          <IconVideoOff size="3rem" stroke={1.3} aria-hidden="true" />
          <p>{t('recordings:empty.steps')}</p>
        </div>
      ) : (
        <StepList recordingId={recordingId} steps={recording.steps} actions={open.actions} />
      )}
      <Machine recording={recording} />
      {asking === 'use' && (
        <UseDialog recording={recording} draftId={draftId} onClose={() => setAsking(null)} />
      )}
      {asking === 'remove' && <RemoveDialog onRemove={remove} onClose={() => setAsking(null)} />}
    </Page>
  );
}

function BackButton({ onBack }: { onBack: () => void }) {
  const t = useText();
  return (
    <Button
      variant="subtle"
      size="sm"
      className={styles.back ?? ''}
      leftSection={<IconArrowLeft size="1.125rem" stroke={1.8} aria-hidden="true" />}
      onClick={onBack}
    >
      {t('recordings:all')}
    </Button>
  );
}

function Lead({ recording, onRename }: { recording: Recording; onRename: (name: string) => void }) {
  const t = useText();
  const moment = useMoment();
  const last = Math.max(0, ...recording.steps.map(({ at }) => at));
  return (
    <div className={styles.lead}>
      <span>
        {t('recordings:facts', {
          moment: moment(recording.startedAt),
          length: t('recordings:document.lengthOf', { count: recording.steps.length, time: clockTime(last) }),
        })}
      </span>
      <NameField name={recording.name} onRename={onRename} />
    </div>
  );
}

function Machine({ recording }: { recording: Recording }) {
  const t = useText();
  if (recording.machine === null) return null;
  return (
    <div className={styles.machine}>
      <Fold summary={t('recordings:machine')}>
        {recording.machine.sections.map((section) => (
          <section key={section.id}>
            <h3>{sectionName(section.id, t)}</h3>
            <MachineFacts section={section} />
          </section>
        ))}
      </Fold>
    </div>
  );
}
