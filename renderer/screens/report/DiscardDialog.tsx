import { Button } from '@mantine/core';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/useText.ts';

/** Asked only when something was written. */
export function DiscardDialog({ onDiscard, onClose }: { onDiscard: () => void; onClose: () => void }) {
  const t = useText();
  return (
    <Dialog
      title={t('app:discard.title')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app:discard.keep')}
          </Button>
          <Button color="red.8" onClick={onDiscard}>
            {t('app:discard.discard')}
          </Button>
        </>
      }
    >
      {t('app:discard.text')}
    </Dialog>
  );
}
