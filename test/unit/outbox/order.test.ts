import { describe, expect, it } from 'vitest';
import { DueQueue } from '../../../core/outbox/dueQueue.ts';
import { Turns } from '../../../core/outbox/turns.ts';

function drain(queue: DueQueue): string[] {
  const order: string[] = [];
  for (let first = queue.first(); first !== undefined; first = queue.first()) {
    order.push(first.id);
    queue.delete(first.id);
  }
  return order;
}

describe('DueQueue', () => {
  it('gives the one due first, and the older one of equal times', () => {
    const queue = new DueQueue();
    queue.set('c', 5);
    queue.set('b', 0);
    queue.set('a', 0);
    queue.set('d', -1);
    expect(drain(queue)).toEqual(['d', 'a', 'b', 'c']);
  });

  it('moves what is set again, in both directions', () => {
    const queue = new DueQueue();
    for (const [index, id] of ['a', 'b', 'c', 'd', 'e'].entries()) queue.set(id, index);
    queue.set('a', 10);
    queue.set('e', -10);
    expect(drain(queue)).toEqual(['e', 'b', 'c', 'd', 'a']);
  });

  it('does not mind the removal of what is not there', () => {
    const queue = new DueQueue();
    queue.delete('a');
    queue.set('b', 1);
    queue.delete('a');
    expect(drain(queue)).toEqual(['b']);
  });

  it('keeps its order through ten thousand mixed changes', () => {
    const queue = new DueQueue();
    const truth = new Map<string, number>();
    let seed = 7;
    const draw = (): number => (seed = (seed * 48_271) % 2_147_483_647);
    for (let change = 0; change < 10_000; change += 1) {
      const id = String(draw() % 500).padStart(3, '0');
      if (draw() % 3 === 0) {
        queue.delete(id);
        truth.delete(id);
      } else {
        const due = draw() % 100;
        queue.set(id, due);
        truth.set(id, due);
      }
    }
    const expected = [...truth].sort(([a, x], [b, y]) => x - y || a.localeCompare(b)).map(([id]) => id);
    expect(drain(queue)).toEqual(expected);
  });
});

describe('Turns', () => {
  it('runs the tasks of one key one after the other and lets other keys pass', async () => {
    const log: string[] = [];
    const turns = new Turns();
    let finishA: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (finishA = resolve));
    const first = turns.run('x', async () => {
      log.push('start A');
      await held;
      log.push('finish A');
    });
    const second = turns.run('x', async () => void log.push('start B', 'finish B'));
    await turns.run('y', async () => void log.push('other'));
    expect(log).toEqual(['start A', 'other']);
    finishA();
    await Promise.all([first, second]);
    expect(log).toEqual(['start A', 'other', 'finish A', 'start B', 'finish B']);
  });

  it('hands an error to who asked for the turn, and goes on', async () => {
    const turns = new Turns();
    const broken = turns.run('x', async () => Promise.reject(new Error('broken')));
    const next = turns.run('x', async () => 'done');
    await expect(broken).rejects.toThrow('broken');
    await expect(next).resolves.toBe('done');
  });

  it('is idle when everything that was asked for has ended', async () => {
    const turns = new Turns();
    const log: string[] = [];
    void turns.run('x', async () => {
      await Promise.resolve();
      void turns.run('x', async () => void log.push('asked later'));
    });
    await turns.idle();
    expect(log).toEqual(['asked later']);
  });
});
