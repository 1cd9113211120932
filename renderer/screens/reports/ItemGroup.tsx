import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../ui/useText.ts';
import type { GroupName, Item } from './groups.ts';
import { DraftRow, ReportRow } from './rows.tsx';
import styles from './Reports.module.css';

/** Rows drawn at a time: thousands of tickets must not make the window slow. */
const page = 30;

/** One group of the list with its heading. */
export function ItemGroup(props: {
  name: GroupName;
  items: readonly Item[];
  onReport: (id: string) => void;
  onDraft: (id: string) => void;
}) {
  const { name, items, onReport, onDraft } = props;
  const t = useText();
  const [limit, setLimit] = useState(page);
  const more = Math.min(page, items.length - limit);
  return (
    <section className={styles.group} aria-label={t(`app:reports.group.${name}`)}>
      <h2 className={styles.groupTitle}>
        {t(`app:reports.group.${name}`)} <span className={styles.groupCount}>{items.length}</span>
      </h2>
      <ul className={styles.rows}>
        {items
          .slice(0, limit)
          .map((item) =>
            item.kind === 'draft' ? (
              <DraftRow key={item.draft.id} draft={item.draft} onOpen={() => onDraft(item.draft.id)} />
            ) : (
              <ReportRow key={item.report.id} report={item.report} onOpen={() => onReport(item.report.id)} />
            ),
          )}
      </ul>
      {more > 0 && (
        <Button variant="subtle" size="sm" onClick={() => setLimit(limit + page)}>
          {t('app:reports.more', { count: more })}
        </Button>
      )}
    </section>
  );
}
