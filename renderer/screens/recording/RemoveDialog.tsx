import { Button } from '@mantine/core';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/useText.ts';

/** Asked before a whole recording is removed: that cannot be taken back. */
export function RemoveDialog({ onRemove, onClose }: { onRemove: () => void; onClose: () => void }) {
  const t = useText();
  return (
    <Dialog
      title={t('recordings:remove.title')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('recordings:remove.keep')}
          </Button>
          <Button color="red" onClick={onRemove}>
            {t('recordings:remove.do')}
          </Button>
        </>
      }
    >
      <p>{t('recordings:remove.text')}</p>
    </Dialog>
  );
}
