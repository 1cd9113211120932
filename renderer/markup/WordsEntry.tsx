import { useEffect, useRef, type CSSProperties } from 'react';
import { useText } from '../ui/useText.ts';
import type { Writing } from './editor.ts';
import { toWindow } from './view.ts';
import type { Look } from './useView.ts';
import styles from './Markup.module.css';

/** Width kept for the words near the right edge, in CSS pixels. */
const room = { width: 260, height: 96 };

/** Where words are written, at their place on the picture. Enter ends it, Shift+Enter begins a line. */
export function WordsEntry(props: {
  writing: Writing;
  look: Look;
  onWrite: (text: string) => void;
  onCancel: () => void;
}) {
  const { writing, look, onWrite, onCancel } = props;
  const t = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const ended = useRef(false);
  useEffect(() => {
    ended.current = false;
    field.current?.focus();
    field.current?.select();
  }, []);

  const at = toWindow(look.view, writing.at);
  const place: CSSProperties = {
    left: Math.max(0, Math.min(at.x, look.window.width - room.width)),
    top: Math.max(0, Math.min(at.y, look.window.height - room.height)),
  };
  const end = (how: () => void): void => {
    // The field loses the focus when it goes away: it must not end twice.
    if (ended.current) return;
    ended.current = true;
    how();
  };
  return (
    <div className={styles.words} style={place} data-words="">
      <textarea
        ref={field}
        className={styles.wordsField}
        aria-label={t('markup:words.label')}
        placeholder={t('markup:words.placeholder')}
        maxLength={500}
        rows={2}
        defaultValue={writing.text}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') {
            event.preventDefault();
            end(onCancel);
          } else if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            const { value } = event.currentTarget;
            end(() => onWrite(value));
          }
        }}
        onBlur={(event) => {
          const { value } = event.currentTarget;
          end(() => onWrite(value));
        }}
      />
      <span className={styles.wordsHint}>{t('markup:words.hint')}</span>
    </div>
  );
}
