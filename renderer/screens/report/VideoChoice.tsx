import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CaptureTargets } from '../../../core/contract/captureCalls.ts';
import type { CallRequest } from '../../../core/contract/calls.ts';
import { api } from '../../client/api.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/useText.ts';
import { DisplayCards, WindowCards } from './TargetGroups.tsx';
import styles from './Capture.module.css';

type Target = CallRequest<'startVideo'>['target'];
type Trouble = 'busy' | 'gone' | 'noBar' | 'notFilmed';

/** What is to be filmed: one press begins. */
export default function VideoChoice(props: {
  draftId: string;
  flush: () => Promise<boolean>;
  onClose: () => void;
}) {
  const { draftId, flush, onClose } = props;
  const t = useText();
  const [targets, setTargets] = useState<CaptureTargets | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    let wanted = true;
    void api.listCaptureTargets().then((found) => wanted && setTargets(found));
    return () => void (wanted = false);
  }, []);
  const start = (target: Target): void => {
    setBusy(true);
    setTrouble(null);
    void flush()
      .then(async (saved) => {
        if (!saved) return;
        const { kind } = await api.startVideo({ draftId, target });
        if (kind === 'started') onClose();
        else setTrouble(kind);
      })
      .finally(() => setBusy(false));
  };
  const displays = targets?.displays ?? [];
  const none = targets !== null && displays.length === 0 && targets.windows.length === 0;
  return (
    <Dialog
      wide
      title={t('video:choose')}
      onClose={onClose}
      actions={
        <Button variant="default" onClick={onClose}>
          {t('capture:choices.cancel')}
        </Button>
      }
    >
      <div className={styles.choices}>
        <p className={styles.lead}>{t('video:chooseHint')}</p>
        {trouble !== null && (
          <Banner tone="warn" live title={t('video:notStarted')}>
            {t(`video:problem.${trouble}`)}
          </Banner>
        )}
        {none ? (
          <p className={styles.hint}>{t('video:noSources')}</p>
        ) : (
          <>
            {displays.length > 0 && (
              <DisplayCards
                displays={displays}
                disabled={busy}
                onChoose={(id) => start({ kind: 'display', id })}
              />
            )}
            <WindowCards
              windows={targets?.windows ?? null}
              disabled={busy}
              onChoose={(id) => start({ kind: 'window', id })}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
