// `npm run test:package`: makes the packages for Linux and tests what is in them; as root on Debian also installs the
// deb, uses it as an ordinary user and removes it.
import { run, runSteps } from './run.mjs';
import { prepare } from './prepare.mjs';
import { runMain, say } from './say.mjs';
import { vitest } from './suites.mjs';
import { withDisplay } from './display.mjs';
import { ensurePackages } from './system.mjs';

await runMain(async () => {
  if (process.platform !== 'linux') {
    say('the package test is skipped: it installs a Linux package');
    return 0;
  }
  const { env } = await prepare({ display: true });
  await ensurePackages(['rpm', 'p7zip-full']);
  const packages = ['build/packaging/package.mjs', 'deb', 'rpm', 'tar.gz', '--test-runtime'];
  return runSteps([
    { title: 'packages for tests', run: () => run(process.execPath, packages, { env }) },
    {
      title: 'the packages, installed and used',
      run: () =>
        withDisplay((display) =>
          vitest('test/vitest.package.config.ts', {
            env: { ...env, ...display },
            args: process.argv.slice(2),
          }),
        ),
    },
  ]);
});
