// The packaged app from its start to a window in which one can type, with 10,000 reports in the outbox beside an empty one.
// The reports wait for a desk that cannot be reached. Cold where the machine allows it; see start.bench.mjs for how the
// window is seen.
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromiumFlags } from '../../build/setup/flags.mjs';
import { ensureElectron } from '../../build/setup/runtime.mjs';
import { ensurePackages } from '../../build/setup/system.mjs';
import { bundleStore } from './lib/bundleStore.mjs';
import { packagedApp } from './lib/packaged.mjs';
import { line, median, verdict } from './lib/stats.mjs';
import { drawPattern, dropDiskCache, windowStart } from './lib/windowStart.mjs';

const runs = Number(process.argv[2] ?? 5);
const queued = Number(process.argv[3] ?? 10_000);
await ensurePackages(['x11-utils']);
const runtime = await ensureElectron({ quiet: true });
const packaged = process.env['HANDRAISE_BENCH_PROGRAM'] ?? packagedApp();
// On the disk of the checkout: the system's temporary folder may be memory.
await mkdir('out', { recursive: true });
const folder = await mkdtemp(path.resolve('out', 'bench-start-'));

const { store, remove } = await bundleStore();
const configOf = (/** @type {string} */ side) => path.join(folder, side);
const outboxOf = (/** @type {string} */ side) => path.join(configOf(side), 'handraise', 'outbox');
for (const side of ['empty', 'full']) {
  await mkdir(path.join(configOf(side), 'handraise'), { recursive: true });
  // Port 9 is "discard": nobody listens there.
  const settings = { settings: { helpDesk: { kind: 'webhook', url: 'http://127.0.0.1:9/' } } };
  await writeFile(path.join(configOf(side), 'handraise', 'settings.json'), JSON.stringify(settings));
}
store.layDown(path.join(configOf('full'), 'handraise'), queued);
await remove();

const start = (/** @type {string} */ side, stays = 0) =>
  windowStart(
    packaged,
    chromiumFlags(runtime),
    { XDG_CONFIG_HOME: configOf(side), XDG_DOCUMENTS_DIR: folder },
    stays,
  );

drawPattern();
/** @type {{ empty: number[], full: number[] }} */
const took = { empty: [], full: [] };
// Not counted: the first start also makes what every first start makes, and moves what older versions left behind.
for (const side of ['empty', 'full']) await start(side, 60_000);
let cold = true;
for (let run = 0; run < runs; run += 1) {
  const turns = /** @type {const} */ (run % 2 === 0 ? ['empty', 'full'] : ['full', 'empty']);
  for (const side of turns) {
    cold = dropDiskCache() && cold;
    took[side].push(await start(side));
  }
}
const left = (await readdir(outboxOf('full'))).length;
spawnSync('sync');
await rm(folder, { recursive: true, force: true });
if (left < queued) throw new Error(`only ${left} of ${queued} reports are left in the outbox`);

console.log(
  `Start to a usable window, ${cold ? 'cold (disk cache dropped)' : 'warm (the disk cache cannot be dropped here)'}`,
);
console.log(line('with an empty outbox', took.empty));
console.log(line(`with ${queued.toLocaleString('en')} reports in it`, took.full));
console.log(verdict('full against empty', median(took.full) / median(took.empty), 1.2));
