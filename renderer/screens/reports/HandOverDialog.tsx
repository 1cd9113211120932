import { Button } from '@mantine/core';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/useText.ts';
import styles from './Reports.module.css';

/** What handing a report over means, before it is done: how it travels, who can read it, how it comes to an end. */
export function HandOverDialog(props: { onChoose: () => void; onClose: () => void }) {
  const { onChoose, onClose } = props;
  const t = useText();
  return (
    <Dialog
      title={t('handover:dialog.title')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('handover:dialog.cancel')}
          </Button>
          <Button onClick={onChoose}>{t('handover:dialog.choose')}</Button>
        </>
      }
    >
      <p className={styles.question}>{t('handover:dialog.what')}</p>
      <ol className={styles.way}>
        <li>{t('handover:dialog.carry')}</li>
        <li>{t('handover:dialog.receipt')}</li>
      </ol>
      <p className={styles.question}>{t('handover:dialog.anyone')}</p>
      <p className={styles.question}>{t('handover:dialog.still')}</p>
    </Dialog>
  );
}

/** Asked before a report that was handed over goes to a desk that cannot say whether it has it. */
export function SendAnywayDialog(props: { onSend: () => void; onClose: () => void }) {
  const { onSend, onClose } = props;
  const t = useText();
  return (
    <Dialog
      title={t('handover:anyway.title')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('handover:anyway.keep')}
          </Button>
          <Button onClick={onSend}>{t('handover:anyway.do')}</Button>
        </>
      }
    >
      <p className={styles.question}>{t('handover:anyway.text')}</p>
    </Dialog>
  );
}
