import type { Receipt } from '../../core/outbox/delivery.ts';
import { differenceWords } from '../../core/texts/words.ts';
import { Banner } from './Banner.tsx';
import { useText } from './useText.ts';

/** What the help desk did not keep as it was sent; nothing where it kept everything. */
export function Differences({ receipt }: { receipt: Receipt }) {
  const t = useText();
  const { differences = [] } = receipt;
  if (differences.length === 0) return null;
  return (
    <Banner tone="warn" title={t('app:sent.differences')}>
      <ul>
        {differences.map((difference, index) => (
          <li key={index}>{differenceWords(difference, t)}</li>
        ))}
      </ul>
    </Banner>
  );
}
