import { useState } from 'react';
import { useText } from '../ui/useText.ts';
import { bar } from './bar.ts';

/** The line for a note: Enter keeps it, Escape leaves it. */
export function NoteLine({ onDone, onTrouble }: { onDone: () => void; onTrouble: () => void }) {
  const t = useText();
  const [text, setText] = useState('');
  const keep = (): void => {
    if (text.trim() === '') {
      onDone();
      return;
    }
    void bar.barAct({ kind: 'note', text: text.trim() }).then((outcome) => {
      if (outcome.kind === 'notDone') onTrouble();
      onDone();
    });
  };
  return (
    <form
      className="note"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <input
        // It was asked for by a button: the words go into it at once.
        autoFocus
        aria-label={t('recording:bar.noteLabel')}
        placeholder={t('recording:bar.noteLabel')}
        value={text}
        maxLength={2_000}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
      />
      <button type="submit">{t('recording:bar.keepNote')}</button>
    </form>
  );
}
