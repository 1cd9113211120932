/**
 * Saving a ticket (text and one picture of 300 kB) with 10 and with 10,000 queued: the real store, on the disk that
 * holds the checkout, in turns, in one process. `node test/bench/save.bench.mjs [rounds]`
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundleStore } from './lib/bundleStore.mjs';
import { line, median, verdict } from './lib/stats.mjs';

const rounds = Number(process.argv[2] ?? 100);
const budget = 1.2;

const { store, remove } = await bundleStore();
// Not the system's temporary folder: that may be memory, where nothing has to be made durable.
mkdirSync('out', { recursive: true });
const root = mkdtempSync(path.resolve('out', 'bench-queues-'));
try {
  const few = store.queueOf(path.join(root, 'few'), 10);
  const many = store.queueOf(path.join(root, 'many'), 10_000);
  const start = performance.now();
  const found = await many.count();
  const scan = performance.now() - start;
  if (found !== 10_000) throw new Error(`the long queue has ${found} tickets`);

  /** @type {number[]} */
  const withFew = [];
  /** @type {number[]} */
  const withMany = [];
  for (let round = -5; round < rounds; round += 1) {
    // Who goes first changes, so that neither always pays for the other's left-overs in the disk's queue.
    const turns = round % 2 === 0 ? [few, many] : [many, few];
    for (const queue of turns) {
      const took = await queue.save(round + 10);
      if (round >= 0) (queue === few ? withFew : withMany).push(took);
    }
  }

  console.log('Saving a ticket: from the call until "saved" may be said');
  console.log(line('with 10 queued', withFew));
  console.log(line('with 10,000 queued', withMany));
  console.log(line('for comparison: reading all 10,000 at the start', [scan]));
  console.log(verdict('10,000 queued against 10', median(withMany) / median(withFew), budget));
} finally {
  rmSync(root, { recursive: true, force: true });
  await remove();
}
