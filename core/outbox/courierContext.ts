import type { TicketStore } from '../ports/stores.ts';
import type { Chance, Clock, Logger, Network } from '../ports/world.ts';
import { Agenda } from './agenda.ts';
import type { GuardedAttempt } from './attemptGuard.ts';
import { CourierBoard } from './courierBoard.ts';
import type { CourierMode } from './courierEvents.ts';
import type { DeskChoice } from './desks.ts';
import { Failover } from './failover.ts';
import { Lanes } from './lane.ts';
import { Turns } from './turns.ts';

/**
 * Everything the courier knows of the outside. Desks at the same place are one lane: serial among themselves, apart
 * from the others. When the policy names other desks, make a new courier.
 */
export interface CourierWorld extends DeskChoice {
  store: TicketStore;
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
  readonly failover: Failover;
  /** Whatever changes a ticket on disk takes its turn here, under the ticket's id. */
  readonly turns = new Turns();
  /** Attempts that are running now. */
  readonly underway = new Set<GuardedAttempt>();
  mode: CourierMode = 'stopped';
  /** Nothing new is begun: what runs is to end in peace. */
  draining = false;

  constructor(world: CourierWorld) {
    this.world = world;
    this.board = new CourierBoard(world, this.lanes);
    this.failover = new Failover(world, this.agenda, this.lanes, this.board);
  }

  get now(): number {
    return this.world.clock.now();
  }
}
