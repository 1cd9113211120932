import { Progress } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { DraftSummary } from '../../../core/contract/views.ts';
import type { ReportSummary } from '../../../core/outbox/summary.ts';
import { useMoment } from '../../ui/useMoment.ts';
import { useText } from '../../ui/useText.ts';
import { StateBadge, useSentence } from './state.tsx';
import styles from './Reports.module.css';

/** A draft in the list: goes on being written. */
export function DraftRow({ draft, onOpen }: { draft: DraftSummary; onOpen: () => void }) {
  const t = useText();
  const moment = useMoment();
  return (
    <li>
      <button type="button" className={styles.row} onClick={onOpen}>
        <span className={styles.rowWords}>
          <span className={styles.summary} data-untitled={draft.summary === '' || undefined}>
            {draft.summary === '' ? t('app:reports.untitled') : draft.summary}
          </span>
          <span className={styles.sentence}>
            {t('app:reports.draftChanged', { moment: moment(draft.updatedAt) })}
            {draft.pictures > 0 && ` · ${t('app:reports.pictures', { count: draft.pictures })}`}
            {draft.files > 0 && ` · ${t('app:reports.files', { count: draft.files })}`}
          </span>
        </span>
        <StateBadge kind="draft" />
        <IconChevronRight className={styles.chevron} size="1.25rem" stroke={1.8} aria-hidden="true" />
      </button>
    </li>
  );
}

/** A ticket in the list: where it is, in a sentence. */
export function ReportRow({ report, onOpen }: { report: ReportSummary; onOpen: () => void }) {
  const t = useText();
  const sentence = useSentence();
  return (
    <li>
      <button type="button" className={styles.row} onClick={onOpen}>
        <span className={styles.rowWords}>
          <span className={styles.summary}>{report.summary}</span>
          <span className={styles.sentence}>{sentence(report)}</span>
          {report.state.kind === 'sending' && report.progress !== undefined && (
            <Progress.Root size="sm" className={styles.progress ?? ''}>
              <Progress.Section
                value={Math.round(report.progress * 100)}
                aria-label={t('app:sent.sending')}
              />
            </Progress.Root>
          )}
        </span>
        <StateBadge
          kind={
            report.waitsFor === 'network' && report.state.kind === 'queued' ? 'waiting' : report.state.kind
          }
        />
        <IconChevronRight className={styles.chevron} size="1.25rem" stroke={1.8} aria-hidden="true" />
      </button>
    </li>
  );
}
