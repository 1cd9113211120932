// `npm run test:faults [-- Playwright's own arguments]`: named faults of network, disk, clock and other instances around
// the real app. As root on Debian every fault can be made; elsewhere those that need it are skipped.
import { bundle } from './bundle-if-stale.mjs';
import { prepare } from './prepare.mjs';
import { runSteps } from './run.mjs';
import { runMain } from './say.mjs';
import { playwright } from './suites.mjs';
import { ensurePackages } from './system.mjs';

await runMain(async () => {
  const { env } = await prepare({ display: true });
  await ensurePackages(['tinyproxy-bin']);
  const args = process.argv.slice(2);
  return runSteps([
    { title: 'bundle', run: bundle },
    { title: 'named faults', run: () => playwright('test/playwright.faults.config.ts', { env, args }) },
  ]);
});
