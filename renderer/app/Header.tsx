import { IconInbox, IconPencil, IconSettings } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAppDescription } from '../client/appDescription.ts';
import { useGo, type Place } from '../client/location.ts';
import { useReports } from '../client/reports.ts';
import { useNewReport } from '../client/useNewReport.ts';
import { RaisedHand } from '../ui/RaisedHand.tsx';
import { useText } from '../ui/useText.ts';
import { useLastDraft } from './lastDraft.ts';
import styles from './Shell.module.css';

function NavLink(props: {
  icon: ReactNode;
  label: string;
  current: boolean;
  onClick: () => void;
  badge?: ReactNode;
}) {
  return (
    <li>
      <button
        type="button"
        className={styles.link}
        aria-current={props.current ? 'page' : undefined}
        onClick={props.onClick}
      >
        {props.icon}
        <span className={styles.linkText}>{props.label}</span>
        {props.badge}
      </button>
    </li>
  );
}

/** Screens that one comes to from the list of reports. */
const besideReports: Place['screen'][] = ['reports', 'sent', 'recordings', 'recording', 'compare'];

/** The mark, the firm's name and the three places. */
export function Header({ place }: { place: Place }) {
  const t = useText();
  const app = useAppDescription();
  const go = useGo();
  const reports = useReports();
  const fresh = useNewReport();
  const draftId = useLastDraft(place, reports);
  const waiting = (reports?.reports ?? []).filter(({ state }) =>
    ['queued', 'sending', 'waiting', 'held'].includes(state.kind),
  ).length;
  const icon = { size: '1.25rem', stroke: 1.8, 'aria-hidden': true } as const;
  const report = (): void => {
    if (draftId === null) fresh.open();
    else go({ screen: 'report', draftId });
  };
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <div className={styles.brand}>
          <RaisedHand />
          <span>{app.brandName}</span>
        </div>
        <nav aria-label={t('app:nav.label')}>
          <ul className={styles.nav}>
            <NavLink
              icon={<IconPencil {...icon} />}
              label={t('app:nav.report')}
              current={place.screen === 'report' || place.screen === 'preview'}
              onClick={report}
            />
            <NavLink
              icon={<IconInbox {...icon} />}
              label={t('app:nav.reports')}
              current={besideReports.includes(place.screen)}
              onClick={() => go({ screen: 'reports' })}
              badge={
                waiting > 0 && (
                  <span
                    className={styles.badge}
                    role="img"
                    aria-label={t('app:nav.waiting', { count: waiting })}
                  >
                    {waiting > 99 ? '99+' : waiting}
                  </span>
                )
              }
            />
            <NavLink
              icon={<IconSettings {...icon} />}
              label={t('app:nav.settings')}
              current={place.screen === 'settings'}
              onClick={() => go({ screen: 'settings' })}
            />
          </ul>
        </nav>
      </div>
    </header>
  );
}
