import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import styles from './Waiting.module.css';
import { useText } from './useText.ts';

/** A screen that is not there yet; nothing is drawn for waits too short to be noticed. */
export function Waiting({ label }: { label?: string }) {
  const t = useText();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.waiting} role="status">
      {shown && (
        <>
          <Loader size="sm" aria-hidden="true" />
          <span>{label ?? t('app:loading')}</span>
        </>
      )}
    </div>
  );
}
