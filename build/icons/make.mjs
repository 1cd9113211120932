#!/usr/bin/env node
/** Makes every icon from the mark in core/brand/mark.ts, with the Electron runtime as the drawing program. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { chromiumFlags } from '../setup/flags.mjs';
import { run } from '../setup/run.mjs';
import { ensureElectron } from '../setup/runtime.mjs';
import { icns, ico } from './containers.mjs';
import { drawings, macSizes, markSvg, trayIcoSizes } from './drawings.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const { module: brand } = await runnerImport(path.join(root, 'core/brand/mark.ts'), {
  configFile: false,
  root,
  logLevel: 'error',
});

const temporary = mkdtempSync(path.join(tmpdir(), 'handraise-icons-'));
try {
  const placed = (file) => path.join(file.startsWith('-') ? temporary : here, `${file}.png`);
  const jobs = drawings(brand).map(({ file, size, svg }) => ({ file: placed(file), size, svg }));
  const jobFile = path.join(temporary, 'jobs.json');
  writeFileSync(jobFile, JSON.stringify(jobs));
  const runtime = await ensureElectron({ quiet: true });
  const code = await run(runtime.executable, [
    ...chromiumFlags(runtime),
    path.join(here, 'render.cjs'),
    jobFile,
  ]);
  if (code !== 0) throw new Error(`drawing ended with ${code}`);

  const picture = (file) => readFileSync(placed(file));
  writeFileSync(path.join(here, 'mark.svg'), markSvg(brand));
  writeFileSync(
    path.join(here, 'icon.ico'),
    ico([16, 24, 32, 48, 64, 128, 256].map((size) => picture(`${size}x${size}`))),
  );
  for (const name of ['tray', 'trayWaiting']) {
    writeFileSync(
      path.join(here, `${name}.ico`),
      ico(trayIcoSizes.map((size) => picture(`-${name}-${size}`))),
    );
  }
  writeFileSync(
    path.join(here, 'icon.icns'),
    icns(new Map(macSizes.map((size) => [size, picture(`-mac-${size}`)]))),
  );
} finally {
  rmSync(temporary, { recursive: true });
}
