import { Button } from '@mantine/core';
import { IconListNumbers } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { RecordingSummary } from '../../../core/contract/recordingsCalls.ts';
import { api } from '../../client/api.ts';
import { useGo } from '../../client/location.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Page } from '../../ui/Page.tsx';
import { useText } from '../../ui/useText.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { CompareChoice } from './CompareChoice.tsx';
import { RecordingRow } from './RecordingRow.tsx';
import styles from './Recording.module.css';

type List = Awaited<ReturnType<typeof api.listRecordings>>;

/** Everything that was recorded. */
export default function RecordingsScreen({ draftId }: { draftId: string | undefined }) {
  const t = useText();
  const go = useGo();
  const [list, setList] = useState<List | null>(null);
  useEffect(() => void api.listRecordings().then(setList), []);
  if (list === null) return <Waiting />;
  const forDraft = draftId === undefined ? {} : { draftId };
  const open = ({ id: recordingId }: RecordingSummary): void =>
    go({ screen: 'recording', recordingId, ...forDraft });
  const finished = list.recordings.filter(({ running }) => !running);
  return (
    <Page title={t('recordings:all')} lead={t('recordings:lead')}>
      {draftId !== undefined && (
        <Button
          variant="subtle"
          size="sm"
          className={styles.back ?? ''}
          onClick={() => go({ screen: 'report', draftId })}
        >
          {t('recordings:backToReport')}
        </Button>
      )}
      {list.unreadable > 0 && (
        <Banner tone="warn">{t('recordings:unreadable', { count: list.unreadable })}</Banner>
      )}
      {list.recordings.length === 0 ? (
        <div className={styles.empty}>
          <IconListNumbers size="3rem" stroke={1.3} aria-hidden="true" />
          <h2>{t('recordings:empty.title')}</h2>
          <p>{t('recordings:empty.text')}</p>
        </div>
      ) : (
        <ul className={styles.rows} aria-label={t('recordings:all')}>
          {list.recordings.map((recording) => (
            <RecordingRow key={recording.id} recording={recording} onOpen={() => open(recording)} />
          ))}
        </ul>
      )}
      {finished.length > 1 && (
        <CompareChoice
          recordings={finished}
          onCompare={(good, bad) => go({ screen: 'compare', good, bad, ...forDraft })}
        />
      )}
    </Page>
  );
}
