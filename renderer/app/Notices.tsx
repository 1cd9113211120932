import { Button } from '@mantine/core';
import type { Notice } from '../../core/contract/views.ts';
import { failureWords } from '../../core/texts/words.ts';
import { api } from '../client/api.ts';
import { useAppDescription } from '../client/appDescription.ts';
import { useGo } from '../client/location.ts';
import { Banner } from '../ui/Banner.tsx';
import { CarriedBanner } from '../ui/CarriedBanner.tsx';
import { useText } from '../ui/useText.ts';
import styles from './Shell.module.css';

function NoticeBanner({ notice }: { notice: Notice }) {
  const t = useText();
  const go = useGo();
  switch (notice.kind) {
    case 'policyProblem':
      return (
        <Banner tone="warn" title={t('app:notice.policy.title')}>
          <p>{t('app:notice.policy.file', { path: notice.path })}</p>
          <ul>
            {notice.problems.map(({ key, expected }) => (
              <li key={key}>{t('app:notice.policy.problem', { key, expected })}</li>
            ))}
          </ul>
          <p>{notice.lastGood ? t('app:notice.policy.lastGood') : t('app:notice.policy.builtIn')}</p>
        </Banner>
      );
    case 'authorityProblem':
      return (
        <Banner tone="warn" title={t('app:notice.authority.title')}>
          <p>{t('app:notice.authority.text')}</p>
          <p>{t('app:notice.authority.forIt', { path: notice.path, expected: notice.expected })}</p>
        </Banner>
      );
    case 'shortcutTaken':
      return (
        <Banner
          tone="info"
          title={t('app:notice.shortcut.title', { shortcut: notice.shortcut })}
          actions={
            <Button size="sm" variant="default" onClick={() => go({ screen: 'settings' })}>
              {t('app:notice.shortcut.choose')}
            </Button>
          }
        >
          {t('app:notice.shortcut.text')}
        </Banner>
      );
    case 'secretsNotEncrypted':
      return (
        <Banner tone="info" title={t('app:notice.secrets.title')}>
          {t('app:notice.secrets.text')}
        </Banner>
      );
    case 'storageLocked':
      return (
        <Banner tone="warn" title={t('app:notice.locked.title')}>
          {t('app:notice.locked.text')}
        </Banner>
      );
    case 'unreadableDraft':
      return (
        <Banner
          tone="warn"
          title={t('app:notice.unreadable.title')}
          actions={
            <Button size="sm" variant="default" onClick={() => void api.revealQuarantine()}>
              {t('app:showInFolder')}
            </Button>
          }
        >
          {t('app:notice.unreadable.text', { path: notice.path })}
        </Banner>
      );
    case 'linkRefused':
      return (
        <Banner tone="info" title={t('app:notice.link.title')}>
          {t(`report:link.${notice.reason}`)}
        </Banner>
      );
    case 'linkInPart':
      return (
        <Banner tone="info" title={t('app:notice.link.title')}>
          {notice.ignored.length > 0 && (
            <p>
              {t('report:link.ignored', { count: notice.ignored.length, keys: notice.ignored.join(', ') })}
            </p>
          )}
          {notice.cut && <p>{t('report:link.cut')}</p>}
        </Banner>
      );
    case 'deskRefuses': {
      const words = failureWords(notice.failure, t);
      return (
        <Banner tone="warn" title={t('app:notice.refuses.title', { desk: notice.desk })}>
          <p>{words.person}</p>
          <p>{t('app:notice.refuses.forIt', { words: words.it })}</p>
          {notice.failure.detail !== undefined && (
            <p>{t('app:notice.refuses.said', { words: notice.failure.detail })}</p>
          )}
        </Banner>
      );
    }
    case 'carriedFile':
      return <CarriedBanner outcome={notice.outcome} />;
    case 'recordingEnded':
      return (
        <Banner tone="warn" title={t('recording:ended.title')}>
          {t(`recording:ended.${notice.by}`)}
        </Banner>
      );
    case 'recordingFound':
      return (
        <Banner
          tone="info"
          title={t('recording:found.title')}
          actions={
            <Button
              size="sm"
              variant="default"
              onClick={() => go({ screen: 'recording', recordingId: notice.recordingId })}
            >
              {t('recording:found.open')}
            </Button>
          }
        >
          {t('recording:found.text')}
        </Banner>
      );
    case 'deliveredElsewhere':
      return (
        <Banner tone="info" title={t('app:notice.elsewhere.title')}>
          {t('app:notice.elsewhere.text')}
        </Banner>
      );
  }
}

/** What people or IT should know, above every screen until it is mended. */
export function Notices() {
  const t = useText();
  const { notices } = useAppDescription();
  if (notices.length === 0) return null;
  return (
    <aside className={styles.notices} aria-label={t('app:notice.label')}>
      {notices.map((notice, index) => (
        <NoticeBanner key={`${notice.kind}${index}`} notice={notice} />
      ))}
    </aside>
  );
}
