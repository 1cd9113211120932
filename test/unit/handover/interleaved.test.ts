import { expect, it, vi } from 'vitest';
import type { Receipt } from '../../../core/outbox/delivery.ts';
import type { DeliveryJob } from '../../../core/ports/helpDesk.ts';
import { carriedTicket, handOverMachine } from '../../fakes/handOverHouse.ts';
import { ScriptedDesk } from '../../fakes/scriptedDesk.ts';
import { steppedClock } from '../../fakes/steppedClock.ts';

/** What both machines reach: look-ups and creates come to it in the order that a test lets them through. */
class SharedDesk {
  readonly filed: Receipt[] = [];
  readonly #waiting = new Map<string, () => void>();

  /** Stands still until `let` is called for this step. */
  step(name: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(name, resolve));
  }

  isWaiting(name: string): boolean {
    return this.#waiting.has(name);
  }

  let(name: string): void {
    this.#waiting.get(name)?.();
    this.#waiting.delete(name);
  }

  /** The desk as one machine sees it. */
  seenBy(machine: string): ScriptedDesk {
    const desk = new ScriptedDesk();
    desk.lookUp = async () => {
      await this.step(`${machine} looks`);
      const [receipt] = this.filed;
      return receipt === undefined ? { kind: 'absent' } : { kind: 'found', receipt };
    };
    desk.deliver = async (job: DeliveryJob) => {
      await this.step(`${machine} files`);
      const taken = desk.take(job);
      if (taken.kind === 'delivered') this.filed.push(taken.receipt);
      return taken;
    };
    return desk;
  }
}

const steps = {
  first: ['first looks', 'first looks', 'first files'],
  second: ['second looks', 'second files'],
} as const;

/** Every order of the two machines' steps. */
function* orders(first: readonly string[], second: readonly string[]): Generator<string[]> {
  const [a, ...restA] = first;
  const [b, ...restB] = second;
  if (a === undefined || b === undefined) yield [...first, ...second];
  else {
    for (const order of orders(restA, second)) yield [a, ...order];
    for (const order of orders(first, restB)) yield [b, ...order];
  }
}

/** Two tickets come only of the one window that is named in the docs: both last looks before either file arrives. */
function isInTheWindow(order: readonly string[]): boolean {
  const lastLook = Math.max(order.lastIndexOf('first looks'), order.indexOf('second looks'));
  return lastLook < Math.min(order.indexOf('first files'), order.indexOf('second files'));
}

it.each([...orders(steps.first, steps.second)].map((order) => [order.join(', '), order] as const))(
  'exists once, or in the one window twice: %s',
  async (_title, order) => {
    const shared = new SharedDesk();
    const clock = steppedClock();
    const first = await handOverMachine(shared.seenBy('first'), { clock });
    const second = await handOverMachine(shared.seenBy('second'), { clock });
    const id = await first.save(carriedTicket(1));
    const file = first.path('stick.handraise');
    await first.give(id, file);
    await second.take(file);
    first.network.turnOn();
    second.network.turnOn();
    const isDone = async (step: string): Promise<boolean> => {
      const machine = step.startsWith('first') ? first : second;
      return (await machine.readDelivery(id))?.state.kind === 'delivered';
    };
    const reached = (step: string) =>
      vi.waitFor(
        async () => {
          await clock.pass(0);
          if (!shared.isWaiting(step) && !(await isDone(step))) throw new Error(`not yet: ${step}`);
        },
        { timeout: 5000, interval: 5 },
      );

    let looks = 0;
    for (const step of order) {
      if (step === 'first looks' && (looks += 1) === 2 && !(await isDone(step))) {
        await first.reaches(id, 'waiting');
        await clock.pass(3 * 60_000);
      }
      await reached(step);
      shared.let(step);
      // What follows from the step comes before the next one.
      const machine = step.startsWith('first') ? first : second;
      await vi.waitFor(
        async () => {
          const state = (await machine.readDelivery(id))?.state.kind;
          const goesOn = shared.isWaiting(step.replace('looks', 'files'));
          if (state === 'sending' && !goesOn) throw new Error(`${step} has not ended`);
        },
        { timeout: 5000, interval: 5 },
      );
    }
    await first.reaches(id, 'delivered');
    await second.reaches(id, 'delivered');
    expect(shared.filed).toHaveLength(isInTheWindow(order) ? 2 : 1);
  },
);
