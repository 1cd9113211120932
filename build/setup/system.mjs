import { existsSync } from 'node:fs';
import { capture } from './run.mjs';
import { say, SetupProblem } from './say.mjs';

/** Without each of these Electron dies at its start, some of them without a word. */
const forElectron = ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'libx11-xcb1'];

/**
 * A virtual display with one monitor or several, what takes pictures of it and clicks on it, fonts with Thai and
 * Cyrillic, and a key ring as a desktop has one.
 */
const forDisplay = [
  ...['xvfb', 'xserver-xorg-core', 'xserver-xorg-video-dummy', 'x11-xserver-utils'],
  ...['imagemagick', 'xdotool', 'fonts-noto-core'],
  ...['dbus', 'gnome-keyring', 'libsecret-1-0'],
];

/** Debian 13 and Ubuntu 24.04 renamed the libraries whose time type grew to 64 bits. */
const renamed = new Set(['libgtk-3-0', 'libasound2']);

/**
 * Sees to it that the system has what the app (and its tests) need to run.
 * @param {{ display: boolean }} wanted `display`: a virtual display and its tools too
 */
export async function ensureSystem({ display }) {
  await ensurePackages([...forElectron, ...(display ? forDisplay : [])]);
  await wishFor(forReading);
}

/** What npm has no package of: without it Russian is not read in pictures, and all else works. */
const forReading = ['tesseract-ocr-rus'];

/**
 * Installs packages where that needs nobody's help; otherwise the app does without.
 * @param {readonly string[]} wanted names of Debian packages
 */
async function wishFor(wanted) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/dpkg-query')) return;
  try {
    await ensurePackages(wanted);
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    say(`going on without: ${wanted.join(' ')}`);
  }
}

/**
 * Installs what is missing as root on Debian and its relatives; otherwise stops with the command that would. Other
 * systems than Linux need nothing; on a Linux without dpkg only the programs that a test starts can be looked for.
 * @param {readonly string[]} wanted names of Debian packages
 */
export async function ensurePackages(wanted) {
  if (process.platform !== 'linux') return;
  if (!existsSync('/usr/bin/dpkg-query')) {
    if (wanted.includes('xvfb') && !onPath('Xvfb')) {
      throw new SetupProblem(
        `this needs what Debian calls ${wanted.join(' ')}; install them with your package manager`,
      );
    }
    return;
  }
  const missing = await notInstalled(wanted);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new SetupProblem(
      `system packages are missing: ${missing.join(' ')}. To install them: sudo apt-get install --no-install-recommends ${missing.join(' ')}`,
    );
  }
  say(`installing system packages: ${missing.join(' ')}`);
  await install(missing);
}

/**
 * @param {readonly string[]} names
 * @returns {Promise<string[]>} those that dpkg does not have installed, under the name this release knows
 */
async function notInstalled(names) {
  const asked = names.flatMap((name) => (renamed.has(name) ? [name, `${name}t64`] : [name]));
  // Exit code 1 only means that some are unknown; what is known is listed all the same.
  const { stdout } = await capture('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...asked]);
  const installed = new Set(
    stdout.split('\n').flatMap((line) => (line.endsWith(' installed') ? [line.split(' ')[0]] : [])),
  );
  const missing = names.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
  return Promise.all(missing.map((name) => (renamed.has(name) ? currentName(name) : name)));
}

/** @param {string} name */
async function currentName(name) {
  const { stdout } = await capture('apt-cache', ['policy', `${name}t64`]);
  return /Candidate: \d/.test(stdout) ? `${name}t64` : name;
}

/** @param {readonly string[]} names */
async function install(names) {
  // Waits for another apt that is at work, as on a machine that has just started.
  const lock = ['-o', 'DPkg::Lock::Timeout=300'];
  const args = [...lock, 'install', '-y', '-q', '--no-install-recommends', ...names];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  let result = await capture('apt-get', args, { env });
  if (result.code !== 0) {
    // Lists that are missing or old are the usual reason.
    await capture('apt-get', [...lock, 'update', '-q'], { env });
    result = await capture('apt-get', args, { env });
  }
  if (result.code !== 0) {
    throw new SetupProblem(
      `apt-get could not install ${names.join(' ')}: ${result.stderr.trim().split('\n').at(-1)}`,
    );
  }
}

/** @param {string} program */
function onPath(program) {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`));
}
