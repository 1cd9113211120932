import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Fold.module.css';

/** Something that opens in place; the browser's own disclosure, so that find-in-page and keys work. */
export function Fold(props: {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
  onToggle?: (open: boolean) => void;
}) {
  const { summary, children, open, onToggle } = props;
  return (
    <details className={styles.fold} open={open} onToggle={(event) => onToggle?.(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <IconChevronRight className={styles.chevron} size="1.125rem" stroke={2} aria-hidden="true" />
        <span className={styles.words}>{summary}</span>
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
