import { Courier } from '../../../core/outbox/courier.ts';
import type { CourierEvent } from '../../../core/outbox/courierEvents.ts';
import type { CourierWorld } from '../../../core/outbox/courierContext.ts';
import type { DeskChoice } from '../../../core/outbox/desks.ts';
import { Turns } from '../../../core/outbox/turns.ts';
import type { Desks } from '../desks.ts';
import { acquireDeliveryLock, type LockOutcome } from '../../adapters/files/deliveryLock.ts';
import { watchOutbox } from '../../adapters/files/outboxWatch.ts';

/** How often a lock that another process holds is asked for again, in milliseconds. */
const askAgainAfter = 10_000;

/** How long running attempts get to end by themselves, in milliseconds; then they are cut off. */
const patience = { deskChanged: 10_000, quitting: 2_000 } as const;

type Held = Extract<LockOutcome, { kind: 'held' }>;

/** What the courier is handed; `desks` is asked anew for each courier. */
export interface DeliveringWorld extends Omit<CourierWorld, keyof DeskChoice> {
  desks: () => Desks;
}

/**
 * The courier of this process, with its right to deliver: only one process delivers from a data folder, the others
 * watch and take over when it ends. A new help desk means a new courier; listeners stay.
 */
export class Delivering {
  readonly #root: string;
  readonly #world: DeliveringWorld;
  readonly #listeners = new Set<(event: CourierEvent) => void>();
  #courier: Courier;
  #lock: Held | null = null;
  #begun = false;
  readonly #changes = new Turns();
  #stopped = false;
  #cancelAsking: () => void = () => undefined;
  #unwatch: () => void = () => undefined;
  #markRead: () => void = () => undefined;
  /** Resolves when every ticket on disk is known; before, none of them can be asked for. */
  readonly read = new Promise<void>((resolve) => (this.#markRead = resolve));

  constructor(root: string, world: DeliveringWorld) {
    this.#root = root;
    this.#world = world;
    this.#courier = this.#newCourier();
  }

  get courier(): Courier {
    return this.#courier;
  }

  /** True while another process delivers. */
  get elsewhere(): boolean {
    return this.#begun && this.#lock === null;
  }

  subscribe(listener: (event: CourierEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes the right to deliver if it is free and starts reading and delivering; does not wait for either. */
  async begin(): Promise<'here' | 'elsewhere'> {
    this.#begun = true;
    const here = await this.#takeLock();
    this.#unwatch = watchOutbox({
      root: this.#root,
      clock: this.#world.clock,
      logger: this.#world.logger,
      // What appears while the outbox is read is told by the watch, so the watch has to stand first.
      onReady: () => {
        void this.#courier.start(this.#lock === null ? 'watch' : 'deliver').then(() => this.#markRead());
      },
      onChange: ({ ids, wake }) => {
        for (const id of ids) void this.#courier.refresh(id);
        // Somebody asked for it on the command line: held tickets are tried again, too.
        if (wake) void this.#courier.sendNow();
      },
    });
    return here ? 'here' : 'elsewhere';
  }

  /** The policy names another desk, or its key changed: running attempts end, and everything is tried anew. */
  deskChanged(): Promise<void> {
    // One after another: two at a time would make two couriers that deliver side by side.
    return this.#changes.run('desk', () => this.#replaceCourier());
  }

  async #replaceCourier(): Promise<void> {
    if (!this.#begun || this.#stopped) return;
    await this.#courier.drain(patience.deskChanged);
    await this.#courier.stop();
    if (this.#isStopped()) return;
    this.#courier = this.#newCourier();
    await this.#courier.start(this.#lock === null ? 'watch' : 'deliver');
    // What the old settings refused may be taken now: held tickets are tried once more.
    if (this.#lock !== null) await this.#courier.sendNow();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelAsking();
    this.#unwatch();
    await this.#courier.drain(patience.quitting);
    await this.#courier.stop();
    await this.#lock?.release();
    this.#lock = null;
  }

  /** Read anew: it can change at every `await`. */
  #isStopped(): boolean {
    return this.#stopped;
  }

  async #takeLock(): Promise<boolean> {
    const { logger } = this.#world;
    const outcome = await acquireDeliveryLock({ root: this.#root, logger, onLost: () => void this.#lost() });
    if (outcome.kind === 'held') {
      this.#lock = outcome;
      return true;
    }
    this.#askAgain();
    return false;
  }

  #askAgain(): void {
    if (this.#stopped) return;
    this.#cancelAsking = this.#world.clock.after(askAgainAfter, () => {
      void this.#takeLock().then((here) => (here ? this.#courier.setMode('deliver') : undefined));
    });
  }

  async #lost(): Promise<void> {
    this.#lock = null;
    await this.#courier.setMode('watch');
    this.#askAgain();
  }

  #newCourier(): Courier {
    const { desks, ...world } = this.#world;
    const { first, second, placeOf } = desks();
    const courier = new Courier({ ...world, deskFor: () => first, secondDesk: second, placeOf });
    courier.subscribe((event) => {
      for (const listener of this.#listeners) listener(event);
    });
    return courier;
  }
}
