import type { HelpDesk } from '../ports/helpDesk.ts';
import type { StoredTicket } from '../ports/stores.ts';
import type { Chance, Clock } from '../ports/world.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Agenda, Entry } from './agenda.ts';
import type { CourierBoard } from './courierBoard.ts';
import { failedSince, firstDesk, secondDesk, type DeskChoice, type PlacedDesk } from './desks.ts';
import type { Failure } from './failure.ts';
import type { Lane, Lanes } from './lane.ts';

/** Longest time for asking a desk whether it is back, in milliseconds. */
const probeBound = 60_000;

/**
 * Which desk a ticket goes to: the first one, or the second one while the first has failed for longer than the policy
 * has patience. A ticket that may have arrived at one of them stays with it.
 */
export class Failover {
  readonly #world: DeskChoice & { clock: Clock; chance: Chance };
  readonly #agenda: Agenda;
  readonly #lanes: Lanes;
  readonly #board: CourierBoard;
  /** The desks that were met so far, by their places. */
  readonly #desks = new Map<string, HelpDesk>();
  /** First desks that the second one stands in for. */
  readonly #replaced = new Set<string>();

  constructor(
    world: DeskChoice & { clock: Clock; chance: Chance },
    agenda: Agenda,
    lanes: Lanes,
    board: CourierBoard,
  ) {
    this.#world = world;
    this.#agenda = agenda;
    this.#lanes = lanes;
    this.#board = board;
  }

  /** Takes a ticket in, on the way that it goes now. */
  enter(stored: StoredTicket): Entry {
    const first = firstDesk(this.#world, stored.ticket);
    const now = this.#world.clock.now();
    const lane = this.#know(first);
    const since = failedSince(stored.delivery, first.place);
    if (since !== undefined) lane.hasFailedSince(since);
    const second = secondDesk(this.#world);
    if (second !== undefined) this.#know(second);
    const entry = this.#agenda.put(stored, first.place, now);
    this.#agenda.move(entry, this.laneOf(entry));
    return entry;
  }

  /** The name of the lane that a ticket belongs in now. */
  laneOf(entry: Entry): string {
    const second = secondDesk(this.#world);
    if (second === undefined) return entry.home;
    if (entry.mayHaveArrived) return entry.place === second.place ? second.place : entry.home;
    return this.#replaced.has(entry.home) ? second.place : entry.home;
  }

  /** The desk of the lane that a ticket is in. */
  deskOf(entry: Entry, ticket: Ticket): PlacedDesk {
    const second = secondDesk(this.#world);
    return second !== undefined && entry.lane === second.place ? second : firstDesk(this.#world, ticket);
  }

  /** Lets the second desk take over from a first one that has failed too long, and give back when it has not. */
  review(now: number): void {
    const second = secondDesk(this.#world);
    if (second === undefined) return;
    for (const lane of this.#lanes.all()) {
      if (lane.name === second.place) continue;
      const since = lane.failingSince();
      const replaced = since !== undefined && now - since >= second.after;
      if (replaced === this.#replaced.has(lane.name)) continue;
      if (replaced) this.#replaced.add(lane.name);
      else this.#replaced.delete(lane.name);
      this.#moveAll(lane.name, now);
    }
  }

  /** When a lane is to be reviewed, in milliseconds since the epoch; Infinity: not by itself. */
  dueAt(lane: Lane): number {
    const second = secondDesk(this.#world);
    const since = lane.failingSince();
    if (second === undefined || since === undefined || lane.name === second.place) return Infinity;
    return this.#replaced.has(lane.name) ? Infinity : since + second.after;
  }

  /** True for a desk that is stood in for: nothing else would tell that it is back. */
  wantsProbe(lane: Lane): boolean {
    return this.#replaced.has(lane.name);
  }

  /** Asks a desk whether it is back. Leaves nothing there. */
  async probe(lane: Lane): Promise<void> {
    const desk = this.#desks.get(lane.name);
    if (desk === undefined) return;
    const { clock, chance } = this.#world;
    const bound = new AbortController();
    const cancel = clock.after(probeBound, () => bound.abort());
    const failure = await this.#ask(desk, lane, bound.signal).finally(cancel);
    if (failure === undefined) lane.heal();
    else {
      const kind = lane.refusal() === undefined ? 'failedForNow' : 'refused';
      lane.note({ kind, failure }, clock.now(), chance.random());
    }
  }

  async #ask(desk: HelpDesk, lane: Lane, signal: AbortSignal): Promise<Failure | undefined> {
    // A desk that refused the app can be asked for a report all the same: only the whole check tells.
    if (desk.capabilities.lookUp && lane.refusal() === undefined) {
      const answer = await desk.lookUp(this.#world.chance.ulid(), signal);
      return answer.kind === 'unknown' ? answer.failure : undefined;
    }
    const failed = (await desk.verify(signal)).find(({ passed }) => !passed);
    return failed === undefined ? undefined : (failed.failure ?? { code: 'internal', mayHaveArrived: false });
  }

  #know({ desk, place }: PlacedDesk): Lane {
    this.#desks.set(place, desk);
    const lane = this.#lanes.get(place);
    lane.desk = desk.name;
    const { lookUp, idempotencyKey } = desk.capabilities;
    lane.knowsAgain = lookUp || idempotencyKey;
    lane.worksOffline = desk.capabilities.worksOffline === true;
    return lane;
  }

  #moveAll(home: string, now: number): void {
    for (const entry of this.#agenda.all()) {
      if (entry.home !== home || entry.active) continue;
      const lane = this.laneOf(entry);
      if (lane === entry.lane) continue;
      this.#agenda.move(entry, lane);
      // Its pause was meant for the other desk.
      this.#agenda.hurry(entry, now);
      this.#board.report(entry);
    }
  }
}
