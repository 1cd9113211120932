// `npm test`: sets up what is missing, then every check and test that needs no help desk and no package.
import { bundle } from './bundle-if-stale.mjs';
import { prepare } from './prepare.mjs';
import { run, runSteps } from './run.mjs';
import { runMain } from './say.mjs';
import { playwright, vitest } from './suites.mjs';

await runMain(async () => {
  const { env } = await prepare({ display: true });
  return runSteps([
    { title: 'types, rules and formatting', run: () => run(process.execPath, ['build/checks/check.mjs']) },
    { title: 'unit and contract tests', run: () => vitest('test/vitest.config.ts', { env }) },
    { title: 'bundle', run: bundle },
    { title: 'end to end, in Electron', run: () => playwright('test/playwright.config.ts', { env }) },
  ]);
});
