import { Button } from '@mantine/core';
import { IconCamera, IconPaperclip } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../../ui/useText.ts';
import styles from './Pictures.module.css';

const icon = { size: '1.125rem', stroke: 1.8, 'aria-hidden': true } as const;

/** Below the pictures: which one is shown, and ways to get more of them. */
export function PictureTools(props: {
  capturing: boolean;
  adding: boolean;
  onRetake: () => void;
  onPick: () => void;
  /** The small pictures, when there are several. */
  thumbnails?: ReactNode;
  /** Other ways of taking a picture, beside “Take again”. */
  choices?: ReactNode;
}) {
  const t = useText();
  return (
    <div className={styles.tools}>
      {props.thumbnails}
      <Button
        variant="default"
        size="sm"
        leftSection={<IconCamera {...icon} />}
        loading={props.capturing}
        onClick={props.onRetake}
      >
        {t('app:pictures.retake')}
      </Button>
      {props.choices}
      <Button
        variant="default"
        size="sm"
        leftSection={<IconPaperclip {...icon} />}
        loading={props.adding}
        onClick={props.onPick}
      >
        {t('app:files.add')}
      </Button>
      <span className={styles.hint}>{t('app:files.hint')}</span>
    </div>
  );
}
