import { Button, TextInput } from '@mantine/core';
import { IconInbox, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { api, type StorageFailure } from '../../client/api.ts';
import { useGo } from '../../client/location.ts';
import { useReports } from '../../client/reports.ts';
import { useNewReport } from '../../client/useNewReport.ts';
import { Banner } from '../../ui/Banner.tsx';
import { CarriedBanner } from '../../ui/CarriedBanner.tsx';
import { Page } from '../../ui/Page.tsx';
import { useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';
import { Working } from '../../ui/Working.tsx';
import { groupItems } from './groups.ts';
import { ItemGroup } from './ItemGroup.tsx';
import { Quarantined } from './Quarantined.tsx';
import { useCarriedFile } from './useCarriedFile.ts';
import styles from './Reports.module.css';

/** With fewer than this, everything is seen at a glance. */
const searchFrom = 10;

/** Everything the person has written, in groups. */
export function ReportListView({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useText();
  const go = useGo();
  const list = useReports();
  const fresh = useNewReport();
  const [search, setSearch] = useState('');
  const [failure, setFailure] = useState<StorageFailure | null>(null);
  const carried = useCarriedFile();
  if (list === null)
    return <Page title={t('app:nav.reports')}>{<Working label={t('app:reports.reading')} />}</Page>;

  const total = list.drafts.length + list.reports.length;
  const groups = groupItems(list, search);
  const waiting = list.reports.filter(
    ({ state }) => state.kind === 'waiting' || state.kind === 'queued',
  ).length;
  const sendAll = (): void =>
    void api.sendNow({}).then((outcome) => setFailure(outcome.kind === 'notDone' ? outcome.failure : null));
  const trouble = failure ?? fresh.failure;

  return (
    <Page
      title={t('app:nav.reports')}
      lead={
        <div className={styles.head}>
          <span>{t('app:reports.lead')}</span>
          <span className={styles.headTools}>
            {waiting > 1 && (
              <Button size="sm" variant="default" onClick={sendAll}>
                {t('app:reports.sendAll')}
              </Button>
            )}
            <Button size="sm" variant="default" loading={carried.opening} onClick={carried.open}>
              {t('handover:open')}
            </Button>
            <Button size="sm" variant="default" onClick={() => go({ screen: 'recordings' })}>
              {t('recordings:offer')}
            </Button>
            <Button size="sm" loading={fresh.opening} onClick={fresh.open}>
              {t('app:newReport')}
            </Button>
          </span>
        </div>
      }
    >
      {trouble !== null && (
        <Banner tone="bad" live title={t('app:report.notDone')}>
          {storageWords(trouble, t)}
        </Banner>
      )}
      {carried.outcome !== null && <CarriedBanner outcome={carried.outcome} onShow={onOpen} />}
      {!list.complete && <Working label={t('app:reports.reading')} />}
      <Quarantined items={list.quarantined} />
      {total >= searchFrom && (
        <TextInput
          type="search"
          className={styles.search ?? ''}
          aria-label={t('app:reports.search')}
          placeholder={t('app:reports.search')}
          leftSection={<IconSearch size="1.125rem" stroke={1.8} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      {groups.map(({ name, items }) => (
        <ItemGroup
          key={name}
          name={name}
          items={items}
          onReport={onOpen}
          onDraft={(draftId) => go({ screen: 'report', draftId })}
        />
      ))}
      {list.complete && total > 0 && groups.length === 0 && (
        <p className={styles.none}>{t('app:reports.noMatch')}</p>
      )}
      {list.complete && total === 0 && (
        <div className={styles.empty}>
          <IconInbox size="3rem" stroke={1.3} aria-hidden="true" />
          <h2>{t('app:reports.empty.title')}</h2>
          <p>{t('app:reports.empty.text')}</p>
        </div>
      )}
    </Page>
  );
}
