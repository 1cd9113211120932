import type { HandOverProblem } from '../../../../core/handover/problem.ts';
import type { HandOver } from '../../../../core/outbox/delivery.ts';
import type { ReceiptOutcome } from '../../../../core/outbox/handOvers.ts';
import type { Stored } from '../../../../core/ports/stores.ts';
import type { Result } from '../../../../core/result.ts';
import { giveAsFile, type GiveRefusal } from './give.ts';
import { giveReceipt, takeReceipt } from './receipts.ts';
import { takeFile, type Taken } from './take.ts';
import type { HandOverWorld } from './world.ts';

/** Reports that travel as files, in both directions, and their receipts. */
export class HandOvers {
  readonly #world: HandOverWorld;

  constructor(world: HandOverWorld) {
    this.#world = world;
  }

  /** See `giveAsFile`. */
  give(id: string, target: string): Promise<Result<void, GiveRefusal>> {
    return giveAsFile(this.#world, id, target);
  }

  /** See `takeFile`. */
  take(path: string): Promise<Result<Taken, HandOverProblem>> {
    return takeFile(this.#world, path);
  }

  /** See `giveReceipt`. */
  giveReceipt(id: string, handOver: HandOver, target: string): Stored<void> {
    return giveReceipt(this.#world, id, handOver, target);
  }

  /** See `takeReceipt`. */
  takeReceipt(path: string): Promise<Result<{ id: string; outcome: ReceiptOutcome }, HandOverProblem>> {
    return takeReceipt(this.#world, path);
  }
}
