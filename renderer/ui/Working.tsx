import { Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import styles from './Working.module.css';

/**
 * Something that takes longer than a second shows a bar: with its share where it is known (0 to 1), moving where it
 * is not.
 */
export function Working({ label, fraction }: { label: string; fraction?: number | undefined }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  const percent = fraction === undefined ? 100 : Math.round(fraction * 100);
  return (
    <div className={styles.working} role="status">
      {shown && (
        <>
          <p className={styles.label}>{label}</p>
          <Progress.Root size="md" radius="xl">
            <Progress.Section
              value={percent}
              aria-label={label}
              striped={fraction === undefined}
              animated={fraction === undefined}
            />
          </Progress.Root>
        </>
      )}
    </div>
  );
}
