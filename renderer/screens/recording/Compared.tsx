import { IconArrowsDiff, IconClock, IconMinus, IconPlus } from '@tabler/icons-react';
import type { FactDifference } from '../../../core/evidence/compareMachines.ts';
import { isDifference, type ComparedRow } from '../../../core/evidence/compareRecordings.ts';
import { factWords, rowWords } from '../../../core/evidence/export/comparisonWords.ts';
import { clockTime, stepWords } from '../../../core/evidence/export/document.ts';
import type { Recording } from '../../../core/evidence/recording.ts';
import { useLanguage, useText } from '../../ui/useText.ts';
import { StepPicture } from './StepPicture.tsx';
import styles from './Recording.module.css';

const icons = { onlyGood: IconMinus, onlyBad: IconPlus, changed: IconArrowsDiff, same: IconClock };

/** Both runs in one table, a row for each pair: they scroll together because they are one thing. */
export function ComparedSteps(props: {
  good: Recording;
  bad: Recording;
  rows: readonly ComparedRow[];
  goodName: string;
  badName: string;
}) {
  const { good, bad, rows, goodName, badName } = props;
  const t = useText();
  return (
    <table className={styles.compared}>
      <thead>
        <tr>
          <th scope="col">
            {t('recordings:compare.good')} <span className={styles.runName}>{goodName}</span>
          </th>
          <th scope="col">
            {t('recordings:compare.bad')} <span className={styles.runName}>{badName}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row key={index} row={row} good={good} bad={bad} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, good, bad }: { row: ComparedRow; good: Recording; bad: Recording }) {
  const t = useText();
  const language = useLanguage();
  const words = rowWords(row, t, language);
  const Icon = icons[row.kind];
  const told = words.length > 0 && (
    <ul className={styles.told}>
      {words.map((one) => (
        <li key={one}>
          <Icon size="1.125rem" stroke={2} aria-hidden="true" />
          {one}
        </li>
      ))}
    </ul>
  );
  const inGood = row.kind === 'onlyGood';
  return (
    <tr data-differs={isDifference(row) || undefined}>
      <Cell recording={good} place={row.kind === 'onlyBad' ? null : row.good}>
        {inGood && told}
      </Cell>
      <Cell recording={bad} place={row.kind === 'onlyGood' ? null : row.bad}>
        {!inGood && told}
      </Cell>
    </tr>
  );
}

function Cell(props: { recording: Recording; place: number | null; children: React.ReactNode }) {
  const { recording, place, children } = props;
  const t = useText();
  const step = place === null ? undefined : recording.steps[place];
  if (step === undefined || place === null)
    return <td className={styles.notHere}>{t('recordings:compare.notHere')}</td>;
  const sentence = stepWords(step, t);
  return (
    <td>
      {children}
      <p className={styles.sentence} dir="auto">
        <span className={styles.number}>{place + 1}.</span> {sentence}
        <span className={styles.time}>{clockTime(step.at)}</span>
      </p>
      {step.picture !== null && (
        <StepPicture
          recordingId={recording.id}
          step={step}
          picture={step.picture}
          description={t('recordings:document.picture', { number: place + 1, sentence })}
        />
      )}
    </td>
  );
}

/** What the machines do not have in common. */
export function ComparedFacts({ differences }: { differences: readonly FactDifference[] }) {
  const t = useText();
  const language = useLanguage();
  return (
    <>
      <h2 className={styles.title}>{t('recordings:compare.machines')}</h2>
      <table className={styles.facts}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('recordings:compare.good')}</th>
            <th scope="col">{t('recordings:compare.bad')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference, index) => {
            const words = factWords(difference, t, language);
            return (
              <tr key={index}>
                <th scope="row">{words.label}</th>
                <td>{words.good}</td>
                <td>{words.bad}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
