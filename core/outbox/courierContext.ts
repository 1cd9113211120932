import type { HelpDesk } from '../ports/helpDesk.ts';
import type { TicketStore } from '../ports/stores.ts';
import type { Chance, Clock, Logger, Network } from '../ports/world.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { Agenda } from './agenda.ts';
import type { GuardedAttempt } from './attemptGuard.ts';
import { CourierBoard } from './courierBoard.ts';
import type { CourierMode } from './courierEvents.ts';
import { Lanes } from './lane.ts';
import { Turns } from './turns.ts';

/** Everything the courier knows of the outside. */
export interface CourierWorld {
  store: TicketStore;
  /**
   * Where a ticket goes. Desks with the same name are one lane: serial among themselves, apart from the others. When
   * the policy names other desks, make a new courier.
   */
  deskFor: (ticket: Ticket) => HelpDesk;
  clock: Clock;
  chance: Chance;
  network: Network;
  logger: Logger;
}

/** What the parts of the courier share. */
export class CourierContext {
  readonly world: CourierWorld;
  readonly agenda = new Agenda();
  readonly lanes = new Lanes();
  readonly board: CourierBoard;
  /** Whatever changes a ticket on disk takes its turn here, under the ticket's id. */
  readonly turns = new Turns();
  /** Attempts that are running now. */
  readonly underway = new Set<GuardedAttempt>();
  mode: CourierMode = 'stopped';

  constructor(world: CourierWorld) {
    this.world = world;
    this.board = new CourierBoard(world, this.lanes);
  }

  get now(): number {
    return this.world.clock.now();
  }
}
