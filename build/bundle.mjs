#!/usr/bin/env node
/**
 * Builds the app into out/: main process, workers, preload script and window, each for its own runtime, and the data
 * for reading pictures.
 * `--only renderer` (or main, preload, ocr) builds one part.
 */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { gatherLanguageData } from './ocr/language-data.mjs';
import { mainConfig, preloadConfigs, rendererConfigs } from './vite/configs.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;

const workers = readdirSync(path.join(root, 'electron/workers'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.basename(file, '.ts'));

const parts = {
  main: [mainConfig(root, workers)],
  preload: preloadConfigs(root),
  renderer: rendererConfigs(root),
};

for (const [name, configs] of Object.entries(parts)) {
  if (only !== undefined && only !== name) continue;
  rmSync(path.join(root, 'out', name), { recursive: true, force: true });
  for (const config of configs) await build(config);
}

if (only === undefined || only === 'ocr') {
  const target = path.join(root, 'out/ocr');
  rmSync(target, { recursive: true, force: true });
  gatherLanguageData(root, target);
}
