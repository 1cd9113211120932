import type { AttemptEnd } from './attempt.ts';
import { deskTroubles, type Failure } from './failure.ts';
import { failuresLeft, pauseBeforeNext } from './retry.ts';

/** An attempt that lasts longer than this (milliseconds), a video on a thin line, holds up nobody any more. */
const slowAfter = 20_000;

/**
 * The way to one desk: one ticket at a time, and one more beside a slow one. After a failure the next ticket goes at once, because the failure may
 * be the ticket's own; after two in a row the desk is given growing rests, so that a long queue does not hammer a
 * desk that is down. A Retry-After holds for every ticket, and so does a refusal of the app.
 */
export class Lane {
  readonly name: string;
  /** Name of the desk, for people. */
  desk = '';
  worksOffline = false;
  /** When the running attempts began, in milliseconds since the epoch. */
  readonly #running = new Map<symbol, number>();
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

  /** Takes the way for an attempt that begins now; the returned function gives it back. */
  begin(now: number): () => void {
    const attempt = Symbol(this.name);
    this.#running.set(attempt, now);
    return () => void this.#running.delete(attempt);
  }

  /**
   * From when on another attempt may begin, in milliseconds since the epoch: at once, when the running one has turned
   * out to be slow, or (Infinity) not before one has ended.
   */
  freeFrom(): number {
    const [only, ...others] = this.#running.values();
    if (only === undefined) return -Infinity;
    // A desk that does not answer well is not asked by two.
    return others.length > 0 || this.#failuresInARow > 0 ? Infinity : only + slowAfter;
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
    if (end.kind === 'delivered') this.#deliveredAt = now;
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
    for (const [attempt, since] of this.#running) this.#running.set(attempt, Math.min(since, now));
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
