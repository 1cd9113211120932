import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureFallback, hasFallback } from './fallback-runtime.mjs';
import { cacheDir } from './paths.mjs';
import { capture, tool } from './run.mjs';
import { say, SetupProblem } from './say.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} executable absolute path of the program
 * @property {string} dist the folder that holds it, as ELECTRON_OVERRIDE_DIST_PATH wants it
 * @property {string} version such as `45.4.1`
 * @property {boolean} fallback true: registry-hosted, for running and testing only
 */

const minute = 60_000;
/** A network that drops packets says nothing for ever; a slow one needs some minutes for 110 MB. */
const installerLimit = 5 * minute;
/** A refused download is not asked for again on every start: that would cost each start two seconds. */
const askAgainAfter = 24 * 60 * minute;

/**
 * The Electron to run with: the one in node_modules, else what its own installer downloads, else a registry-hosted
 * build. Progress and the remark about the last go to stderr.
 * @param {{ quiet?: boolean }} [options] `quiet` leaves out the remark, not the news of a download
 * @returns {Promise<Runtime>}
 */
export async function ensureElectron({ quiet = false } = {}) {
  const present = official();
  if (present) return present;

  const cache = cacheDir();
  const refused = join(cache, `electron-${declaredVersion()}.refused`);
  if (!wasRefusedLately(refused)) {
    await install();
    const installed = official();
    if (installed) return installed;
    await mkdir(cache, { recursive: true });
    await writeFile(
      refused,
      'Electron could not be downloaded; asked again a day after this file was written.\n',
    );
  }
  if (!hasFallback) {
    throw new SetupProblem(
      `Electron ${declaredVersion()} could not be downloaded, and only Linux on x64 has a registry-hosted build to fall back to. Reach its download host (or set ELECTRON_MIRROR), then run "node node_modules/electron/install.js".`,
    );
  }
  const { dist, version } = await ensureFallback(cache);
  if (!quiet) {
    say(`running a registry-hosted Electron ${version}: for running and testing, never for shipping`);
  }
  return { executable: join(dist, 'electron'), dist, version, fallback: true };
}

/**
 * The variables through which Playwright, electron-builder and `electron .` find the runtime.
 * @param {Runtime} runtime
 * @returns {Record<string, string>}
 */
export function runtimeEnv(runtime) {
  return {
    HANDRAISE_ELECTRON: runtime.executable,
    ...(runtime.fallback ? { ELECTRON_OVERRIDE_DIST_PATH: runtime.dist } : {}),
  };
}

/** @returns {Runtime | undefined} Electron's own binary in node_modules, if it is there and of the declared version */
function official() {
  const pathFile = tool('electron/path.txt');
  if (!existsSync(pathFile)) return undefined;
  const dist = tool('electron/dist');
  const executable = join(dist, readFileSync(pathFile, 'utf8'));
  const versionFile = join(dist, 'version');
  if (!existsSync(executable) || !existsSync(versionFile)) return undefined;
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  if (version !== declaredVersion()) return undefined;
  // On macOS the program lies deep inside the bundle; the folder that tools want is still `dist`.
  return {
    executable,
    dist: process.platform === 'darwin' ? dist : dirname(executable),
    version,
    fallback: false,
  };
}

function declaredVersion() {
  return JSON.parse(readFileSync(tool('electron/package.json'), 'utf8')).version;
}

/** @param {string} stamp */
function wasRefusedLately(stamp) {
  return existsSync(stamp) && Date.now() - statSync(stamp).mtimeMs < askAgainAfter;
}

/** Runs Electron's installer without its output: being refused is an ordinary answer here. */
async function install() {
  const news = setTimeout(() => say(`fetching Electron ${declaredVersion()}`), 4000);
  await capture(process.execPath, [tool('electron/install.js')], { timeout: installerLimit });
  clearTimeout(news);
}
