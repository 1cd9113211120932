import {
  IconAlertTriangle,
  IconCamera,
  IconNote,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStopFilled,
} from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { BarAction } from '../../core/contract/barCalls.ts';
import type { RecordingState } from '../../core/evidence/recordingState.ts';
import { useText } from '../ui/useText.ts';
import { bar } from './bar.ts';
import { NoteLine } from './NoteLine.tsx';
import { clockOf, useElapsed } from './useElapsed.ts';

/** One thing that can be done. `keys`: the shortcut that works everywhere. */
function Act(props: {
  label: string;
  keys?: string;
  className?: string;
  children: ReactNode;
  onPress: () => void;
}) {
  const { label, keys = '', className = '', children, onPress } = props;
  const shown = keys === '' ? label : `${label} (${keys.replace('Control', 'Ctrl')})`;
  return (
    <button type="button" className={className} title={shown} aria-label={label} onClick={onPress}>
      {children}
    </button>
  );
}

/** What is recorded, for how long, and everything that can be done about it: always in sight. */
export function Bar({ first }: { first: RecordingState }) {
  const t = useText();
  const [state, setState] = useState(first);
  const [noting, setNoting] = useState(false);
  const [trouble, setTrouble] = useState(false);
  const elapsed = useElapsed(state);
  useEffect(() => {
    void bar.barAct({ kind: 'drawn' });
    return bar.onChange((view) => setState(view.state));
  }, []);
  const act = (action: BarAction): void => {
    void bar.barAct(action).then((outcome) => setTrouble(outcome.kind === 'notDone'));
  };
  const paused = state.kind !== 'none' && state.paused;
  const shortcuts = state.kind === 'none' ? { pause: '', stop: '' } : state.shortcuts;
  const steps = state.kind === 'steps' ? state.steps : null;
  const said = state.kind === 'none' ? 'starting' : paused ? 'paused' : 'recording';
  const byHand = state.kind === 'steps' && state.gaps.includes('noInput');

  if (noting) return <NoteLine onDone={() => setNoting(false)} onTrouble={() => setTrouble(true)} />;
  return (
    <main className="bar">
      <span className="dot" data-said={said} aria-hidden="true" />
      <div className="figures">
        <strong role="status">{t(`recording:bar.${said}`)}</strong>
        <span>
          <span role="timer">{clockOf(elapsed)}</span>
          {steps !== null && <span className="steps">{t('recording:bar.steps', { count: steps })}</span>}
        </span>
      </div>
      {trouble && <span role="alert">{t('recording:bar.notKept')}</span>}
      {byHand && !trouble && <span className="hint">{t('recording:bar.byHand')}</span>}
      <div className="acts" hidden={state.kind === 'none'}>
        {steps !== null && (
          <>
            <Act label={t('recording:bar.picture')} onPress={() => act({ kind: 'picture' })}>
              <IconCamera aria-hidden />
            </Act>
            <Act label={t('recording:bar.note')} onPress={() => setNoting(true)}>
              <IconNote aria-hidden />
            </Act>
            <Act label={t('recording:bar.wrong')} className="wrong" onPress={() => act({ kind: 'wrong' })}>
              <IconAlertTriangle aria-hidden />
              {t('recording:bar.wrong')}
            </Act>
          </>
        )}
        <Act
          label={paused ? t('recording:bar.resume') : t('recording:bar.pause')}
          keys={shortcuts.pause}
          onPress={() => act({ kind: paused ? 'resume' : 'pause' })}
        >
          {paused ? <IconPlayerPlay aria-hidden /> : <IconPlayerPause aria-hidden />}
        </Act>
        <Act
          label={t('recording:bar.stop')}
          keys={shortcuts.stop}
          className="stop"
          onPress={() => act({ kind: 'stop' })}
        >
          <IconPlayerStopFilled aria-hidden />
          {t('recording:bar.stop')}
        </Act>
      </div>
    </main>
  );
}
