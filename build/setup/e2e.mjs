// `npm run test:e2e [-- Playwright's own arguments]`.
import { bundle } from './bundle-if-stale.mjs';
import { prepare } from './prepare.mjs';
import { runSteps } from './run.mjs';
import { runMain } from './say.mjs';
import { playwright } from './suites.mjs';

await runMain(async () => {
  const { env } = await prepare({ display: true });
  const args = process.argv.slice(2);
  return runSteps([
    { title: 'bundle', run: bundle },
    { title: 'end to end, in Electron', run: () => playwright('test/playwright.config.ts', { env, args }) },
  ]);
});
