/** Measures how long something has been recorded, pauses left out. Times in milliseconds since the epoch. */
export class Stopwatch {
  #before = 0;
  #since: number | null;

  /** Runs from `now` on. */
  constructor(now: number) {
    this.#since = now;
  }

  get paused(): boolean {
    return this.#since === null;
  }

  /** Milliseconds recorded at this moment; never less than nothing, also when the clock was set back. */
  at(now: number): number {
    return this.#since === null ? this.#before : this.#before + Math.max(0, now - this.#since);
  }

  pause(now: number): void {
    this.#before = this.at(now);
    this.#since = null;
  }

  resume(now: number): void {
    this.#since ??= now;
  }
}
