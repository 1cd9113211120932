import { Courier } from '../../core/outbox/courier.ts';
import type { CourierEvent } from '../../core/outbox/courierEvents.ts';
import type { DeskChoice } from '../../core/outbox/desks.ts';
import type { StoredTicket } from '../../core/ports/stores.ts';
import { fixedChance, ulidOf } from './chance.ts';
import { memoryLogger } from './memoryLogger.ts';
import { MemoryTicketStore } from './memoryTicketStore.ts';
import { FakeNetwork } from './network.ts';
import { ScriptedDesk } from './scriptedDesk.ts';
import { steppedClock } from './steppedClock.ts';
import { sampleStored } from './tickets.ts';

/** A courier with everything around it made up. `log`: what became durable and what the desk was asked, in order. */
export function courierHouse(options: Partial<DeskChoice> & { random?: number } = {}) {
  const log: string[] = [];
  const events: CourierEvent[] = [];
  const store = new MemoryTicketStore(log);
  const desk = new ScriptedDesk(log);
  const clock = steppedClock();
  const network = new FakeNetwork();
  const logger = memoryLogger();
  const world = {
    store,
    deskFor: options.deskFor ?? (() => desk),
    secondDesk: options.secondDesk,
    clock,
    chance: fixedChance(options.random),
    network,
    logger,
  };
  const make = (): Courier => {
    const courier = new Courier(world);
    courier.subscribe((event) => events.push(event));
    return courier;
  };
  const courier = make();
  return {
    log,
    events,
    store,
    desk,
    clock,
    network,
    logger,
    courier,
    /** Another run of the app over the same disk. */
    restarted: make,
    /** Saves a ticket and tells the courier, as the app does. */
    send: (number: number): StoredTicket => {
      const stored = sampleStored(number);
      store.put(stored);
      courier.add(stored);
      return stored;
    },
    /** Lets everything happen that is due. */
    settle: () => clock.pass(0),
    state: (number: number) => store.stateOf(ulidOf(number))?.state.kind,
    summary: (number: number) => courier.snapshot().find(({ id }) => id === ulidOf(number)),
    reported: (number: number) =>
      events.flatMap((event) =>
        event.kind === 'report' && event.report.id === ulidOf(number) ? [event.report.state.kind] : [],
      ),
  };
}
