import type { Clock } from '../../core/ports/world.ts';

export type Within<Value> =
  { kind: 'done'; value: Value } | { kind: 'failed'; error: unknown } | { kind: 'timeout' };

/**
 * Waits for something at most `ms`, and never throws. The work itself goes on when its time is over, and what comes
 * of it then is ignored: whoever can should stop it.
 */
export function within<Value>(clock: Clock, ms: number, work: () => Promise<Value>): Promise<Within<Value>> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, () => resolve({ kind: 'timeout' }));
    const settle = (outcome: Within<Value>) => {
      cancel();
      resolve(outcome);
    };
    // The extra step also catches what `work` throws before it returns a promise.
    Promise.resolve()
      .then(work)
      .then(
        (value) => settle({ kind: 'done', value }),
        (error: unknown) => settle({ kind: 'failed', error }),
      );
  });
}

/** The words of whatever was thrown. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
