import type { ReactNode } from 'react';
import { Fold } from './Fold.tsx';
import styles from './FoldCard.module.css';

/** A card of which one line is enough for most people: what it is, how it stands, and all of it when it is opened. */
export function FoldCard(props: {
  icon: ReactNode;
  title: string;
  /** How it stands. */
  count: ReactNode;
  intro: string;
  busy?: boolean;
  children: ReactNode;
}) {
  const { icon, title, count, intro, busy = false, children } = props;
  return (
    <section className={styles.card} aria-label={title} aria-busy={busy}>
      <Fold
        summary={
          <span className={styles.summary}>
            {icon}
            <span className={styles.title}>{title}</span>
            <span className={styles.count}>{count}</span>
          </span>
        }
      >
        <p className={styles.intro}>{intro}</p>
        {children}
      </Fold>
    </section>
  );
}
