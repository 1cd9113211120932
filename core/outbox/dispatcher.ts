import type { Entry } from './agenda.ts';
import type { CourierContext } from './courierContext.ts';
import { keep, travel } from './journey.ts';
import type { Lane } from './lane.ts';
import { pauses, wakeSpread } from './retry.ts';

/** Longest time between looks at clock and network, in milliseconds: both can change without a word. */
const longestNap = 60_000;

/** Chooses what goes next in each lane, and sleeps until something is due. */
export class Dispatcher {
  readonly #context: CourierContext;
  #cancelTimer: () => void = () => undefined;
  #lastNow = 0;
  /** Since when there is no network, as far as it was noticed here; milliseconds since the epoch. */
  #goneSince: number | undefined;

  constructor(context: CourierContext) {
    this.#context = context;
  }

  /** Starts everything that can go now. Cheap, so call it after every change. */
  pump(): void {
    const { failover, lanes, board, mode, now } = this.#context;
    this.#cancelTimer();
    if (mode === 'stopped') return;
    this.#noticeClock(now);
    this.#writeUnsaved(now);
    const { online } = board.change();
    this.#noticeReturn(online, now);
    if (mode !== 'deliver' || this.#context.draining) {
      this.#sleep(now, online);
      return;
    }
    failover.review(now);
    for (const lane of lanes.all()) {
      lane.admit(now);
      if (lane.restsUntil() > now || (!online && !lane.worksOffline)) continue;
      this.#fill(lane, now);
      if (failover.wantsProbe(lane) && lane.hasRoom(now)) void this.#probe(lane);
    }
    this.#sleep(now, online);
  }

  /** Lets the timer go; what runs is not touched. */
  stop(): void {
    this.#cancelTimer();
  }

  /** Begins with as many of a lane's tickets as there is room for. */
  #fill(lane: Lane, now: number): void {
    while (lane.hasRoom(now)) {
      const next = this.#next(lane);
      if (next === undefined || next.dueAt > now) return;
      void this.#go(lane, next.entry);
    }
  }

  /** The ticket of the lane that is due first; those that go another way now are moved there. */
  #next(lane: Lane): { entry: Entry; dueAt: number } | undefined {
    const { agenda, failover } = this.#context;
    for (let next = agenda.first(lane.name); next !== undefined; next = agenda.first(lane.name)) {
      const wanted = failover.laneOf(next.entry);
      if (wanted === lane.name) return next;
      agenda.move(next.entry, wanted);
    }
    return undefined;
  }

  /** Asks a desk that others stand in for whether it is back. */
  async #probe(lane: Lane): Promise<void> {
    const { failover, world } = this.#context;
    const giveBack = lane.begin();
    try {
      await failover.probe(lane);
    } catch (error) {
      world.logger.error('asking a desk whether it is back', error, { lane: lane.name });
    }
    giveBack();
    this.pump();
  }

  async #go(lane: Lane, entry: Entry): Promise<void> {
    const { agenda, turns, world } = this.#context;
    const giveBack = lane.begin();
    entry.active = true;
    // Not due any more; the end of the attempt, or whatever came before it in the ticket's turn, says anew.
    agenda.due(entry, undefined);
    try {
      await turns.run(entry.id, () => travel(this.#context, entry, lane));
    } catch (error) {
      world.logger.error('an attempt ended unexpectedly', error, { id: entry.id });
      agenda.due(entry, world.clock.now() + pauses.longest);
    }
    entry.active = false;
    giveBack();
    this.pump();
  }

  /** States that the disk refused earlier need no desk and no network. */
  #writeUnsaved(now: number): void {
    const { agenda, turns, world } = this.#context;
    for (
      let due = agenda.unsaved.first();
      due !== undefined && due.dueAt <= now;
      due = agenda.unsaved.first()
    ) {
      const entry = agenda.get(due.id);
      agenda.unsaved.delete(due.id);
      if (entry === undefined) continue;
      const write = async (): Promise<void> => {
        if (entry.unsaved === undefined) return;
        if (this.#context.mode === 'watch' && entry.unsaved.state.kind !== 'delivered') {
          // Another process delivers: what it says of this ticket counts, and is read when it is our turn again.
          entry.unsaved = undefined;
          entry.trouble = undefined;
          return;
        }
        await keep(this.#context, entry, entry.unsaved);
      };
      void turns.run(entry.id, write).then(
        () => this.pump(),
        (error: unknown) => world.logger.error('writing a state again', error, { id: entry.id }),
      );
    }
  }

  /** A clock that was set back would make every pause as long as the jump. */
  #noticeClock(now: number): void {
    const { agenda, lanes } = this.#context;
    if (now < this.#lastNow - 1000) {
      agenda.cutPauses(now);
      for (const lane of lanes.all()) lane.forgetRest(now);
    }
    this.#lastNow = now;
  }

  /** The network is back for all machines of an office at once: they do not all begin in the same second. */
  #noticeReturn(online: boolean, now: number): void {
    if (!online) {
      this.#goneSince ??= now;
      return;
    }
    if (this.#goneSince === undefined) return;
    const { agenda, board, lanes, world } = this.#context;
    const at = now + wakeSpread(now - this.#goneSince, world.chance.random());
    this.#goneSince = undefined;
    for (const entry of agenda.all()) {
      if (!lanes.get(entry.lane).worksOffline && agenda.putOff(entry, at)) board.report(entry);
    }
  }

  #sleep(now: number, online: boolean): void {
    const { agenda, failover, lanes, mode, world } = this.#context;
    const times = [agenda.unsaved.first()?.dueAt];
    for (const lane of mode === 'deliver' ? lanes.all() : []) {
      const first = agenda.first(lane.name);
      const blocked = !online && !lane.worksOffline;
      const free = Math.max(lane.restsUntil(), lane.hasRoom(now) ? now : lane.roomFrom(now));
      if (failover.wantsProbe(lane)) times.push(blocked ? now + longestNap : free);
      if (first === undefined) continue;
      times.push(blocked ? now + longestNap : Math.max(first.dueAt, free), failover.dueAt(lane));
    }
    const next = Math.min(...times.filter((time) => time !== undefined));
    if (next === Infinity) return;
    const nap = Math.min(longestNap, Math.max(0, next - now));
    this.#cancelTimer = world.clock.after(nap, () => this.pump());
  }
}
