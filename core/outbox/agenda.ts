import type { StorageFailure, StoredTicket } from '../ports/stores.ts';
import type { Delivery, DeliveryState, DeskStatus } from './delivery.ts';
import { DueQueue } from './dueQueue.ts';
import { longestPause, pauseBeforeNext } from './retry.ts';
import { dueAt, mayHaveArrived } from './transitions.ts';

/** What is kept in memory of a ticket: enough for the list and for choosing the next one. */
export interface Entry {
  readonly id: string;
  /** The place of the desk that the ticket goes to first. */
  readonly home: string;
  /** Where it goes now: home, or the place of the second desk. */
  lane: string;
  /** Where its newest attempt went. */
  place: string | undefined;
  readonly summary: string;
  readonly sealedAt: string;
  readonly attachments: number;
  state: DeliveryState;
  attemptCount: number;
  mayHaveArrived: boolean;
  deskStatus: DeskStatus | undefined;
  /** Chosen for an attempt, from before its first durable step until after its last. */
  active: boolean;
  progress: number | undefined;
  /** When its desk can be asked for it, where the clock was set back meanwhile; see `settledAt`. */
  settled: number | undefined;
  /** A state that the disk has not taken yet; it is newer than the one on disk. */
  unsaved: Delivery | undefined;
  /** The last refusal of the disk, and how many in a row. */
  trouble: { failure: StorageFailure; times: number } | undefined;
}

/** The pause of a state, cut to what can have been meant: see `longestPause`. */
function believableDueAt(state: DeliveryState, due: number | undefined, now: number): number | undefined {
  if (due === undefined || state.kind !== 'waiting') return due;
  return Math.min(due, now + longestPause(state.failure.retryAfter));
}

/** The state with its pause cut in the same way: nobody is told of an attempt in a year. */
function believable(state: DeliveryState, now: number): DeliveryState {
  if (state.kind !== 'waiting') return state;
  const until = Date.parse(state.until);
  const due = believableDueAt(state, until, now) ?? until;
  return due === until ? state : { ...state, until: new Date(due).toISOString() };
}

/** Every known ticket, and for each lane which one is due first. Times in milliseconds since the epoch. */
export class Agenda {
  readonly #entries = new Map<string, Entry>();
  readonly #due = new Map<string, DueQueue>();
  /** Entries with an unsaved state, by the time of the next try to write it. */
  readonly unsaved = new DueQueue();

  get(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  all(): IterableIterator<Entry> {
    return this.#entries.values();
  }

  /** A ticket with what the disk says of it. A known one keeps its entry. `home`: the place of its first desk. */
  put({ ticket, delivery }: StoredTicket, home: string, now: number): Entry {
    const known = this.#entries.get(ticket.id);
    if (known !== undefined) {
      this.update(known, delivery, now);
      return known;
    }
    const entry: Entry = {
      id: ticket.id,
      home,
      lane: home,
      place: delivery.place,
      summary: ticket.summary,
      sealedAt: ticket.sealedAt,
      attachments: ticket.attachments.length,
      state: delivery.state,
      attemptCount: delivery.attemptCount,
      mayHaveArrived: mayHaveArrived(delivery),
      deskStatus: delivery.deskStatus,
      active: false,
      progress: undefined,
      settled: undefined,
      unsaved: undefined,
      trouble: undefined,
    };
    this.#entries.set(entry.id, entry);
    this.update(entry, delivery, now);
    return entry;
  }

  delete(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#queue(entry.lane).delete(id);
    this.unsaved.delete(id);
    this.#entries.delete(id);
  }

  /** Takes over a state that is durable. */
  update(entry: Entry, delivery: Delivery, now: number): void {
    this.#show(entry, delivery);
    entry.state = believable(entry.state, now);
    entry.unsaved = undefined;
    entry.trouble = undefined;
    this.unsaved.delete(entry.id);
    this.due(entry, believableDueAt(delivery.state, dueAt(delivery), now));
  }

  /** Takes over a state that the disk refused; the ticket is not attempted before it is written. */
  keepUnsaved(entry: Entry, delivery: Delivery, failure: StorageFailure, now: number, random: number): void {
    this.#show(entry, delivery);
    entry.unsaved = delivery;
    this.due(entry, undefined);
    this.unsaved.set(entry.id, now + this.troubled(entry, failure, random));
  }

  /** Counts a refusal of the disk. Returns the pause before the next try in milliseconds. */
  troubled(entry: Entry, failure: StorageFailure, random: number): number {
    entry.trouble = { failure, times: (entry.trouble?.times ?? 0) + 1 };
    return pauseBeforeNext(entry.trouble.times, random);
  }

  /**
   * The ticket is to be tried by `at`, whatever pause it was in; only in memory, because a pause cut short is not
   * worth ten thousand writes. Returns whether that changed anything.
   */
  hurry(entry: Entry, at: number, byPerson = false): boolean {
    if (entry.unsaved !== undefined) this.unsaved.set(entry.id, at);
    if (entry.unsaved !== undefined || entry.active) return false;
    const waiting = entry.state.kind === 'waiting';
    if (waiting) entry.state = { kind: 'queued' };
    else if (entry.state.kind !== 'queued') return false;
    if (waiting || byPerson || entry.trouble !== undefined) this.due(entry, at);
    return waiting;
  }

  /**
   * The ticket is not tried before `at`, and then at once, whatever pause of ours it was in; a pause that the desk wished
   * may be longer. Only in memory. Returns whether that changed its state.
   */
  putOff(entry: Entry, at: number): boolean {
    const due = this.#queue(entry.lane).dueAt(entry.id);
    // What a person pointed at stands before everything else.
    if (due === undefined || due < 0 || entry.active) return false;
    const { state } = entry;
    const ended = state.kind === 'waiting' && state.failure.retryAfter === undefined;
    if (ended) entry.state = { kind: 'queued' };
    this.due(entry, ended ? at : Math.max(due, at));
    return ended;
  }

  /** When the ticket wants its next attempt; undefined: not by itself. */
  due(entry: Entry, at: number | undefined): void {
    if (at === undefined) this.#queue(entry.lane).delete(entry.id);
    else this.#queue(entry.lane).set(entry.id, at);
  }

  /** The ticket goes another way from now on. */
  move(entry: Entry, lane: string): void {
    if (entry.lane === lane) return;
    const due = this.#queue(entry.lane).dueAt(entry.id);
    this.due(entry, undefined);
    entry.lane = lane;
    this.due(entry, due);
  }

  /** The ticket of a lane that is due first, with its time. */
  first(lane: string): { entry: Entry; dueAt: number } | undefined {
    const first = this.#queue(lane).first();
    const entry = first === undefined ? undefined : this.#entries.get(first.id);
    return entry === undefined || first === undefined ? undefined : { entry, dueAt: first.dueAt };
  }

  /** After the clock was set back: no pause longer than it can have been meant. */
  cutPauses(now: number): void {
    for (const entry of this.#entries.values()) {
      if (entry.unsaved !== undefined) this.unsaved.set(entry.id, now);
      else if (entry.active) continue;
      else if (entry.state.kind === 'queued') this.due(entry, 0);
      else if (entry.state.kind === 'waiting') {
        const { state } = entry;
        this.due(entry, believableDueAt(state, Date.parse(state.until), now));
        entry.state = believable(state, now);
      } else if (entry.trouble !== undefined) {
        // What the disk did not give is read again by a time of the clock as well.
        this.due(entry, 0);
      }
    }
  }

  #show(entry: Entry, delivery: Delivery): void {
    entry.state = delivery.state;
    entry.place = delivery.place;
    entry.attemptCount = delivery.attemptCount;
    entry.mayHaveArrived = mayHaveArrived(delivery);
    entry.deskStatus = delivery.deskStatus;
    if (delivery.state.kind !== 'sending') entry.progress = undefined;
  }

  #queue(lane: string): DueQueue {
    const queue = this.#due.get(lane) ?? new DueQueue();
    this.#due.set(lane, queue);
    return queue;
  }
}
