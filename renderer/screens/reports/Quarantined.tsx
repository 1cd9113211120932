import { Button } from '@mantine/core';
import type { ReportList } from '../../../core/contract/views.ts';
import { api } from '../../client/api.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useText } from '../../ui/useText.ts';

/** What cannot be read is put aside and shown: nothing is thrown away. */
export function Quarantined({ items }: { items: ReportList['quarantined'] }) {
  const t = useText();
  if (items.length === 0) return null;
  return (
    <Banner
      tone="warn"
      title={t('storage:quarantine.count', { count: items.length })}
      actions={
        <Button size="sm" variant="default" onClick={() => void api.revealQuarantine()}>
          {t('app:showInFolder')}
        </Button>
      }
    >
      <ul>
        {items.slice(0, 5).map(({ path, reason }) => (
          <li key={path}>{t(`storage:quarantine.${reason}`, { path })}</li>
        ))}
      </ul>
    </Banner>
  );
}
