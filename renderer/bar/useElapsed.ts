import { useEffect, useState } from 'react';
import type { RecordingState } from '../../core/evidence/recordingState.ts';

/** Milliseconds recorded, counted on between what the main process tells. */
export function useElapsed(state: RecordingState): number {
  const told = state.kind === 'none' ? 0 : state.elapsed;
  const runs = state.kind !== 'none' && !state.paused;
  const [more, setMore] = useState(0);
  useEffect(() => {
    const begun = performance.now();
    setMore(0);
    if (!runs) return undefined;
    const timer = setInterval(() => setMore(performance.now() - begun), 250);
    return () => clearInterval(timer);
  }, [told, runs]);
  return told + more;
}

/** Minutes and seconds as a clock shows them: "3:07", "61:00". */
export function clockOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
