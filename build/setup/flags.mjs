import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay } from './display.mjs';
import { SetupProblem } from './say.mjs';

/**
 * What Chromium must be told on this machine: it refuses its sandbox to root, wants a display unless told that there
 * is none, and would mix its own remarks into our stderr.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @returns {string[]} to stand before the app's folder
 */
export function chromiumFlags(runtime) {
  return [
    ...sandboxFlags(runtime),
    ...(hasDisplay() ? [] : ['--ozone-platform=headless', '--disable-gpu']),
    '--log-level=3',
  ];
}

/** @param {import('./runtime.mjs').Runtime} runtime */
function sandboxFlags({ dist }) {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) return ['--no-sandbox'];
  if (!isSetuidRoot(join(dist, 'chrome-sandbox')) && userNamespacesAreOff()) {
    throw new SetupProblem(
      `this system allows no user namespaces, so Chromium's sandbox needs its helper: sudo chown root ${dist}/chrome-sandbox && sudo chmod 4755 ${dist}/chrome-sandbox`,
    );
  }
  return [];
}

/** @param {string} file */
function isSetuidRoot(file) {
  if (!existsSync(file)) return false;
  const { uid, mode } = statSync(file);
  return uid === 0 && (mode & 0o4000) !== 0;
}

function userNamespacesAreOff() {
  return (
    setting('/proc/sys/kernel/unprivileged_userns_clone') === '0' ||
    setting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    setting('/proc/sys/user/max_user_namespaces') === '0'
  );
}

/** @param {string} file */
function setting(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
