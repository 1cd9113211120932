import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Banner.module.css';

const icons = {
  info: IconInfoCircle,
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconAlertTriangle,
};

/** Something worth knowing, in calm colours. `live` reads it out when it appears. */
export function Banner(props: {
  tone: keyof typeof icons;
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
  live?: boolean;
}) {
  const { tone, title, children, actions, live = false } = props;
  const Icon = icons[tone];
  return (
    <div className={styles.banner} data-tone={tone} role={live ? 'status' : undefined}>
      <Icon className={styles.icon} size="1.375rem" stroke={1.8} aria-hidden="true" />
      <div className={styles.words}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children !== undefined && <div className={styles.text}>{children}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
