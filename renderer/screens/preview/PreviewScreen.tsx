import { Button } from '@mantine/core';
import { IconArrowLeft, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { api, type StorageFailure } from '../../client/api.ts';
import { useAppDescription } from '../../client/appDescription.ts';
import { useGo } from '../../client/location.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Page } from '../../ui/Page.tsx';
import { Working } from '../../ui/Working.tsx';
import { useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';
import { PreviewBody } from './PreviewBody.tsx';
import { usePreview } from './usePreview.ts';
import styles from './PreviewScreen.module.css';

/** Exactly what leaves; from here it is sent. */
export default function PreviewScreen({ draftId }: { draftId: string }) {
  const t = useText();
  const go = useGo();
  const { desk, online } = useAppDescription();
  const { load, compose } = usePreview(draftId);
  const [sending, setSending] = useState(false);
  const [changed, setChanged] = useState(false);
  const [failure, setFailure] = useState<StorageFailure | null>(null);

  const back = (): void => go({ screen: 'report', draftId });
  const send = (): void => {
    if (load.kind !== 'ready' || sending) return;
    setSending(true);
    setFailure(null);
    void api
      .sendTicket({ draftId, digest: load.preview.digest })
      .then(async (outcome) => {
        if (outcome.kind === 'saved') go({ screen: 'sent', reportId: outcome.id });
        else if (outcome.kind === 'notSaved') setFailure(outcome.failure);
        else {
          setChanged(true);
          await compose();
        }
      })
      .finally(() => setSending(false));
  };
  const leaveOut = async (attachmentId: string): Promise<void> => {
    const outcome = await api.changeAttachment({ draftId, attachmentId, included: false });
    if (outcome.kind === 'notDone') setFailure(outcome.failure);
    await compose();
  };
  useKeys({ goOn: send, back });
  const later = !online && desk.kind !== 'folder';

  return (
    <Page
      title={t('app:preview.title')}
      lead={t('app:preview.lead', { desk: desk.name })}
      footer={
        <>
          <Button
            variant="default"
            leftSection={<IconArrowLeft size="1.125rem" stroke={1.8} aria-hidden="true" />}
            onClick={back}
          >
            {t('app:preview.back')}
          </Button>
          {later && <span className={styles.later}>{t('app:preview.offline')}</span>}
          <Button
            loading={sending}
            disabled={load.kind !== 'ready'}
            leftSection={<IconSend size="1.125rem" stroke={1.8} aria-hidden="true" />}
            onClick={send}
          >
            {t('app:preview.send')}
          </Button>
        </>
      }
    >
      <div className={styles.troubles}>
        {failure !== null && (
          <Banner tone="bad" live title={t('app:preview.notSaved')}>
            {storageWords(failure, t)}
          </Banner>
        )}
        {changed && (
          <Banner tone="info" live title={t('app:preview.changed.title')}>
            {t('app:preview.changed.text')}
          </Banner>
        )}
        {load.kind === 'summaryMissing' && (
          <Banner tone="info" live>
            {t('app:report.missing')}
          </Banner>
        )}
        {load.kind === 'notReady' && (
          <Banner
            tone="bad"
            live
            title={t('app:preview.notReady')}
            actions={
              <Button size="sm" variant="default" onClick={() => void compose()}>
                {t('app:tryAgain')}
              </Button>
            }
          >
            {storageWords(load.failure, t)}
          </Banner>
        )}
      </div>
      {load.kind === 'composing' && <Working label={t('app:preview.composing')} />}
      {load.kind === 'ready' && (
        <PreviewBody draftId={draftId} preview={load.preview} onLeaveOut={leaveOut} onBack={back} />
      )}
    </Page>
  );
}
