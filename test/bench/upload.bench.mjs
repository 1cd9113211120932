/**
 * Memory of all processes while a video of 500 MB goes to a help desk by the app's own store, connector and HTTP, above
 * what they need before. The desk reads slowly at first and then fast: what is not taken yet must wait on the disk and not in
 * memory. `node test/bench/upload.bench.mjs [megabytes]`
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withDisplay } from '../../build/setup/display.mjs';
import { bundleHost, startHost } from './lib/host.mjs';
import { processKind, processTree, proportionalKilobytes } from './lib/memory.mjs';

const megabytes = Number(process.argv[2] ?? 500);
const bytes = megabytes * 1024 * 1024;
/** Megabytes above idle. */
const budget = 50;
/** How fast the slow desk reads, in bytes per second, and how long. */
const slow = { rate: 10 * 1024 * 1024, seconds: 10 };

const seen = { bytes: 0, encoding: '', length: '' };
/** The issue as it was asked for: it is read back. */
const issue = { id: 1, status: { id: 1, name: 'New' }, subject: '', description: '' };
/** @type {{ id: number, filename: string, filesize: number }[]} */
const files = [];
const server = createServer((request, response) => {
  const say = (/** @type {unknown} */ value) =>
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  if (!request.url?.includes('.webm')) {
    let text = '';
    request.setEncoding('utf8').on('data', (part) => (text += part));
    request.on('end', () => {
      if (request.url?.startsWith('/uploads.json')) say({ upload: { token: 'data' } });
      else if (request.method === 'POST') say({ issue: Object.assign(issue, JSON.parse(text).issue) });
      else say({ issue: { ...issue, attachments: files } });
    });
    return;
  }
  seen.encoding = String(request.headers['transfer-encoding'] ?? '');
  seen.length = String(request.headers['content-length'] ?? '');
  const began = performance.now();
  request.on('data', (/** @type {Buffer} */ chunk) => {
    seen.bytes += chunk.length;
    const seconds = (performance.now() - began) / 1000;
    const ahead = seen.bytes / slow.rate - seconds;
    if (seconds > slow.seconds || ahead <= 0) return;
    request.pause();
    setTimeout(() => request.resume(), ahead * 1000);
  });
  request.on('end', () => {
    files.push({ id: 1, filename: 'video.webm', filesize: seen.bytes });
    say({ upload: { token: 'bench' } });
  });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = server.address();
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;

mkdirSync('out', { recursive: true });
const root = mkdtempSync(path.resolve('out', 'bench-upload-'));
const bundle = await bundleHost('uploadHost', []);

/**
 * Proportional set size in megabytes, by kind of process and together.
 * @param {number} pid
 */
async function memory(pid) {
  /** @type {Record<string, number>} */
  const kinds = { together: 0 };
  for (const one of await processTree(pid)) {
    const mine = (await proportionalKilobytes(one)) / 1024;
    const kind = await processKind(one);
    kinds[kind] = (kinds[kind] ?? 0) + mine;
    kinds['together'] = (kinds['together'] ?? 0) + mine;
  }
  return kinds;
}

try {
  await withDisplay(async (env) => {
    const host = await startHost(bundle.entry, env);
    const { pid } = await host.ask({ what: 'idle' });
    await host.ask({ what: 'prepare', root, bytes });
    // What was written and hashed a moment ago is collected first.
    await pause(5000);
    const idle = await memory(Number(pid));
    /** @type {Record<string, number>} */
    const peak = { ...idle };
    let running = true;
    const watch = (async () => {
      for (; running; await pause(100)) {
        for (const [kind, value] of Object.entries(await memory(Number(pid))))
          peak[kind] = Math.max(peak[kind] ?? 0, value);
      }
    })();
    const { outcome, took } = await host.ask({ what: 'deliver', root, url });
    running = false;
    await watch;
    await host.stop();
    if (seen.bytes !== bytes || Object(outcome).kind !== 'delivered')
      throw new Error(`${seen.bytes} bytes came: ${JSON.stringify(outcome)}`);
    const how = seen.length === '' ? `in chunks (${seen.encoding})` : `with its length (${seen.length})`;
    console.log(`Uploading ${megabytes} MB ${how} in ${(Number(took) / 1000).toFixed(1)} s: memory in MB`);
    for (const [kind, most] of Object.entries(peak)) {
      const before = idle[kind] ?? 0;
      const figures = [before, most, most - before].map((value) => value.toFixed(0).padStart(6));
      console.log(`  ${kind.padEnd(34)} idle ${figures[0]}   most ${figures[1]}   above ${figures[2]}`);
    }
    const above = (peak['together'] ?? 0) - (idle['together'] ?? 0);
    const word = above <= budget ? 'holds' : 'DOES NOT HOLD';
    console.log(`memory above idle: ${above.toFixed(0)} MB (budget: at most ${budget} MB) ${word}`);
  });
} finally {
  server.close();
  rmSync(root, { recursive: true, force: true });
  await bundle.remove();
}
