import { Tooltip } from '@mantine/core';
import {
  IconArrowUpRight,
  IconCircle,
  IconCrop,
  IconHighlight,
  IconLetterT,
  IconNumber1,
  IconPointer,
  IconRectangleFilled,
  IconScribble,
  IconSquare,
} from '@tabler/icons-react';
import { markColors } from '../../core/evidence/markColors.ts';
import type { MarkColor } from '../../core/evidence/marks.ts';
import { useText } from '../ui/useText.ts';
import { toolKeys } from './commands.ts';
import type { Tool } from './editor.ts';
import { paints } from './palette.ts';
import { useRoving } from './useRoving.ts';
import styles from './Markup.module.css';

const icons: Record<Tool, typeof IconSquare> = {
  redact: IconRectangleFilled,
  select: IconPointer,
  arrow: IconArrowUpRight,
  box: IconSquare,
  ellipse: IconCircle,
  line: IconScribble,
  text: IconLetterT,
  number: IconNumber1,
  highlight: IconHighlight,
  crop: IconCrop,
};
/** Covering comes first and stands out: it is what must not be forgotten. */
const tools = Object.keys(toolKeys) as Tool[];

/** The tools and colours. Each tells its key in its tooltip; one is a stop of the Tab key, arrow keys go on. */
export function Tools(props: {
  tool: Tool;
  color: MarkColor;
  onTool: (tool: Tool) => void;
  onColor: (color: MarkColor) => void;
}) {
  const { tool, color, onTool, onColor } = props;
  const t = useText();
  const roving = useRoving('redact');
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('markup:tools')} {...roving.toolbar}>
      {tools.map((one) => {
        const Icon = icons[one];
        return (
          <Hint key={one} words={t(`markup:does.${one}`)} shortcut={toolKeys[one]}>
            <button
              type="button"
              className={styles.tool}
              data-main={one === 'redact' || undefined}
              aria-pressed={one === tool}
              aria-keyshortcuts={toolKeys[one]}
              onClick={() => onTool(one)}
              {...roving.stop(one)}
            >
              <Icon size="1.375rem" stroke={1.8} aria-hidden="true" />
              <span>{t(`markup:tool.${one}`)}</span>
            </button>
          </Hint>
        );
      })}
      <span className={styles.colors} role="group" aria-label={t('markup:colors')}>
        {markColors.map((one, index) => (
          <Hint key={one} words={t(`markup:color.${one}`)} shortcut={String(index + 1)}>
            <button
              type="button"
              className={styles.color}
              aria-label={t(`markup:color.${one}`)}
              aria-pressed={one === color}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => onColor(one)}
              {...roving.stop(one)}
            >
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <circle cx="10" cy="10" r="8.5" fill={paints[one].fill} stroke="currentColor" />
              </svg>
            </button>
          </Hint>
        ))}
      </span>
    </div>
  );
}

/** What a button does and its key, on hover and on focus. */
export function Hint(props: { words: string; shortcut: string; children: React.ReactElement }) {
  const t = useText();
  return (
    // In the dialog itself: what hangs on the page would lie behind it.
    <Tooltip
      label={t('markup:withKey', { words: props.words, key: props.shortcut })}
      withinPortal={false}
      events={{ hover: true, focus: true, touch: false }}
      multiline
      maw="18rem"
      transitionProps={{ duration: 0 }}
    >
      {props.children}
    </Tooltip>
  );
}
