import { Courier } from '../../core/outbox/courier.ts';
import { newDelivery } from '../../core/outbox/delivery.ts';
import type { Chance, Network } from '../../core/ports/world.ts';
import { ulidOf } from '../fakes/chance.ts';
import { memoryLogger } from '../fakes/memoryLogger.ts';
import { sampleTicket } from '../fakes/tickets.ts';
import { EventClock } from './eventClock.ts';
import { FleetDesk, type FleetDeskOptions } from './fleetDesk.ts';
import { FleetStore } from './fleetStore.ts';
import { seededChance } from './seededChance.ts';
import { Traffic, type TrafficCounts } from './traffic.ts';

/** What happens to the fleet. Times in seconds. */
export interface FleetOptions {
  clients: number;
  reportsEach: number;
  /** How long the outage lasts; the reports are written evenly over it. */
  outage: number;
  /** What is out: the desk, while all machines are online; or the network between all of them and the desk. */
  gone: 'desk' | 'network';
  desk: FleetDeskOptions;
  seed: number;
  /** How long the fleet is watched after the outage. */
  watched: number;
}

/** What was seen. Times in seconds since the outage began. */
export interface FleetOutcome {
  options: FleetOptions;
  counts: TrafficCounts;
  written: number;
  /** Reports whose receipt is on their machine's disk. */
  delivered: number;
  /** When each of them was, in order. */
  deliveredAt: number[];
  /** Reports of which the desk has no ticket. */
  lost: number;
  /** Tickets made a second time. */
  doubled: number;
  /** Answers that were lost on their way, each of which tempts a client to create again. */
  answersLost: number;
  /** Requests of a client before the Retry-After it was given had ended. */
  tooEarly: number;
  /** What the couriers logged: unexpected errors. */
  complaints: string[];
}

const start = Date.parse('2026-03-02T08:00:00Z');

/** How often a machine looks whether its link is there, in milliseconds (electron/adapters/world). */
const linkLookedAtEvery = 5_000;

/** Runs a whole fleet of the app's own couriers against one desk, in simulated time. */
export async function simulateFleet(options: FleetOptions): Promise<FleetOutcome> {
  const clock = new EventClock(start);
  const chance = seededChance(options.seed);
  const logger = memoryLogger();
  const traffic = Traffic.empty(options.outage + options.watched + 1);
  const desk = new FleetDesk(options.desk, { clock, chance, traffic, clients: options.clients });
  const deliveredAt: number[] = [];
  const store = new FleetStore(clock, () => deliveredAt.push((clock.now() - start) / 1000));
  const link = new Link(clock, chance);

  const written = options.clients * options.reportsEach;
  for (let client = 0; client < options.clients; client += 1) {
    const seen = desk.seenBy(client);
    const courier = new Courier({ store, deskFor: () => seen, clock, chance, network: link.of(), logger });
    await courier.start();
    for (let report = 0; report < options.reportsEach; report += 1) {
      clock.after(chance.random() * options.outage * 1000, () => {
        const number = client * options.reportsEach + report;
        const ticket = ticketNow(number, clock.now());
        const stored = { ticket, delivery: newDelivery(ticket.id) };
        store.put(stored);
        courier.add(stored);
      });
    }
  }

  if (options.gone === 'desk') desk.down = true;
  else link.cut();
  const back = start + options.outage * 1000;
  await clock.runUntil(back);
  desk.down = false;
  link.mend();
  await clock.runUntil(back + options.watched * 1000, () => deliveredAt.length >= written);

  return {
    options,
    counts: traffic.counts,
    written,
    delivered: deliveredAt.length,
    deliveredAt,
    lost: written - desk.taken,
    doubled: desk.duplicates,
    answersLost: desk.answersLost,
    tooEarly: desk.tooEarly,
    complaints: logger.lines,
  };
}

const sample = sampleTicket(0);

/** A ticket as it is sealed at that moment; made from one sample, because sealing is not what is looked at. */
function ticketNow(number: number, now: number): typeof sample {
  const at = new Date(now).toISOString();
  return { ...sample, id: ulidOf(number), createdAt: at, sealedAt: at };
}

/** The network between the machines and the desk; each machine notices at its own time that it is back. */
class Link {
  readonly #clock: EventClock;
  readonly #chance: Chance;
  readonly #listeners = new Set<() => void>();
  #online = true;

  constructor(clock: EventClock, chance: Chance) {
    this.#clock = clock;
    this.#chance = chance;
  }

  /** The network as one machine sees it. */
  of(): Network {
    return {
      online: () => this.#online,
      onBack: (callback) => {
        this.#listeners.add(callback);
        return () => this.#listeners.delete(callback);
      },
    };
  }

  cut(): void {
    this.#online = false;
  }

  mend(): void {
    if (this.#online) return;
    this.#online = true;
    for (const tell of this.#listeners) this.#clock.after(this.#chance.random() * linkLookedAtEvery, tell);
  }
}
