import { SetupProblem } from '../setup/say.mjs';

const targetsOf = {
  linux: ['deb', 'rpm', 'tar.gz', 'AppImage'],
  windows: ['nsis', 'msi'],
  mac: ['dmg', 'zip'],
};

/** Made when nothing is named. AppImage is not among Linux's: its runtime has to be downloaded. */
const usual = { linux: ['deb', 'rpm', 'tar.gz'], windows: ['nsis', 'msi'], mac: ['dmg', 'zip'] };

/**
 * The platform that the wanted kinds of package belong to; this machine's own when none is named.
 * @param {readonly string[]} wanted such as `deb`
 * @param {NodeJS.Platform} [here]
 * @returns {{ platform: 'linux' | 'windows' | 'mac', targets: string[] }}
 */
export function platformOf(wanted, here = process.platform) {
  const own = here === 'win32' ? 'windows' : here === 'darwin' ? 'mac' : 'linux';
  if (wanted.length === 0) return { platform: own, targets: usual[own] };
  for (const platform of /** @type {const} */ (['linux', 'windows', 'mac'])) {
    if (wanted.every((name) => targetsOf[platform].includes(name))) return { platform, targets: [...wanted] };
  }
  throw new SetupProblem(
    `cannot make ${wanted.join(' ')} in one go: there are ${Object.values(targetsOf).flat().join(', ')}, and all must be for one system`,
  );
}
