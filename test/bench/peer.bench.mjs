/**
 * Saving and draining 1,000 items by our store and by a peer's offline store, in one Electron, with what each guarantees
 * beside its figure: the two do not do the same, and the difference is what the time is spent on.
 * The peer is the offline store of @sentry/electron (MIT), installed on demand; its guarantees are read from
 * main/transports/offline-store.js, main/store.js and @sentry/core's transports/offline.js as installed.
 * `node test/bench/peer.bench.mjs [rounds [items]]`
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { withDisplay } from '../../build/setup/display.mjs';
import { bundleHost, startHost } from './lib/host.mjs';
import { line } from './lib/stats.mjs';

const rounds = Number(process.argv[2] ?? 3);
const items = Number(process.argv[3] ?? 1000);

const cache = path.resolve('node_modules/.cache/handraise-bench-peer');
const module = path.join(cache, 'node_modules/@sentry/electron/main/transports/offline-store.js');
mkdirSync(cache, { recursive: true });
copyFileSync(path.resolve(import.meta.dirname, 'peer/package.json'), path.join(cache, 'package.json'));
if (!existsSync(module)) {
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'];
  const installed = spawnSync('npm', ['install', ...flags], { cwd: cache, stdio: 'inherit' });
  if (installed.status !== 0) throw new Error('the peer could not be installed');
}

const guarantees = {
  ours: [
    'saved means: on the disk itself, files and names (fsync), in a folder of its own',
    'nothing is dropped, however many and however old',
    'each attempt is on disk before it begins and after it ends; an item leaves the queue with a receipt',
    'what cannot be read is kept apart and shown',
  ],
  peer: [
    'saved means: handed to the system (no fsync); all items are listed in one file that is written anew each time',
    'keeps 30 unless told otherwise, drops the newest beyond that, and what is older than 30 days',
    'an item leaves the disk before it is sent; a crash in between loses it',
    'what cannot be written or read is left out without a word to the caller',
  ],
};

mkdirSync('out', { recursive: true });
const root = mkdtempSync(path.resolve('out', 'bench-peer-'));
const bundle = await bundleHost('peerHost', []);
try {
  await withDisplay(async (env) => {
    const host = await startHost(bundle.entry, env);
    /** @type {Record<'ours' | 'peer', { save: number[], drain: number[] }>} */
    const took = { ours: { save: [], drain: [] }, peer: { save: [], drain: [] } };
    for (let round = 0; round < rounds; round += 1) {
      for (const what of /** @type {const} */ (['ours', 'peer'])) {
        const asked = { what, root: path.join(root, `${what}${round}`), items, module, limit: items };
        const { save, drain, came } = await host.ask(asked);
        if (came !== items) throw new Error(`${what}: ${String(came)} of ${items} came out again`);
        took[what].save.push(Number(save));
        took[what].drain.push(Number(drain));
      }
    }
    const usual = await host.ask({ what: 'peer', root: path.join(root, 'usual'), items, module });
    await host.stop();

    console.log(`Saving and draining ${items} items`);
    for (const what of /** @type {const} */ (['ours', 'peer'])) {
      const name = what === 'ours' ? 'Handraise' : `@sentry/electron, told to keep ${items}`;
      console.log(line(`${name}: saving`, took[what].save));
      console.log(line(`${name}: draining`, took[what].drain));
      for (const words of guarantees[what]) console.log(`    - ${words}`);
    }
    console.log(`  the peer as it comes: ${String(usual['came'])} of ${items} came out again`);
  });
} finally {
  rmSync(root, { recursive: true, force: true });
  await bundle.remove();
}
