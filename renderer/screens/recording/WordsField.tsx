import { Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { limits } from '../../../core/ticket/limits.ts';
import styles from './Recording.module.css';

/** Words while they are written: Enter or leaving keeps them, Escape does not (null). */
export function WordsField(props: { label: string; text: string; onDone: (words: string | null) => void }) {
  const { label, text, onDone } = props;
  const [words, setWords] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const ended = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const end = (outcome: string | null): void => {
    // Removing the field makes it lose the focus, too.
    if (ended.current) return;
    ended.current = true;
    onDone(outcome);
  };
  return (
    <Textarea
      ref={field}
      rows={1}
      className={styles.words ?? ''}
      aria-label={label}
      value={words}
      maxLength={limits.step}
      onChange={(event) => setWords(event.currentTarget.value.replace(/\n/g, ' '))}
      onBlur={() => end(words.trim())}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          event.stopPropagation();
          end(null);
        } else if (event.key === 'Enter') {
          event.preventDefault();
          end(words.trim());
        }
      }}
    />
  );
}
