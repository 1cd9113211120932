import type { AttemptEnd } from './attempt.ts';
import type { FailureCode } from './failure.ts';
import { pauseBeforeNext } from './retry.ts';

/** Failures that the next ticket to the same desk would meet as well. */
const ofTheDesk: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'offline',
  'unreachable',
  'dns',
  'timeout',
  'serverError',
  'rateLimited',
  'badAnswer',
  'captivePortal',
  'folderUnavailable',
]);

/**
 * The way to one desk: one ticket at a time. After a failure the next ticket goes at once, because the failure may
 * be the ticket's own; after two in a row the desk is given growing rests, so that a long queue does not hammer a
 * desk that is down. A Retry-After holds for every ticket.
 */
export class Lane {
  readonly name: string;
  worksOffline = false;
  busy = false;
  #restUntil = 0;
  #wished = false;
  #failuresInARow = 0;

  constructor(name: string) {
    this.name = name;
  }

  /** Milliseconds since the epoch; in the past: no rest. */
  restsUntil(): number {
    return this.#restUntil;
  }

  /** Draws the conclusion of an attempt. `random` in [0, 1). */
  note(end: AttemptEnd, now: number, random: number): void {
    if (end.kind === 'interrupted') return;
    const failure = end.kind === 'delivered' ? undefined : end.failure;
    if (failure === undefined || !ofTheDesk.has(failure.code)) {
      this.#failuresInARow = 0;
      return;
    }
    this.#failuresInARow += 1;
    this.#wished = failure.retryAfter !== undefined;
    if (!this.#wished && this.#failuresInARow < 2) return;
    this.#restUntil =
      now + pauseBeforeNext(Math.max(1, this.#failuresInARow - 1), random, failure.retryAfter);
  }

  /** Ends the rest. What the desk itself wished is only overruled by a person. */
  wake(byPerson: boolean): void {
    if (this.#wished && !byPerson) return;
    this.#restUntil = 0;
    this.#failuresInARow = 0;
    this.#wished = false;
  }

  /** After the clock was set back. */
  forgetRest(): void {
    this.#restUntil = 0;
  }
}

/** The lanes by the names of their desks. */
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
