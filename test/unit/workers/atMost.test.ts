import { expect, it } from 'vitest';
import { atMost } from '../../../electron/adapters/workers/atMost.ts';

it('runs no more at a time than it may, in the order of asking, also after a failure', async () => {
  const inTurn = atMost(2);
  const log: string[] = [];
  const ends: (() => void)[] = [];
  const works = ['a', 'b', 'c', 'd'].map((name) =>
    inTurn(async () => {
      log.push(name);
      await new Promise<void>((resolve, reject) =>
        ends.push(name === 'a' ? () => reject(new Error(name)) : resolve),
      );
      return name;
    }),
  );
  const settled = Promise.allSettled(works);
  expect(log).toEqual(['a', 'b']);
  ends[0]?.();
  await expect(works[0]).rejects.toThrow('a');
  await expect.poll(() => log).toEqual(['a', 'b', 'c']);
  ends[1]?.();
  await expect.poll(() => log).toEqual(['a', 'b', 'c', 'd']);
  for (const end of ends) end();
  expect((await settled).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
});
