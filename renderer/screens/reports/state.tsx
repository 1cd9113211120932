import type { ReportSummary } from '../../../core/outbox/summary.ts';
import { useMoment } from '../../ui/useMoment.ts';
import { useRetryWords } from '../../ui/useRetryWords.ts';
import { useText } from '../../ui/useText.ts';
import { failureWords } from '../../../core/texts/words.ts';
import styles from './Reports.module.css';

export type BadgeKind = 'draft' | ReportSummary['state']['kind'];

const tones = {
  draft: 'quiet',
  queued: 'calm',
  sending: 'calm',
  waiting: 'calm',
  held: 'warn',
  delivered: 'good',
  withdrawn: 'quiet',
} as const satisfies Record<BadgeKind, string>;

/** The state in a word. */
export function StateBadge({ kind }: { kind: BadgeKind }) {
  const t = useText();
  return (
    <span className={styles.badge} data-tone={tones[kind]}>
      {t(`app:state.${kind}`)}
    </span>
  );
}

type Told = Pick<ReportSummary, 'state'> & {
  waitsFor?: ReportSummary['waitsFor'];
  deskStatus?: ReportSummary['deskStatus'];
};

/** The state in a sentence: what happened, or what it waits for. */
export function useSentence(): (report: Told) => string {
  const t = useText();
  const moment = useMoment();
  const retry = useRetryWords();
  return ({ state, waitsFor, deskStatus }) => {
    if (waitsFor === 'disk' || (waitsFor === 'network' && state.kind !== 'sending')) {
      return t(`storage:waitsFor.${waitsFor}`);
    }
    switch (state.kind) {
      case 'queued':
        return t(`storage:waitsFor.${waitsFor === 'desk' ? 'desk' : 'turn'}`);
      case 'sending':
      case 'withdrawn':
        return t(`app:reports.sentence.${state.kind}`);
      case 'waiting':
        return t('app:reports.sentence.waiting', {
          reason: failureWords(state.failure, t).person,
          retry: retry(state.until),
        });
      case 'held':
        return failureWords(state.failure, t).person;
      case 'delivered': {
        const values = { number: state.receipt.number, moment: moment(state.receipt.receivedAt) };
        return deskStatus === undefined
          ? t('app:reports.sentence.delivered', values)
          : t('app:reports.sentence.deliveredStatus', { ...values, status: deskStatus.label });
      }
    }
  };
}
