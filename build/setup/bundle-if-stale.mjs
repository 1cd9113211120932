import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { capture, root, run } from './run.mjs';
import { say, SetupProblem } from './say.mjs';

const sources = ['core', 'electron', 'renderer', 'build/vite', 'build/bundle.mjs', 'package-lock.json'];
const products = [
  'out/main/index.cjs',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/ocr/eng.traineddata.gz',
];

/** Builds `out/` from the sources, with the bundler's words on stderr. @returns {Promise<number>} the exit code */
export function bundle() {
  return run(process.execPath, ['build/bundle.mjs'], { stdio: ['ignore', 2, 2] });
}

/**
 * Builds `out/` if it is missing or older than a source file.
 * @param {{ quiet: boolean }} options `quiet`: not a word when that goes well
 */
export async function bundleIfStale({ quiet }) {
  if (!isStale()) return;
  if (!quiet) say('building the app');
  const { code, stdout, stderr } = await capture(process.execPath, ['build/bundle.mjs']);
  if (code !== 0) throw new SetupProblem(`the app could not be built:\n${stdout}${stderr}`);
}

function isStale() {
  const made = products.map((file) => join(root, file));
  if (!made.every((file) => existsSync(file))) return true;
  const oldestProduct = Math.min(...made.map((file) => statSync(file).mtimeMs));
  return sources.some((source) => newest(join(root, source)) > oldestProduct);
}

/**
 * @param {string} place a file or folder
 * @returns {number} when the newest file in it was changed, in ms since 1970; 0 if there is none
 */
function newest(place) {
  if (!existsSync(place)) return 0;
  const about = statSync(place);
  if (!about.isDirectory()) return about.mtimeMs;
  return Math.max(0, ...readdirSync(place).map((name) => newest(join(place, name))));
}
