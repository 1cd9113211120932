// `npm run package [-- deb rpm tar.gz AppImage nsis msi dmg] [--test-runtime] [--inspectable]`
import { build, Platform } from 'electron-builder';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from '../setup/bundle-if-stale.mjs';
import { root } from '../setup/run.mjs';
import { ensureElectron } from '../setup/runtime.mjs';
import { runMain, SetupProblem } from '../setup/say.mjs';
import { ensurePackages } from '../setup/system.mjs';
import { packagingConfig } from './config.mjs';
import { platformOf } from './targets.mjs';

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'test-runtime': { type: 'boolean' }, inspectable: { type: 'boolean' } },
  });
  const isTest = values['test-runtime'] ?? false;
  const inspectable = values.inspectable ?? false;
  if (inspectable && !isTest) {
    throw new SetupProblem('a package that can be inspected is for tests only: add --test-runtime');
  }
  const { platform, targets } = platformOf(positionals);
  if (platform === 'linux') await useSystemTools(targets);

  // The best compression of the tar.gz takes two minutes, the fastest five seconds.
  if (isTest) process.env['ELECTRON_BUILDER_COMPRESSION_LEVEL'] ??= '1';
  const runtime = isTest ? await ensureElectron({ quiet: true }) : await officialRuntime();
  const code = await bundle();
  if (code !== 0) return code;
  const made = await build({
    projectDir: root,
    targets: Platform.fromString(platform).createTarget(targets),
    config: packagingConfig({
      ...(runtime ? { runtime } : {}),
      ...(isTest ? { testVersion: `${version()}-test` } : {}),
      inspectable,
    }),
    publish: 'never',
  });
  for (const file of made) process.stdout.write(`${file}\n`);
  return 0;
});

/**
 * On this machine's own platform, the Electron of node_modules: a package that ships never holds the fallback.
 * Without one electron-builder downloads it, as it does for other platforms.
 */
async function officialRuntime() {
  const runtime = await ensureElectron({ quiet: true });
  if (runtime.fallback) {
    throw new SetupProblem(
      'Electron itself could not be downloaded here, and the registry-hosted build is not for shipping. Package where its download host is reached, or make a package for tests with --test-runtime.',
    );
  }
  return undefined;
}

/**
 * Points electron-builder to tools of the system where it would download its own.
 * @param {readonly string[]} targets
 */
async function useSystemTools(targets) {
  await ensurePackages([
    ...(targets.includes('rpm') ? ['rpm'] : []),
    ...(targets.some((name) => name === 'tar.gz' || name === 'zip') ? ['p7zip-full'] : []),
  ]);
  if (existsSync('/usr/bin/dpkg-deb')) {
    process.env['CUSTOM_FPM_PATH'] ??= fileURLToPath(new URL('fpm/fpm.mjs', import.meta.url));
  }
  if (existsSync('/usr/bin/7za')) process.env['ELECTRON_BUILDER_7ZIP_PATH'] ??= '/usr/bin/7za';
}

function version() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}
