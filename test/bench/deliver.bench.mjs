/**
 * Delivering 1,000 small tickets to a webhook on this machine: the app's own outbox (every attempt durable on the disk
 * before its first byte and after its answer) against a plain loop of the same requests through the same HTTP, in turns,
 * in one Electron. `node test/bench/deliver.bench.mjs [rounds [tickets]]`
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { withDisplay } from '../../build/setup/display.mjs';
import { bundleHost, startHost } from './lib/host.mjs';
import { line, median, verdictAtLeast } from './lib/stats.mjs';

const rounds = Number(process.argv[2] ?? 5);
const tickets = Number(process.argv[3] ?? 1000);
const budget = 0.8;

let taken = 0;
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    taken += 1;
    response.writeHead(201, { 'content-type': 'application/json' }).end(`{"number":"${taken}"}`);
  });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = server.address();
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;

mkdirSync('out', { recursive: true });
const root = mkdtempSync(path.resolve('out', 'bench-deliver-'));
const bundle = await bundleHost('deliverHost', []);
try {
  await withDisplay(async (env) => {
    const host = await startHost(bundle.entry, env);
    /** @type {{ outbox: number[], loop: number[] }} */
    const took = { outbox: [], loop: [] };
    /** @type {number[]} */
    const spoke = [];
    for (let round = -1; round < rounds; round += 1) {
      const turns = /** @type {const} */ (round % 2 === 0 ? ['outbox', 'loop'] : ['loop', 'outbox']);
      for (const what of turns) {
        taken = 0;
        // The first round only warms up.
        const asked = { what, root: path.join(root, `${what}${round}`), url, tickets };
        const answer = await host.ask(asked);
        if (taken !== tickets) throw new Error(`${what}: the desk got ${taken} requests`);
        if (round < 0) continue;
        took[what].push(Number(answer.took));
        if (what === 'outbox') spoke.push(Number(answer.spoke));
      }
    }
    await host.stop();
    console.log(`Delivering ${tickets} small tickets`);
    console.log(line('the outbox, durable before and after each', took.outbox));
    console.log(line('… of which a request was under way', spoke));
    console.log(line('a plain loop of the same requests, keeps none', took.loop));
    console.log(verdictAtLeast('throughput', median(took.loop) / median(took.outbox), budget));
  });
} finally {
  server.close();
  rmSync(root, { recursive: true, force: true });
  await bundle.remove();
}
