import { useEffect, useState } from 'react';
import { useText } from '../ui/useText.ts';
import { act, overlay } from './overlay.ts';

/** The seconds until a picture is taken. */
export function Countdown({ first }: { first: number }) {
  const t = useText();
  const [seconds, setSeconds] = useState(first);
  useEffect(() => {
    act({ kind: 'drawn' });
    return overlay.onChange((state) => {
      if (state.kind === 'countdown') setSeconds(state.seconds);
    });
  }, []);
  return (
    <main className="countdown">
      <span className="seconds" aria-hidden="true">
        {seconds}
      </span>
      <span role="timer" className="countdownWords">
        {t('capture:countdown.text', { count: seconds })}
      </span>
      <button type="button" className="button" onClick={() => act({ kind: 'cancel' })}>
        {t('capture:countdown.cancel')}
      </button>
    </main>
  );
}
