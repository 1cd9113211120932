// `npm run test:faults [-- [--slow] Playwright's own arguments]`: named faults of network, disk, clock and other
// instances around the real app. As root on Debian every fault can be made; elsewhere those that need it are skipped.
// `--slow`: the thin line is as thin as it gets, 100 MB over 200 kB/s, all by itself; some ten minutes more. Other loads:
// HANDRAISE_LINE_MEGABYTES, HANDRAISE_LINE_KILOBYTES (in a second) and HANDRAISE_LINE_CUTS.
import { bundle } from './bundle-if-stale.mjs';
import { prepare } from './prepare.mjs';
import { runSteps } from './run.mjs';
import { runMain } from './say.mjs';
import { playwright } from './suites.mjs';
import { ensurePackages } from './system.mjs';

await runMain(async () => {
  const { env } = await prepare({ display: true });
  await ensurePackages(['tinyproxy-bin']);
  const asked = process.argv.slice(2);
  const args = asked.filter((argument) => argument !== '--slow');
  const line = asked.includes('--slow') ? { HANDRAISE_SLOW_LINE: '1' } : {};
  return runSteps([
    { title: 'bundle', run: bundle },
    {
      title: 'named faults',
      run: () => playwright('test/playwright.faults.config.ts', { env: { ...env, ...line }, args }),
    },
  ]);
});
