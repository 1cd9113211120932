// `npm run test:helpdesks`: the connectors, then the whole flow, against real help desks that the tests start.
import { bundle } from './bundle-if-stale.mjs';
import { prepare } from './prepare.mjs';
import { runSteps } from './run.mjs';
import { runMain } from './say.mjs';
import { killSuite, playwright, vitest } from './suites.mjs';

await runMain(async () => {
  const { env } = await prepare({ display: true });
  return runSteps([
    {
      title: 'connectors with real help desks',
      run: () => vitest('test/vitest.helpdesks.config.ts', { env }),
    },
    { title: 'bundle', run: bundle },
    {
      title: 'end to end with real help desks',
      run: () => playwright('test/playwright.helpdesks.config.ts', { env }),
    },
    { title: 'the app, killed 25 times', run: () => killSuite(env, { kills: '25' }) },
  ]);
});
