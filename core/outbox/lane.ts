import type { AttemptEnd } from './attempt.ts';
import { deskTroubles, type Failure } from './failure.ts';
import { failuresLeft, pauseBeforeNext } from './retry.ts';
import { Slots } from './slots.ts';

/**
 * The way to one desk: one ticket at a time, and one more beside a slow one. After a failure the next ticket goes at
 * once, because the failure may be the ticket's own; after two in a row the desk is given growing rests, so that a long
 * queue does not hammer a desk that is down. A Retry-After holds for every ticket, and so does a refusal of the app.
 */
export class Lane {
  readonly name: string;
  /** Name of the desk, for people. */
  desk = '';
  worksOffline = false;
  /** The desk can be asked for a report, or knows it again by its key. */
  knowsAgain = false;
  readonly #slots = new Slots();
  #restUntil = 0;
  #wished = false;
  #failuresInARow = 0;
  #failingSince: number | undefined;
  /** What the ledgers say; it counts only once an attempt of this process has failed as well. */
  #failedBefore = Infinity;
  #refusal: Failure | undefined;
  #deliveredAt: number | undefined;

  constructor(name: string) {
    this.name = name;
  }

  /** Takes a place on the way; the returned function gives it back. `now`: epoch milliseconds. */
  begin(): () => void {
    return this.#slots.begin();
  }

  /** Resolves when a ticket may speak to the desk; the returned function ends its turn. `now`: epoch milliseconds. */
  speak(now: number): Promise<(now: number) => void> {
    return this.#slots.speak(now);
  }

  /** Lets those speak to the desk that may by now. */
  admit(now: number): void {
    this.#slots.admit(now, this.#calm);
  }

  /** True when another ticket may begin. */
  hasRoom(now: number): boolean {
    return this.#slots.hasRoom(now, this.#calm);
  }

  /** From when to look for room again, in milliseconds since the epoch; Infinity: never by itself. */
  roomFrom(now: number): number {
    return this.#slots.roomFrom(now, this.#calm);
  }

  /** A desk that does not answer well is not asked by two. */
  get #calm(): boolean {
    return this.#failuresInARow === 0;
  }

  /** Milliseconds since the epoch; in the past: no rest. */
  restsUntil(): number {
    return this.#restUntil;
  }

  /** Since when nothing gets through for reasons of the desk, in milliseconds since the epoch. */
  failingSince(): number | undefined {
    return this.#failingSince;
  }

  /** Why the desk refuses the app; undefined: it does not. */
  refusal(): Failure | undefined {
    return this.#refusal;
  }

  /** When the desk last took a ticket from this process, in milliseconds since the epoch. */
  deliveredAt(): number | undefined {
    return this.#deliveredAt;
  }

  /** Draws the conclusion of an attempt. `random` in [0, 1). */
  note(end: AttemptEnd, now: number, random: number): void {
    if (end.kind === 'interrupted') return;
    if (end.kind === 'delivered') {
      this.#deliveredAt = now;
      this.#slots.widen(this.knowsAgain);
    } else this.#slots.narrow();
    const refused = end.kind === 'refused';
    const failure = end.kind === 'delivered' ? undefined : end.failure;
    if (failure === undefined || !(refused || deskTroubles.has(failure.code))) {
      // A desk that is just back is not given everything at once: it has a whole fleet before it. One whose key was
      // mended was there all the time.
      const left = this.#refusal === undefined ? failuresLeft(this.#failuresInARow) : 0;
      this.heal();
      this.#failuresInARow = left;
      this.#wished = false;
      if (left > 1) this.#restUntil = now + pauseBeforeNext(left - 1, random);
      return;
    }
    this.#refusal = refused ? failure : undefined;
    this.#failingSince ??= Math.min(now, this.#failedBefore);
    this.#failuresInARow += 1;
    this.#wished = failure.retryAfter !== undefined;
    if (!refused && !this.#wished && this.#failuresInARow < 2) return;
    const times = refused ? this.#failuresInARow : this.#failuresInARow - 1;
    this.#restUntil = now + pauseBeforeNext(Math.max(1, times), random, failure.retryAfter);
  }

  /** The desk answers as it should. */
  heal(): void {
    this.#failuresInARow = 0;
    this.#failingSince = undefined;
    this.#failedBefore = Infinity;
    this.#refusal = undefined;
  }

  /** What the ledger of a ticket says of the time before this process; the earliest counts. */
  hasFailedSince(since: number): void {
    this.#failedBefore = Math.min(this.#failedBefore, since);
  }

  /** Ends the rest. What the desk itself wished is only overruled by a person. */
  wake(byPerson: boolean): void {
    if (this.#wished && !byPerson) return;
    this.#restUntil = 0;
    this.#failuresInARow = 0;
    this.#wished = false;
  }

  /** After the clock was set back: times that lie ahead mean nothing. */
  forgetRest(now: number): void {
    this.#restUntil = 0;
    this.#slots.forget(now);
    if (this.#failingSince !== undefined) this.#failingSince = Math.min(this.#failingSince, now);
  }
}

/** The lanes by the places of their desks. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();

  /** The lane of that name; made when it is asked for first. */
  get(name: string): Lane {
    const lane = this.#lanes.get(name) ?? new Lane(name);
    this.#lanes.set(name, lane);
    return lane;
  }

  all(): Lane[] {
    return [...this.#lanes.values()];
  }
}
