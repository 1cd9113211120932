import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { CallResponse } from '../../../core/contract/calls.ts';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { api } from '../../client/api.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/useText.ts';
import { Working } from '../../ui/Working.tsx';
import styles from './Logs.module.css';

type Shown = CallResponse<'readAttachedText'>;

/** What a text says that was added: exactly what would leave. */
export function TextDialog(props: { draftId: string; file: DraftAttachment; onClose: () => void }) {
  const { draftId, file, onClose } = props;
  const t = useText();
  const [shown, setShown] = useState<Shown | null>(null);
  const text = useRef<HTMLPreElement>(null);
  useEffect(() => {
    let wanted = true;
    const request = { draftId, attachmentId: file.id };
    void api.readAttachedText(request).then((outcome) => wanted && setShown(outcome));
    return () => void (wanted = false);
  }, [draftId, file.id]);
  useEffect(() => {
    // What happened last is what the report is about.
    text.current?.scrollTo({ top: text.current.scrollHeight });
  }, [shown]);
  return (
    <Dialog
      wide
      title={file.name}
      onClose={onClose}
      actions={
        <Button variant="default" onClick={onClose}>
          {t('app:closeDialog')}
        </Button>
      }
    >
      {shown === null && <Working label={t('app:loading')} />}
      {shown?.kind === 'notShown' && <p>{t('gather:notShown')}</p>}
      {shown?.kind === 'text' && (
        <>
          {!shown.whole && <p className={styles.intro}>{t('gather:shownInPart')}</p>}
          {/* A long text is scrolled by keyboard as well. */}
          <pre ref={text} className={styles.text} tabIndex={0}>
            {shown.text}
          </pre>
        </>
      )}
    </Dialog>
  );
}
