import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { api } from '../client/api.ts';
import { flushAll, somethingOnItsWay, somethingUnsaved } from '../client/autosaves.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useText } from '../ui/useText.ts';

/** While the disk refuses what was written, closing the window asks first: it would be lost. Marks are waited for. */
export function CloseGuard() {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const allowed = useRef(false);
  useEffect(() => {
    const beforeClosing = (event: BeforeUnloadEvent): void => {
      // Asked before the last try begins: while a save runs, it has not failed yet.
      const unsaved = somethingUnsaved();
      const onItsWay = somethingOnItsWay();
      const saving = flushAll();
      if (allowed.current || !(unsaved || onItsWay)) return;
      event.preventDefault();
      if (unsaved) setAsking(true);
      // If the disk refuses, closing asks; if not, nobody needs to know that it took a moment.
      else void saving.then(() => api.closeWindow());
    };
    window.addEventListener('beforeunload', beforeClosing);
    return () => window.removeEventListener('beforeunload', beforeClosing);
  }, []);
  if (!asking) return null;
  const close = (): void => {
    allowed.current = true;
    void api.closeWindow();
  };
  return (
    <Dialog
      title={t('app:close.title')}
      onClose={() => setAsking(false)}
      actions={
        <>
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('app:close.stay')}
          </Button>
          <Button color="red.8" onClick={close}>
            {t('app:close.anyway')}
          </Button>
        </>
      }
    >
      {t('app:close.text')}
    </Dialog>
  );
}
