import { useEffect, useRef, type ReactNode } from 'react';
import { useAppDescription } from '../client/appDescription.ts';
import styles from './Page.module.css';

/** The frame of a screen: one heading, one column, and what to do next at the bottom. */
export function Page(props: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  /** The heading is only read out: the screen speaks for itself. */
  quietTitle?: boolean;
  wide?: boolean;
}) {
  const { title, lead, children, footer, quietTitle = false, wide = false } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const { brandName } = useAppDescription();
  useEffect(() => {
    // What screen readers and window lists say of the window.
    document.title = `${title} – ${brandName}`;
  }, [title, brandName]);
  useEffect(() => {
    // A screen that has put the focus where it belongs keeps it; otherwise reading begins at the heading.
    if (document.activeElement === null || document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <>
      <div className={styles.page} data-wide={wide || undefined}>
        <h1 ref={heading} tabIndex={-1} className={quietTitle ? styles.quiet : styles.title}>
          {title}
        </h1>
        {lead !== undefined && <div className={styles.lead}>{lead}</div>}
        {children}
      </div>
      {footer !== undefined && (
        <div className={styles.footer}>
          <div className={styles.footerInner} data-wide={wide || undefined}>
            {footer}
          </div>
        </div>
      )}
    </>
  );
}

/** A card with a heading. */
export function Card(props: { title?: string; children: ReactNode; actions?: ReactNode; label?: string }) {
  const { title, children, actions, label } = props;
  return (
    <section className={styles.card} aria-label={label ?? title}>
      {(title !== undefined || actions !== undefined) && (
        <div className={styles.cardHead}>
          {title !== undefined && <h2 className={styles.cardTitle}>{title}</h2>}
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}
