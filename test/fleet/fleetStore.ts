import type { Delivery } from '../../core/outbox/delivery.ts';
import type { StoredTicket, TicketStore } from '../../core/ports/stores.ts';
import { fail, ok } from '../../core/result.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import type { EventClock } from './eventClock.ts';

const missing = () => fail({ kind: 'notFound' } as const);

/**
 * The disks of all machines in one. Values are kept as they are instead of as text: with a hundred and fifty thousand
 * reports the simulation would otherwise spend its time on JSON. `test/fakes/memoryTicketStore.ts` is the strict one.
 */
export class FleetStore implements TicketStore {
  readonly #kept = new Map<string, StoredTicket>();
  readonly #clock: EventClock;
  readonly #onDelivered: (delivery: Delivery) => void;

  constructor(clock: EventClock, onDelivered: (delivery: Delivery) => void) {
    this.#clock = clock;
    this.#onDelivered = onDelivered;
  }

  put(stored: StoredTicket): void {
    this.#kept.set(stored.ticket.id, stored);
  }

  async save(ticket: Ticket, delivery: Delivery): ReturnType<TicketStore['save']> {
    this.put({ ticket, delivery });
    return ok({ exists: false });
  }

  deliveryOf(id: string): Delivery | undefined {
    return this.#kept.get(id)?.delivery;
  }

  async readTicket(id: string): ReturnType<TicketStore['readTicket']> {
    this.#clock.touch();
    const kept = this.#kept.get(id);
    return kept === undefined ? missing() : ok(kept.ticket);
  }

  async readDelivery(id: string): ReturnType<TicketStore['readDelivery']> {
    const kept = this.#kept.get(id);
    return kept === undefined ? missing() : ok(kept.delivery);
  }

  async writeDelivery(delivery: Delivery): ReturnType<TicketStore['writeDelivery']> {
    const kept = this.#kept.get(delivery.ticketId);
    if (kept === undefined) return missing();
    kept.delivery = delivery;
    if (delivery.state.kind === 'delivered') this.#onDelivered(delivery);
    return ok(undefined);
  }

  /** Each machine begins with an empty outbox. */
  async *list(): ReturnType<TicketStore['list']> {}

  /** The reports of the fleet have no attachments. */
  async *readAttachment(): AsyncIterable<Uint8Array> {}

  attachmentPath(): string {
    return '';
  }
}
