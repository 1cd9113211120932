/** An attempt that lasts longer than this (milliseconds), a video on a thin line, holds up nobody any more. */
const slowAfter = 20_000;

/** Most tickets of one lane that are on their way at a time, their preparation included. */
const widest = 8;

/**
 * Who is on the way to a desk. What speaks to the desk is one ticket, and one more beside a slow one. While a desk takes
 * everything, the next tickets are prepared and the last ones written down meanwhile: a disk that has to keep each step
 * takes as long as the desk does. Times in milliseconds since the epoch.
 */
export class Slots {
  #begun = 0;
  #width = 1;
  /** When those that speak to the desk began to. */
  readonly #speaking = new Map<symbol, number>();
  readonly #waiting: ((leave: (now: number) => void) => void)[] = [];

  /** True when another ticket may begin. `calm`: the desk answers as it should. */
  hasRoom(now: number, calm: boolean): boolean {
    return (
      this.#begun < (calm ? this.#width : 1) ||
      (calm && this.#slowSince() <= now && this.#begun <= this.#width)
    );
  }

  /** From when to look for room again, because somebody may have turned out to be slow; Infinity: never by itself. */
  roomFrom(now: number, calm: boolean): number {
    if (!calm || this.#begun > this.#width) return Infinity;
    // Who is still being prepared is slow no sooner than that; a time that has passed would be looked at without a pause.
    return this.#speaking.size === 0 ? now + slowAfter : this.#slowSince();
  }

  /** Takes a place; the returned function gives it back. */
  begin(): () => void {
    this.#begun += 1;
    return () => void (this.#begun -= 1);
  }

  /** Resolves when it is the turn of this ticket to speak to the desk; the returned function ends its turn. */
  speak(now: number): Promise<(now: number) => void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.admit(now, true);
    });
  }

  /** Lets those speak that may. */
  admit(now: number, calm: boolean): void {
    while (this.#speaking.size === 0 || (calm && this.#slowSince() <= now)) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      const turn = Symbol('turn');
      this.#speaking.set(turn, now);
      next((at) => {
        this.#speaking.delete(turn);
        this.admit(at, false);
      });
    }
  }

  /** The desk has taken a ticket. `wide`: it may be asked, so several can be prepared. */
  widen(wide: boolean): void {
    this.#width = wide ? Math.min(widest, this.#width + 1) : 1;
  }

  /** The desk has not taken a ticket. */
  narrow(): void {
    this.#width = 1;
  }

  /** After the clock was set back. */
  forget(now: number): void {
    for (const [turn, since] of this.#speaking) this.#speaking.set(turn, Math.min(since, now));
  }

  /** From when the only one that speaks counts as slow; Infinity: there is none, or there are two. */
  #slowSince(): number {
    const [only, ...others] = this.#speaking.values();
    return only === undefined || others.length > 0 ? Infinity : only + slowAfter;
  }
}
