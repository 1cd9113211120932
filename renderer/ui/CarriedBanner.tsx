import { Button } from '@mantine/core';
import i18next from 'i18next';
import type { CarriedOutcome } from '../../core/contract/handOverViews.ts';
import { handOverWords } from '../../core/handover/problem.ts';
import { receiptWords } from '../../core/handover/receiptWords.ts';
import { Banner } from './Banner.tsx';
import { useText } from './useText.ts';

/** What became of a file that carries a report, or of a receipt. `onShow` leads to the report that it is about. */
export function CarriedBanner(props: { outcome: CarriedOutcome; onShow?: (id: string) => void }) {
  const { outcome, onShow } = props;
  const t = useText();
  const show =
    outcome.kind === 'refused' || onShow === undefined ? undefined : (
      <Button size="sm" variant="default" onClick={() => onShow(outcome.id)}>
        {t('handover:outcome.show')}
      </Button>
    );
  const title = t('handover:outcome.title');
  switch (outcome.kind) {
    case 'receipt':
      return (
        <Banner tone={outcome.outcome.kind === 'twice' ? 'warn' : 'good'} live title={title} actions={show}>
          {receiptWords(outcome.outcome, t)}
        </Banner>
      );
    case 'report':
      return (
        <Banner tone="good" live title={title} actions={show}>
          <p>{t(outcome.known ? 'handover:outcome.known' : 'handover:outcome.taken')}</p>
          <p>{t('handover:outcome.seal', { fingerprint: outcome.fingerprint })}</p>
        </Banner>
      );
    case 'refused':
      return (
        <Banner tone="warn" live title={title}>
          {handOverWords(outcome.problem, t, i18next.language)}
        </Banner>
      );
  }
}
