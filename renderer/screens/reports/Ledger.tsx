import type { Attempt } from '../../../core/outbox/delivery.ts';
import { Fold } from '../../ui/Fold.tsx';
import { useMoment } from '../../ui/useMoment.ts';
import { useText } from '../../ui/useText.ts';
import { failureWords } from '../../../core/texts/words.ts';
import styles from './Reports.module.css';

/** Attempts drawn at once; a ticket that waited for weeks has many. */
const shownAtMost = 20;

function AttemptRow({ attempt }: { attempt: Attempt }) {
  const t = useText();
  const moment = useMoment();
  const { outcome } = attempt;
  const failure = outcome.kind === 'failed' ? outcome.failure : null;
  const technical = [failure?.status, failure?.detail].filter((part) => part !== undefined).join(' · ');
  return (
    <li className={styles.attempt} data-good={outcome.kind !== 'failed' || undefined}>
      <p className={styles.attemptHead}>
        {outcome.kind === 'filedFromFile'
          ? t('handover:ledger.head', { moment: moment(attempt.endedAt) })
          : t('app:ledger.attempt', { number: attempt.number, moment: moment(attempt.startedAt) })}
      </p>
      {outcome.kind === 'delivered' && (
        <p className={styles.attemptWords}>
          {t(outcome.foundByLookUp ? 'app:ledger.found' : 'app:ledger.delivered', { number: outcome.number })}
        </p>
      )}
      {outcome.kind === 'filedFromFile' && (
        <p className={styles.attemptWords}>{t('handover:ledger.filed', { number: outcome.number })}</p>
      )}
      {failure !== null && (
        <>
          <p className={styles.attemptWords}>{failureWords(failure, t).person}</p>
          <Fold summary={t('app:ledger.forIt')}>
            <p className={styles.attemptWords}>{failureWords(failure, t).it}</p>
            {technical !== '' && <code>{technical}</code>}
          </Fold>
        </>
      )}
    </li>
  );
}

/** Each attempt in plain words, the newest first. */
export function Ledger(props: { ledger: readonly Attempt[]; attemptCount: number; sealedAt: string }) {
  const { ledger, attemptCount, sealedAt } = props;
  const t = useText();
  const moment = useMoment();
  const newest = [...ledger].reverse().slice(0, shownAtMost);
  const left = attemptCount - newest.length;
  return (
    <ol className={styles.ledger} reversed>
      {newest.map((attempt) => (
        <AttemptRow key={attempt.number} attempt={attempt} />
      ))}
      {left > 0 && <li className={styles.attempt}>{t('app:ledger.left', { count: left })}</li>}
      <li className={styles.attempt}>
        <p className={styles.attemptHead}>{t('app:ledger.saved', { moment: moment(sealedAt) })}</p>
      </li>
    </ol>
  );
}
