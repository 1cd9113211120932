import type { Clock } from '../ports/world.ts';
import type { AttemptEnd } from './attempt.ts';

/** Bounds of an attempt in milliseconds. Connectors have tighter ones of their own; these hold against defects. */
export const attemptBounds = {
  /** Longest time without a sign of life (progress, a journal entry). */
  silence: 10 * 60_000,
  /** How long a connector may take to end after it was told to. */
  grace: 5_000,
} as const;

export interface GuardedAttempt {
  /** Never rejects, and resolves in bounded time after silence or `stop`. */
  end: Promise<AttemptEnd>;
  /** Aborts the attempt. A receipt that comes within the grace still counts. */
  stop: () => void;
}

/** Runs an attempt so that it can be stopped and cannot hold up the others for ever, whatever the connector does. */
export function guardAttempt(
  clock: Clock,
  work: (signal: AbortSignal, alive: () => void) => Promise<AttemptEnd>,
): GuardedAttempt {
  const controller = new AbortController();
  let given: AttemptEnd | undefined;
  let cancelTimer: () => void = () => undefined;
  let resolveEnd: (end: AttemptEnd) => void = () => undefined;
  const end = new Promise<AttemptEnd>((resolve) => (resolveEnd = resolve));

  /** From here on only a receipt is better than `instead`. */
  function giveUp(instead: AttemptEnd): void {
    if (given !== undefined) return;
    given = instead;
    cancelTimer();
    cancelTimer = clock.after(attemptBounds.grace, () => resolveEnd(instead));
    controller.abort();
  }
  function alive(): void {
    if (given !== undefined) return;
    cancelTimer();
    cancelTimer = clock.after(attemptBounds.silence, () =>
      giveUp({ kind: 'failedForNow', failure: { code: 'timeout', mayHaveArrived: true } }),
    );
  }

  alive();
  void work(controller.signal, alive).then((result) => {
    cancelTimer();
    resolveEnd(result.kind === 'delivered' ? result : (given ?? result));
    given ??= result;
  });
  return { end, stop: () => giveUp({ kind: 'interrupted' }) };
}
