import { ActionIcon, Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsMaximize,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useText } from '../ui/useText.ts';
import type { Action } from './edit.ts';
import type { Editor } from './editor.ts';
import { Hint } from './Tools.tsx';
import type { Look } from './useView.ts';
import styles from './Markup.module.css';

const icon = { size: '1.25rem', stroke: 1.8, 'aria-hidden': true } as const;
const step = 1.25;

/** Name of the picture, undo and redo, zoom, and the way out. */
export function HeadBar(props: {
  titleId: string;
  name: string;
  editor: Editor;
  act: (action: Action) => void;
  look: Look;
  leaving: boolean;
  onDone: () => void;
}) {
  const { titleId, name, editor, act, look, leaving, onDone } = props;
  const { past, future } = editor.history;
  const t = useText();
  const percent = Math.round(look.view.scale * window.devicePixelRatio * 100);
  return (
    <header className={styles.head}>
      <h2 id={titleId} className={styles.title}>
        {name}
      </h2>
      <div className={styles.headTools}>
        <Hint words={t('markup:undo')} shortcut={t('markup:key.undo')}>
          <ActionIcon
            size="xl"
            aria-label={t('markup:undo')}
            aria-disabled={past.length === 0}
            onClick={() => act({ do: 'undo' })}
          >
            <IconArrowBackUp {...icon} />
          </ActionIcon>
        </Hint>
        <Hint words={t('markup:redo')} shortcut={t('markup:key.redo')}>
          <ActionIcon
            size="xl"
            aria-label={t('markup:redo')}
            aria-disabled={future.length === 0}
            onClick={() => act({ do: 'redo' })}
          >
            <IconArrowForwardUp {...icon} />
          </ActionIcon>
        </Hint>
        <Hint words={t('markup:zoomOut')} shortcut={t('markup:key.zoomOut')}>
          <ActionIcon size="xl" aria-label={t('markup:zoomOut')} onClick={() => look.zoomBy(1 / step)}>
            <IconZoomOut {...icon} />
          </ActionIcon>
        </Hint>
        <Hint words={t('markup:fullSize')} shortcut={t('markup:key.fullSize')}>
          <Button
            variant="subtle"
            color="gray"
            size="sm"
            className={styles.percent ?? ''}
            aria-label={t('markup:zoomed', { percent })}
            onClick={look.fullSize}
          >
            {t('markup:percent', { percent })}
          </Button>
        </Hint>
        <Hint words={t('markup:zoomIn')} shortcut={t('markup:key.zoomIn')}>
          <ActionIcon size="xl" aria-label={t('markup:zoomIn')} onClick={() => look.zoomBy(step)}>
            <IconZoomIn {...icon} />
          </ActionIcon>
        </Hint>
        <Hint words={t('markup:fit')} shortcut={t('markup:key.fit')}>
          <ActionIcon size="xl" aria-label={t('markup:fit')} onClick={look.fit}>
            <IconArrowsMaximize {...icon} />
          </ActionIcon>
        </Hint>
      </div>
      <Button loading={leaving} onClick={onDone}>
        {t('markup:done')}
      </Button>
    </header>
  );
}
