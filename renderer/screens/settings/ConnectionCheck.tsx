import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import type { DeskCheckView } from '../../../core/contract/views.ts';
import { api } from '../../client/api.ts';
import { useText } from '../../ui/useText.ts';
import { checkWords, failureWords } from '../../../core/texts/words.ts';
import { Working } from '../../ui/Working.tsx';
import styles from './Settings.module.css';

/** Asks the desk whether everything is right; leaves no ticket there. */
export function ConnectionCheck({ unsaved }: { unsaved: boolean }) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const [checks, setChecks] = useState<DeskCheckView[] | null>(null);
  const check = (): void => {
    setBusy(true);
    setChecks(null);
    void api
      .verifyDesk()
      .then(setChecks)
      .finally(() => setBusy(false));
  };
  const good = checks?.every(({ passed }) => passed) ?? false;
  return (
    <div>
      <div className={styles.buttons}>
        <Button variant="default" loading={busy} disabled={unsaved} onClick={check}>
          {t('settings:check.do')}
        </Button>
        <span className={styles.hint}>
          {unsaved ? t('settings:check.saveFirst') : t('settings:check.hint')}
        </span>
      </div>
      {busy && <Working label={t('settings:check.busy')} />}
      <div role="status">
        {checks !== null && (
          <>
            <p className={styles.result}>{good ? t('settings:check.good') : t('settings:check.bad')}</p>
            <ul className={styles.checks}>
              {checks.map((one) => (
                <CheckRow key={one.name} check={one} />
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}

function CheckRow({ check }: { check: DeskCheckView }) {
  const t = useText();
  const Icon = check.passed ? IconCircleCheck : IconCircleX;
  const words = check.failure === undefined ? null : failureWords(check.failure, t);
  return (
    <li data-failed={!check.passed || undefined}>
      <Icon
        size="1.25rem"
        stroke={1.8}
        role="img"
        aria-label={check.passed ? t('settings:check.passed') : t('settings:check.failed')}
      />
      <div className={styles.checkWords}>
        {checkWords(check, t)}
        {words !== null && <span>{words.it}</span>}
        {check.failure?.detail !== undefined && <span>{check.failure.detail}</span>}
      </div>
    </li>
  );
}
