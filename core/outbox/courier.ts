import type { Quarantined, StorageFailure, StoredTicket } from '../ports/stores.ts';
import { fail, ok } from '../result.ts';
import type { Entry } from './agenda.ts';
import { CourierContext, type CourierWorld } from './courierContext.ts';
import type { CourierAnswer, CourierEvent, CourierMode, Situation } from './courierEvents.ts';
import type { Delivery } from './delivery.ts';
import { Dispatcher } from './dispatcher.ts';
import { keep, recovered, setAside } from './journey.ts';
import { passes, readLater } from './readLater.ts';
import type { ReportSummary } from './summary.ts';
import { nextDelivery } from './transitions.ts';

type ActiveMode = Exclude<CourierMode, 'stopped'>;

/**
 * Brings stored tickets to their desks: one at a time for each desk (and one beside a slow one), the one due longest
 * first. It keeps its order
 * of steps whatever happens: "sending" is durable before the first byte leaves, and nothing is created again before
 * the desk was asked for the report id.
 *
 * It belongs to one process at a time: give it the mode `deliver` only while that holds the delivery lock.
 */
export class Courier {
  readonly #context: CourierContext;
  readonly #dispatcher: Dispatcher;
  #unsubscribe: () => void = () => undefined;

  constructor(world: CourierWorld) {
    this.#context = new CourierContext(world);
    this.#dispatcher = new Dispatcher(this.#context);
  }

  /** Calls back for every change from now on; returns the unsubscriber. Read `snapshot` for what was before. */
  subscribe(listener: (event: CourierEvent) => void): () => void {
    return this.#context.board.subscribe(listener);
  }

  /** Every ticket known so far: while `situation().scanning` not all of those on disk. */
  snapshot(): ReportSummary[] {
    const { agenda, board } = this.#context;
    return [...agenda.all()].map((entry) => board.summary(entry));
  }

  situation(): Situation & { quarantined: Quarantined[] } {
    const { board } = this.#context;
    return { ...board.situation, quarantined: [...board.quarantined.values()] };
  }

  /** Reads the tickets on disk, telling of each as it comes, and delivers meanwhile. Resolves when all are read. */
  async start(mode: ActiveMode = 'deliver'): Promise<void> {
    const { world, board } = this.#context;
    this.#context.mode = mode;
    this.#unsubscribe = world.network.onBack(() => this.wake());
    board.change({ mode, scanning: true });
    await this.#readAll(1);
    board.change({ scanning: false });
  }

  /** A ticket that was just saved, or found on disk. One that is known stays as it is: that is newer. */
  add(stored: StoredTicket): void {
    const { agenda, turns, world } = this.#context;
    const { id } = stored.ticket;
    if (this.#stopped() || agenda.get(id) !== undefined) return;
    this.#show(stored);
    if (stored.delivery.state.kind !== 'sending') return;
    void turns
      .run(id, () => this.#recover(stored.delivery))
      .then(
        () => this.#dispatcher.pump(),
        (error: unknown) => world.logger.error('recovering an interrupted attempt', error, { id }),
      );
  }

  /**
   * Hands delivering over to another process (`watch`: running attempts are aborted) or takes it over (`deliver`:
   * what the other left in the middle of an attempt counts as interrupted).
   */
  async setMode(mode: ActiveMode): Promise<void> {
    const { agenda, board, underway } = this.#context;
    if (this.#stopped() || this.#context.mode === mode) return;
    this.#context.mode = mode;
    board.change({ mode });
    if (mode === 'watch') for (const attempt of underway) attempt.stop();
    for (const entry of [...agenda.all()]) {
      if (entry.state.kind !== 'delivered' && entry.state.kind !== 'withdrawn') await this.refresh(entry.id);
    }
    this.#dispatcher.pump();
  }

  /** A person wants this ticket, or all of them, tried now; held ones are tried again, too. */
  async sendNow(id?: string): CourierAnswer {
    const { agenda, lanes, mode, now } = this.#context;
    const asked = id === undefined ? [...agenda.all()] : [agenda.get(id)];
    if (asked.includes(undefined)) return fail({ kind: 'unknown' });
    if (mode !== 'deliver') return fail({ kind: 'elsewhere' });
    for (const lane of lanes.all()) lane.wake(true);
    for (const entry of asked) {
      if (entry === undefined) continue;
      if (id !== undefined && entry.state.kind === 'delivered') return fail({ kind: 'delivered' });
      if (entry.state.kind === 'held') {
        const failure = await this.#change(entry, (found) =>
          nextDelivery(found, { kind: 'wokenUp', includeHeld: true, decided: id !== undefined }),
        );
        if (failure !== undefined) return fail({ kind: 'storage', failure });
      }
      // What a person points at goes before everything else.
      this.#hurry(entry, id === undefined ? now : -1, true);
    }
    this.#dispatcher.pump();
    return ok(undefined);
  }

  /** Takes a ticket back; it stays readable among the sent ones. */
  async withdraw(id: string): CourierAnswer {
    const { agenda, mode, now } = this.#context;
    const entry = agenda.get(id);
    if (entry === undefined) return fail({ kind: 'unknown' });
    if (mode !== 'deliver') return fail({ kind: 'elsewhere' });
    if (entry.active || entry.state.kind === 'sending') return fail({ kind: 'sending' });
    if (entry.state.kind === 'delivered') return fail({ kind: 'delivered' });
    // In the ticket's turn: an attempt chosen meanwhile comes after it and finds the ticket withdrawn.
    const failure = await this.#change(entry, (found) =>
      found.state.kind === 'delivered' ? found : nextDelivery(found, { kind: 'withdrawn', now }),
    );
    this.#dispatcher.pump();
    if (failure !== undefined) return fail({ kind: 'storage', failure });
    return entry.state.kind === 'withdrawn' ? ok(undefined) : fail({ kind: 'delivered' });
  }

  /**
   * Changes what is kept of a ticket, in its turn: an attempt that is running ends first. A change that gives the same
   * value back writes nothing.
   */
  async amend(id: string, change: (found: Delivery) => Delivery): CourierAnswer {
    const { agenda, mode } = this.#context;
    const entry = agenda.get(id);
    if (entry === undefined) return fail({ kind: 'unknown' });
    if (mode !== 'deliver') return fail({ kind: 'elsewhere' });
    const failure = await this.#change(entry, change);
    this.#dispatcher.pump();
    return failure === undefined ? ok(undefined) : fail({ kind: 'storage', failure });
  }

  /** The network, the session or the machine came back: pauses end, except those the desk asked for. */
  wake(): void {
    const { agenda, lanes, now } = this.#context;
    if (this.#stopped()) return;
    for (const lane of lanes.all()) lane.wake(false);
    for (const entry of agenda.all()) {
      const wished = entry.state.kind === 'waiting' && entry.state.failure.retryAfter !== undefined;
      if (!wished) this.#hurry(entry, now);
    }
    this.#dispatcher.pump();
  }

  /** Another process made, changed or moved this ticket. */
  refresh(id: string): Promise<void> {
    return this.#read(id, 1);
  }

  /** `times`: how often this was tried, this time included. */
  async #readAll(times: number): Promise<void> {
    const { world, board } = this.#context;
    try {
      for await (const found of world.store.list()) {
        if (this.#stopped()) return;
        if (found.kind === 'ticket') this.add(found.stored);
        else board.quarantine(found.quarantined);
        if (found.kind === 'unread') this.#readLater(found, times);
      }
    } catch (error) {
      world.logger.error('reading the tickets on disk', error);
    }
  }

  #readLater({ id, quarantined }: { id?: string; quarantined?: Quarantined }, times: number): void {
    readLater(this.#context, times, () => {
      if (quarantined !== undefined) this.#context.board.quarantined.delete(quarantined.path);
      void (id === undefined ? this.#readAll(times + 1) : this.#read(id, times + 1, quarantined));
    });
  }

  async #read(id: string, times: number, quarantined?: Quarantined): Promise<void> {
    const { agenda, board, turns, world } = this.#context;
    await turns.run(id, async () => {
      const known = agenda.get(id);
      // What this process has in hand is newer than what is on disk.
      if (this.#stopped() || known?.active === true || known?.unsaved !== undefined) return;
      const ticket = await world.store.readTicket(id);
      const delivery = await world.store.readDelivery(id);
      if (ticket.ok && delivery.ok) {
        this.#show({ ticket: ticket.value, delivery: delivery.value });
        await this.#recover(delivery.value);
      } else if (known !== undefined) {
        const refused = ticket.ok ? delivery : ticket;
        if (!refused.ok) setAside(this.#context, known, refused.failure);
      } else if ([ticket, delivery].some((one) => !one.ok && passes(one.failure))) {
        if (quarantined !== undefined) board.quarantine(quarantined);
        this.#readLater({ id, ...(quarantined && { quarantined }) }, times);
      }
    });
    this.#dispatcher.pump();
  }

  /** The desk told how a delivered ticket stands, and that is on disk. */
  noteDeskStatus(delivery: Delivery): void {
    const { agenda, board } = this.#context;
    const entry = agenda.get(delivery.ticketId);
    if (entry?.state.kind !== 'delivered') return;
    entry.deskStatus = delivery.deskStatus;
    board.report(entry);
  }

  /**
   * Begins nothing new and waits until the running attempts have ended, at most `within` milliseconds: an attempt that
   * is cut off may have arrived, and not every desk can be asked.
   */
  async drain(within: number): Promise<void> {
    const { underway, world } = this.#context;
    this.#context.draining = true;
    if (underway.size === 0) return;
    await new Promise<void>((resolve) => {
      const cancel = world.clock.after(within, resolve);
      void Promise.all([...underway].map(({ end }) => end)).then(() => {
        cancel();
        resolve();
      });
    });
  }

  /** The copy of a settled ticket is no longer on disk. One that is not settled stays known, whatever is said of it. */
  forget(id: string): void {
    const { agenda, board } = this.#context;
    const kind = agenda.get(id)?.state.kind;
    if (kind !== 'delivered' && kind !== 'withdrawn') return;
    agenda.delete(id);
    board.emit({ kind: 'gone', id });
  }

  /** Ends the attempts and resolves when every step begun on disk has ended. The courier is not used again. */
  async stop(): Promise<void> {
    const { agenda, board, turns, underway } = this.#context;
    this.#context.mode = 'stopped';
    this.#unsubscribe();
    this.#dispatcher.stop();
    board.change({ mode: 'stopped' });
    for (const attempt of underway) attempt.stop();
    await turns.idle();
    // The last chance for what the disk has refused; the look-up covers it after the next start.
    for (const entry of [...agenda.all()]) {
      if (entry.unsaved !== undefined) await keep(this.#context, entry, entry.unsaved);
    }
  }

  #stopped(): boolean {
    return this.#context.mode === 'stopped';
  }

  #show(stored: StoredTicket): void {
    const { board, failover } = this.#context;
    board.report(failover.enter(stored));
    this.#dispatcher.pump();
  }

  #hurry(entry: Entry, at: number, byPerson = false): void {
    const { agenda, board } = this.#context;
    if (agenda.hurry(entry, at, byPerson)) board.report(entry);
  }

  /** Ends an attempt that its process did not survive. Call it in the ticket's turn. */
  async #recover(delivery: Delivery): Promise<void> {
    const entry = this.#context.agenda.get(delivery.ticketId);
    if (entry === undefined || this.#context.mode !== 'deliver' || delivery.state.kind !== 'sending') return;
    await keep(this.#context, entry, recovered(this.#context, delivery));
  }

  /** Changes the newest state in the ticket's turn. Returns why it could not be written; then the old one stands. */
  #change(entry: Entry, change: (found: Delivery) => Delivery): Promise<StorageFailure | undefined> {
    const { agenda, board, turns, world } = this.#context;
    return turns.run(entry.id, async () => {
      const found = await world.store.readDelivery(entry.id);
      if (!found.ok) return found.failure;
      const base = recovered(this.#context, entry.unsaved ?? found.value);
      const changed = change(base);
      if (changed !== found.value) {
        const written = await world.store.writeDelivery(changed);
        if (!written.ok) return written.failure;
      }
      // Also what stood there already: a write that was told as failed may have reached the disk.
      agenda.update(entry, changed, world.clock.now());
      board.report(entry);
      return undefined;
    });
  }
}
