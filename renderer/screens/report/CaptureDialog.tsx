import { Button } from '@mantine/core';
import { useState } from 'react';
import { captureDelays, type CaptureTarget } from '../../../core/contract/captureCalls.ts';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/useText.ts';
import { TargetCards } from './TargetCards.tsx';
import { ScreenAccess } from './ScreenAccess.tsx';
import { useCaptureTargets } from './useCaptureTargets.ts';
import styles from './Capture.module.css';

/** What to take a picture of, and when. It stays open until there is one: so that a change of mind costs nothing. */
export default function CaptureDialog(props: {
  draftId: string;
  onTaken: (picture: DraftAttachment) => void;
  onClose: () => void;
}) {
  const { draftId, onTaken, onClose } = props;
  const t = useText();
  const [delay, setDelay] = useState<(typeof captureDelays)[number]>(0);
  const { targets, busy, problem, take } = useCaptureTargets(draftId, (picture) => {
    onTaken(picture);
    onClose();
  });
  const access = targets?.access ?? 'free';
  const options = captureDelays.map((seconds) => ({
    value: String(seconds),
    label: seconds === 0 ? t('capture:choices.now') : t('capture:choices.later', { count: seconds }),
  }));
  return (
    <Dialog
      wide
      title={t('capture:choices.title')}
      onClose={onClose}
      actions={
        <Button variant="default" onClick={onClose}>
          {t('capture:choices.cancel')}
        </Button>
      }
    >
      <div className={styles.choices}>
        <ScreenAccess access={access} />
        {problem !== null && (
          <Banner tone="info" live>
            {problem}
          </Banner>
        )}
        {access !== 'denied' && (
          <>
            <p className={styles.lead}>{t('capture:choices.lead')}</p>
            <Choice
              label={t('capture:choices.delay')}
              options={options}
              value={String(delay)}
              onChange={(value) => setDelay(captureDelays.find((seconds) => String(seconds) === value) ?? 0)}
            />
            <p className={styles.hint}>{t('capture:choices.delayHint')}</p>
            <TargetCards
              targets={targets}
              disabled={busy}
              onTake={(target: CaptureTarget) => take(target, delay)}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
