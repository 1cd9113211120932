import { IconAppWindow, IconDeviceDesktop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CaptureTargets } from '../../../core/contract/captureCalls.ts';
import { useText } from '../../ui/useText.ts';
import styles from './Capture.module.css';

export const cardIcon = { size: '2.25rem', stroke: 1.4, 'aria-hidden': true } as const;

/** One thing that a picture or a video can be made of. */
export function TargetCard(props: {
  title: string;
  hint: string;
  picture: string | null;
  icon: ReactNode;
  disabled: boolean;
  onClick: () => void;
}) {
  return (
    <li>
      <button type="button" className={styles.card} disabled={props.disabled} onClick={props.onClick}>
        <span className={styles.small}>
          {props.picture === null ? props.icon : <img src={props.picture} alt="" draggable={false} />}
        </span>
        <span className={styles.cardTitle}>{props.title}</span>
        <span className={styles.cardHint}>{props.hint}</span>
      </button>
    </li>
  );
}

/** The displays, one card each. */
export function DisplayCards(props: {
  displays: CaptureTargets['displays'];
  disabled: boolean;
  onChoose: (id: string) => void;
}) {
  const t = useText();
  return (
    <section aria-label={t('capture:choices.displays')}>
      <h3 className={styles.group}>{t('capture:choices.displays')}</h3>
      <ul className={styles.cards}>
        {props.displays.map(({ id, label, width, height, picture }) => (
          <TargetCard
            key={id}
            title={t('capture:choices.display', { display: label })}
            hint={t('capture:choices.displaySize', { width, height })}
            picture={picture}
            icon={<IconDeviceDesktop {...cardIcon} />}
            disabled={props.disabled}
            onClick={() => props.onChoose(id)}
          />
        ))}
      </ul>
    </section>
  );
}

/** The windows from front to back, one card each. `windows` null: they are being listed. */
export function WindowCards(props: {
  windows: CaptureTargets['windows'] | null;
  disabled: boolean;
  onChoose: (id: string) => void;
}) {
  const { windows, disabled, onChoose } = props;
  const t = useText();
  return (
    <section aria-label={t('capture:choices.windows')} aria-busy={windows === null}>
      <h3 className={styles.group}>{t('capture:choices.windows')}</h3>
      {(windows ?? []).length === 0 && (
        <p className={styles.hint} role="status">
          {windows === null ? t('capture:choices.loading') : t('capture:choices.noWindows')}
        </p>
      )}
      <ul className={styles.cards}>
        {windows?.map(({ id, title, application, picture }) => (
          <TargetCard
            key={id}
            title={title}
            hint={application}
            picture={picture}
            icon={<IconAppWindow {...cardIcon} />}
            disabled={disabled}
            onClick={() => onChoose(id)}
          />
        ))}
      </ul>
    </section>
  );
}
