import type { Clock } from '../../core/ports/world.ts';

interface Timer {
  at: number;
  /** Equal times ring in the order of asking. */
  order: number;
  /** Null once it was taken back: it is left where it is and passed over when its time comes. */
  ring: (() => void) | null;
}

const before = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/**
 * Simulated time for very many timers: a binary heap, so that setting one costs the logarithm of how many there are.
 * Time jumps from timer to timer; what follows from each runs to its end before the next one rings.
 */
export class EventClock implements Clock {
  readonly #heap: Timer[] = [];
  #now: number;
  #made = 0;
  #busy = false;

  /** @param start milliseconds since the epoch */
  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer: Timer = { at: this.#now + Math.max(0, ms), order: (this.#made += 1), ring: callback };
    this.#push(timer);
    return () => (timer.ring = null);
  }

  /**
   * Whoever begins something asynchronous says so; most timers only set the next one, and waiting for the event loop
   * after each of them would take longer than all the rest.
   */
  touch(): void {
    this.#busy = true;
  }

  /** Lets the time pass until nothing is left to ring before `end` (milliseconds since the epoch), or until `done`. */
  async runUntil(end: number, done: () => boolean = () => false): Promise<void> {
    await settle();
    for (
      let timer = this.#heap[0];
      timer !== undefined && timer.at <= end && !done();
      timer = this.#heap[0]
    ) {
      this.#pop();
      if (timer.ring === null) continue;
      this.#now = timer.at;
      timer.ring();
      // What the timer began gets its first turn here, and has called `touch` then.
      await Promise.resolve();
      await Promise.resolve();
      if (!this.#busy) continue;
      this.#busy = false;
      await settle();
    }
    if (!done()) this.#now = Math.max(this.#now, end);
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let place = heap.push(timer) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !before(timer, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = timer;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]];
      if (left === undefined) break;
      const rightFirst = right !== undefined && before(right, left);
      const child = rightFirst ? right : left;
      if (!before(child, last)) break;
      heap[place] = child;
      place = 2 * place + (rightFirst ? 2 : 1);
    }
    heap[place] = last;
  }
}

/** Lets everything run that is ready to. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
