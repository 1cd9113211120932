import { IconFileDownload } from '@tabler/icons-react';
import { useText } from '../../ui/useText.ts';
import styles from './DropZone.module.css';

/** Covers the window while files hover over it: they can be let go anywhere. */
export function DropZone() {
  const t = useText();
  return (
    <div className={styles.zone}>
      <div className={styles.words}>
        <IconFileDownload size="3rem" stroke={1.4} aria-hidden="true" />
        {t('app:files.drop')}
      </div>
    </div>
  );
}
