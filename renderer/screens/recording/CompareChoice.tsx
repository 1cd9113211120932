import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { RecordingSummary } from '../../../core/contract/recordingsCalls.ts';
import { recordingTitle } from '../../../core/evidence/export/document.ts';
import { Card } from '../../ui/Page.tsx';
import { useMoment } from '../../ui/useMoment.ts';
import { useText } from '../../ui/useText.ts';
import styles from './Recording.module.css';

/** Which run went well and which did not. The list is newest first: the newest is taken for the one that did not. */
export function CompareChoice(props: {
  recordings: readonly RecordingSummary[];
  onCompare: (good: string, bad: string) => void;
}) {
  const { recordings, onCompare } = props;
  const t = useText();
  const moment = useMoment();
  const [good, setGood] = useState(recordings[1]?.id ?? '');
  const [bad, setBad] = useState(recordings[0]?.id ?? '');
  /** Whoever takes the other one's run gives it the own: a run is not compared with itself. */
  const choose = (nextGood: string, nextBad: string): void => {
    setGood(nextGood);
    setBad(nextBad);
  };
  const options = recordings.map((recording) => ({
    value: recording.id,
    label: t('recordings:compare.option', {
      name: recordingTitle(recording, t),
      moment: moment(recording.startedAt),
    }),
  }));
  return (
    <Card title={t('recordings:compare.choose')}>
      <p className={styles.hint}>{t('recordings:compare.about')}</p>
      <div className={styles.pair}>
        <NativeSelect
          label={t('recordings:compare.good')}
          data={options}
          value={good}
          onChange={(event) =>
            choose(event.currentTarget.value, bad === event.currentTarget.value ? good : bad)
          }
        />
        <NativeSelect
          label={t('recordings:compare.bad')}
          data={options}
          value={bad}
          onChange={(event) =>
            choose(good === event.currentTarget.value ? bad : good, event.currentTarget.value)
          }
        />
      </div>
      <Button variant="default" disabled={good === bad} onClick={() => onCompare(good, bad)}>
        {t('recordings:compare.do')}
      </Button>
    </Card>
  );
}
