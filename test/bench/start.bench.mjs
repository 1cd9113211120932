// The packaged app from its start to a window in which one can type, beside a bare Electron window from its start to
// a window that shows its text. Cold (the disk cache is dropped before each run) where the machine allows it.
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromiumFlags } from '../../build/setup/flags.mjs';
import { ensureElectron } from '../../build/setup/runtime.mjs';
import { showDesktop } from './lib/desktop.mjs';
import { packagedApp } from './lib/packaged.mjs';
import { line, median, verdict } from './lib/stats.mjs';

const runs = Number(process.argv[2] ?? 7);
const runtime = await ensureElectron({ quiet: true });
const packaged = packagedApp();
const folder = await mkdtemp(path.join(os.tmpdir(), 'handraise-start-'));

await mkdir(path.join(folder, 'hello'));
await writeFile(
  path.join(folder, 'hello/package.json'),
  '{"name":"hello","version":"1.0.0","main":"main.cjs"}',
);
await writeFile(path.join(folder, 'hello/index.html'), '<!doctype html><title>ready</title><h1>Hello</h1>');
await writeFile(
  path.join(folder, 'hello/main.cjs'),
  `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1040, height: 860, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});
app.on('window-all-closed', () => app.quit());`,
);

/** @returns {boolean} whether the next start has to read everything from the disk */
function dropDiskCache() {
  spawnSync('sync');
  try {
    writeFileSync('/proc/sys/vm/drop_caches', '3');
    return true;
  } catch {
    return false;
  }
}

/** The process's debugging port: Chromium tells it on stderr as soon as it listens. */
function debuggingPort(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
}

/** True once a page of the process says by its title that it is ready to use. */
async function isReady(port, title) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
    const pages = await answer.json();
    return pages.some((page) => page.type === 'page' && title.test(page.title));
  } catch {
    return false;
  }
}

/** Milliseconds from the start of the program to a visible window whose page is ready. */
async function measure(program, args, profile, title, env) {
  await rm(profile, { recursive: true, force: true });
  const began = performance.now();
  const child = spawn(program, [...args, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  const visible = new Promise((resolve) => {
    const search = spawn('xdotool', ['search', '--sync', '--onlyvisible', '--pid', String(child.pid)], {
      stdio: 'ignore',
    });
    search.on('close', () => resolve(performance.now()));
  });
  const ready = (async () => {
    const port = await debuggingPort(child);
    while (!(await isReady(port, title))) await pause(3);
    return performance.now();
  })();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const took = Math.max(await visible, await ready) - began;
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(killer);
  return took;
}

const config = path.join(folder, 'config');
const sides = {
  hello: () =>
    measure(
      runtime.executable,
      [...chromiumFlags(runtime), path.join(folder, 'hello')],
      path.join(config, 'hello'),
      /^ready$/,
      { XDG_CONFIG_HOME: config },
    ),
  ours: () =>
    measure(packaged, chromiumFlags(runtime), path.join(config, 'handraise/browser'), /^Report a problem/, {
      XDG_CONFIG_HOME: config,
      XDG_DOCUMENTS_DIR: folder,
    }),
};

const hideDesktop = await showDesktop(runtime);
const took = { hello: [], ours: [] };
let cold = true;
for (let run = -1; run < runs; run += 1) {
  for (const side of /** @type {const} */ (['hello', 'ours'])) {
    cold = dropDiskCache() && cold;
    const one = await sides[side]();
    // The first pair is not counted: it also makes what every first start makes.
    if (run >= 0) took[side].push(one);
  }
}
await hideDesktop();
await rm(folder, { recursive: true, force: true });

console.log(
  `Start to a usable window, ${cold ? 'cold (disk cache dropped)' : 'warm (the disk cache cannot be dropped here)'}`,
);
console.log(line('bare Electron window', took.hello));
console.log(line('Handraise, packaged', took.ours));
console.log(verdict('usable window', median(took.ours) / median(took.hello), 1.25));
