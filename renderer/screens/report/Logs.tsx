import { Button, Checkbox } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { formatBytes } from '../../../core/evidence/format.ts';
import type { GatheredSource } from '../../../core/evidence/gathered.ts';
import { gatheredWords } from '../../../core/evidence/gatheredWords.ts';
import { Banner } from '../../ui/Banner.tsx';
import { FoldCard } from '../../ui/FoldCard.tsx';
import { useMoment } from '../../ui/useMoment.ts';
import { useLanguage, useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';
import { useLogs, type LogsAccess } from './useLogs.ts';
import styles from './Logs.module.css';

/** Logs that IT has named, gathered when the person says so; what was left out of them is listed. */
export function Logs({ draftId, before }: { draftId: string; before: readonly GatheredSource[] }) {
  const logs = useLogs(draftId, before);
  const t = useText();
  return (
    <>
      {logs.sources.length > 0 && <LogCard logs={logs} />}
      <Dumps logs={logs} />
      {logs.failure !== null && (
        <Banner tone="bad" live title={t('app:report.notDone')}>
          {storageWords(logs.failure, t)}
        </Banner>
      )}
    </>
  );
}

function LogCard({ logs }: { logs: LogsAccess }) {
  const { sources, gathered, gathering, gather } = logs;
  const t = useText();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(sources.map(({ id }) => id)));
  const choose = (id: string, on: boolean): void =>
    setChosen((all) => new Set(on ? [...all, id] : [...all].filter((one) => one !== id)));
  return (
    <FoldCard
      icon={<IconListSearch size="1.25rem" stroke={1.7} aria-hidden="true" />}
      title={t('gather:title')}
      count={
        gathered.length === 0
          ? t('gather:offer', { count: sources.length })
          : t('gather:added', { count: gathered.flatMap(({ files }) => files).length })
      }
      intro={t('gather:intro')}
      busy={gathering}
    >
      <ul className={styles.rows}>
        {sources.map(({ id, label, kind }) => (
          <li key={id} className={styles.row}>
            <Checkbox
              label={label}
              aria-label={t('gather:choose', { label })}
              description={kind === 'command' ? t('gather:command') : undefined}
              checked={chosen.has(id)}
              onChange={(event) => choose(id, event.currentTarget.checked)}
            />
            <SourceOutcome source={gathered.find((one) => one.id === id)} />
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        size="sm"
        loading={gathering}
        disabled={chosen.size === 0}
        onClick={() => gather([...chosen])}
      >
        {gathered.length === 0 ? t('gather:gather') : t('gather:again')}
      </Button>
      <span className={styles.live} role="status">
        {gathering ? t('gather:gathering') : ''}
      </span>
    </FoldCard>
  );
}

function SourceOutcome({ source }: { source: GatheredSource | undefined }) {
  const t = useText();
  const language = useLanguage();
  if (source === undefined) return null;
  const words = gatheredWords(source, t, language);
  return (
    <ul className={styles.outcome}>
      {(words.length === 0 ? [t('gather:complete')] : words).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Dumps({ logs }: { logs: LogsAccess }) {
  const t = useText();
  const moment = useMoment();
  const language = useLanguage();
  return logs.dumps.map(({ path, application, size, at }) => (
    <Banner
      key={path}
      tone="info"
      title={t('gather:dump.title', { application })}
      actions={
        <>
          <Button size="sm" variant="default" onClick={() => logs.addDump(path)}>
            {t('gather:dump.add')}
          </Button>
          <Button size="sm" variant="subtle" color="gray" onClick={() => logs.declineDump(path)}>
            {t('gather:dump.no')}
          </Button>
        </>
      }
    >
      {t('gather:dump.explain', {
        when: moment(new Date(at).toISOString()),
        size: formatBytes(size, language),
      })}
    </Banner>
  ));
}
