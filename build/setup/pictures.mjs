// `npm run pictures`: takes the README's pictures of the real app.
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
    { title: 'pictures', run: () => playwright('test/playwright.pictures.config.ts', { env, args }) },
  ]);
});
