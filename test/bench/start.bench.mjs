// The packaged app from its start to a window in which one can type (it shows its window when the form is drawn and the
// picture is taken), beside a bare Electron from its start to a window that shows its text ("ready-to-show"). Cold (the disk cache is dropped before each run) where the machine allows it.
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromiumFlags } from '../../build/setup/flags.mjs';
import { ensureElectron } from '../../build/setup/runtime.mjs';
import { ensurePackages } from '../../build/setup/system.mjs';
import { packagedApp } from './lib/packaged.mjs';
import { line, median, verdict } from './lib/stats.mjs';
import { drawPattern, dropDiskCache, windowStart } from './lib/windowStart.mjs';

const runs = Number(process.argv[2] ?? 7);
await ensurePackages(['x11-utils']);
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

const config = path.join(folder, 'config');
const sides = {
  hello: () =>
    windowStart(runtime.executable, [...chromiumFlags(runtime), path.join(folder, 'hello')], {
      XDG_CONFIG_HOME: config,
    }),
  ours: () =>
    windowStart(packaged, chromiumFlags(runtime), {
      XDG_CONFIG_HOME: config,
      XDG_DOCUMENTS_DIR: folder,
    }),
};

drawPattern();
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
await rm(folder, { recursive: true, force: true });

console.log(
  `Start to a usable window, ${cold ? 'cold (disk cache dropped)' : 'warm (the disk cache cannot be dropped here)'}`,
);
console.log(line('bare Electron window', took.hello));
console.log(line('Handraise, packaged', took.ours));
console.log(verdict('usable window', median(took.ours) / median(took.hello), 1.25));
