// Memory while nothing happens: Handraise in the tray, beside an Electron without any window. Proportional set size
// (shared pages are shared out), summed over all processes of each program.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromiumFlags } from '../../build/setup/flags.mjs';
import { ensureElectron } from '../../build/setup/runtime.mjs';
import { processTree, proportionalKilobytes } from './lib/memory.mjs';
import { packagedApp } from './lib/packaged.mjs';
import { median, verdict } from './lib/stats.mjs';

const runs = Number(process.argv[2] ?? 3);
/** Long enough for everything that a start does to have ended, in milliseconds. */
const calm = 12_000;

const runtime = await ensureElectron({ quiet: true });
const packaged = packagedApp();
const folder = await mkdtemp(path.join(os.tmpdir(), 'handraise-idle-'));
await mkdir(path.join(folder, 'hello'));
await writeFile(
  path.join(folder, 'hello/package.json'),
  '{"name":"hello","version":"1.0.0","main":"main.cjs"}',
);
await writeFile(
  path.join(folder, 'hello/main.cjs'),
  `require('electron').app.on('window-all-closed', () => undefined);`,
);

/** Kinds of the processes, by Chromium's own `--type`. */
async function kinds(pids) {
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.map((line) => /--type=([a-z-]+)/.exec(line)?.[1] ?? 'main');
}

async function proportionalSum(pids) {
  const each = await Promise.all(pids.map((pid) => proportionalKilobytes(pid)));
  return each.reduce((sum, kilobytes) => sum + kilobytes, 0);
}

async function measure(program, args) {
  const env = { ...process.env, XDG_CONFIG_HOME: path.join(folder, 'config'), XDG_DOCUMENTS_DIR: folder };
  const child = spawn(program, args, { stdio: 'ignore', env });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await pause(calm);
  const tree = await processTree(child.pid);
  const outcome = { megabytes: (await proportionalSum(tree)) / 1024, kinds: await kinds(tree) };
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(killer);
  return outcome;
}

const flags = chromiumFlags(runtime);
const sides = {
  hello: () => measure(runtime.executable, [...flags, path.join(folder, 'hello')]),
  ours: () => measure(packaged, [...flags, '--hidden']),
};
const taken = { hello: [], ours: [] };
let renderers = 0;
for (let run = 0; run < runs; run += 1) {
  for (const side of /** @type {const} */ (['hello', 'ours'])) {
    const one = await sides[side]();
    taken[side].push(one.megabytes);
    if (side === 'ours') renderers += one.kinds.filter((kind) => kind === 'renderer').length;
  }
}
await rm(folder, { recursive: true, force: true });

console.log('Memory in the tray, proportional set size of all processes');
for (const [name, values] of Object.entries(taken)) {
  console.log(`  ${name.padEnd(44)} ${median(values).toFixed(0).padStart(6)} MB   (${runs} runs)`);
}
console.log(
  `renderers alive in the tray: ${renderers} (budget: 0) ${renderers === 0 ? 'holds' : 'DOES NOT HOLD'}`,
);
console.log(verdict('memory in the tray', median(taken.ours) / median(taken.hello), 1.1));
