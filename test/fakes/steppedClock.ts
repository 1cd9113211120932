import type { Clock } from '../../core/ports/world.ts';

/** A clock that stands still until a test moves it. `waiting`: how many timers are set. */
export interface SteppedClock extends Clock {
  /** Lets the time pass and the timers ring that are due, in order, with all that follows from each. */
  pass(ms: number): Promise<void>;
  waiting(): number;
  /** Somebody sets the clock: the time is another, and the timers ring no earlier or later for it. */
  jump(ms: number): void;
}

export function steppedClock(start = Date.parse('2026-03-01T08:00:00Z')): SteppedClock {
  let now = start;
  let timers: { at: number; ring: () => void }[] = [];
  return {
    now: () => now,
    after(ms, ring) {
      const timer = { at: now + ms, ring };
      timers.push(timer);
      return () => (timers = timers.filter((one) => one !== timer));
    },
    waiting: () => timers.length,
    jump(ms) {
      now += ms;
      for (const timer of timers) timer.at += ms;
    },
    async pass(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const [due] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (due === undefined) break;
        timers = timers.filter((one) => one !== due);
        now = due.at;
        due.ring();
        await settle();
      }
      now = end;
    },
  };
}

/** Lets everything run that is ready to. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
