import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { compareRecordings, isDifference } from '../../../core/evidence/compareRecordings.ts';
import { recordingTitle } from '../../../core/evidence/export/document.ts';
import type { Recording } from '../../../core/evidence/recording.ts';
import { api, type StorageFailure } from '../../client/api.ts';
import { useGo } from '../../client/location.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Page } from '../../ui/Page.tsx';
import { useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { ComparedFacts, ComparedSteps } from './Compared.tsx';
import styles from './Recording.module.css';

type Both = { good: Recording; bad: Recording } | { failure: StorageFailure } | null;

/** Reads both runs once. */
function useRuns(goodId: string, badId: string): Both {
  const [both, setBoth] = useState<Both>(null);
  useEffect(() => {
    void Promise.all([api.readRecording({ id: goodId }), api.readRecording({ id: badId })]).then(
      ([good, bad]) => {
        if (good.kind === 'notReadable') setBoth({ failure: good.failure });
        else if (bad.kind === 'notReadable') setBoth({ failure: bad.failure });
        else setBoth({ good: good.recording, bad: bad.recording });
      },
    );
  }, [goodId, badId]);
  return both;
}

/** A good run and a bad run side by side. */
export default function CompareScreen(props: { good: string; bad: string; draftId: string | undefined }) {
  const { good, bad, draftId } = props;
  const t = useText();
  const go = useGo();
  const both = useRuns(good, bad);
  const [failure, setFailure] = useState<StorageFailure | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const forDraft = draftId === undefined ? {} : { draftId };
  if (both === null) return <Waiting />;
  const trouble = 'failure' in both ? both.failure : failure;
  const save = (): void =>
    void api.exportComparison({ good, bad }).then((outcome) => {
      setFailure(outcome.kind === 'notDone' ? outcome.failure : null);
      setSaved(outcome.kind === 'saved' ? outcome.path : null);
    });
  const attach = (): void =>
    void api.attachComparison({ good, bad, ...forDraft }).then((outcome) => {
      if (outcome.kind === 'notDone') setFailure(outcome.failure);
      else go({ screen: 'report', draftId: outcome.draftId });
    });
  return (
    <Page
      wide
      title={t('recordings:compare.title')}
      footer={
        <>
          <Button variant="default" onClick={save}>
            {t('recordings:compare.save')}
          </Button>
          <Button onClick={attach}>{t('recordings:compare.attach')}</Button>
        </>
      }
    >
      <Button
        variant="subtle"
        size="sm"
        className={styles.back ?? ''}
        leftSection={<IconArrowLeft size="1.125rem" stroke={1.8} aria-hidden="true" />}
        onClick={() => go({ screen: 'recordings', ...forDraft })}
      >
        {t('recordings:all')}
      </Button>
      {trouble !== null && (
        <Banner tone="bad" live title={t('recordings:notDone')}>
          {storageWords(trouble, t)}
        </Banner>
      )}
      {saved !== null && (
        <Banner tone="good" live>
          {t('recordings:export.saved', { path: saved })}
        </Banner>
      )}
      {!('failure' in both) && <Compared good={both.good} bad={both.bad} />}
    </Page>
  );
}

function Compared({ good, bad }: { good: Recording; bad: Recording }) {
  const t = useText();
  const { rows, machine } = compareRecordings(good, bad);
  const count = rows.filter(isDifference).length;
  return (
    <>
      <p className={styles.lead}>
        {count === 0 ? t('recordings:compare.none') : t('recordings:compare.count', { count })}
      </p>
      <ComparedSteps
        good={good}
        bad={bad}
        rows={rows}
        goodName={recordingTitle(good, t)}
        badName={recordingTitle(bad, t)}
      />
      {machine.length > 0 && <ComparedFacts differences={machine} />}
    </>
  );
}
