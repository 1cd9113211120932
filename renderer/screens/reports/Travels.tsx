import type { DeliveryView } from '../../../core/contract/handOverViews.ts';
import { secondNumber } from '../../../core/outbox/handOvers.ts';
import { receiptWords } from '../../../core/handover/receiptWords.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useMoment } from '../../ui/useMoment.ts';
import { useText } from '../../ui/useText.ts';
import styles from './Reports.module.css';

/** That a report left as a file or came as one, and what that asks of the person. */
export function Travels({ delivery }: { delivery: DeliveryView }) {
  const t = useText();
  const moment = useMoment();
  const { state, handOvers = [], imports = [] } = delivery;
  const last = handOvers.at(-1);
  const other = secondNumber(delivery);
  const over = state.kind === 'delivered' || state.kind === 'withdrawn';
  return (
    <>
      {last !== undefined && !over && (
        <p className={styles.next}>
          {t('handover:since', { count: handOvers.length, moment: moment(last.at) })}
        </p>
      )}
      {imports.length > 0 && <p className={styles.next}>{t('handover:came')}</p>}
      {state.kind === 'delivered' && other !== undefined && (
        <div className={styles.said}>
          <Banner tone="warn">{receiptWords({ kind: 'twice', own: state.receipt.number, other }, t)}</Banner>
        </div>
      )}
    </>
  );
}
