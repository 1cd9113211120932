// `npm run test:kill [-- --kills 200] [--seed NUMBER]`: the app killed again and again, against a real Redmine behind a
// faulty proxy. Without a seed another one each time; it is printed, and the same seed gives the same run again.
import { parseArgs } from 'node:util';
import { bundle } from './bundle-if-stale.mjs';
import { prepare } from './prepare.mjs';
import { runSteps } from './run.mjs';
import { runMain, SetupProblem } from './say.mjs';
import { killSuite } from './suites.mjs';

await runMain(async () => {
  const { values } = parseArgs({
    options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' } },
  });
  for (const [name, value] of Object.entries(values)) {
    if (!/^\d+$/.test(value)) throw new SetupProblem(`--${name} takes a whole number, not "${value}"`);
  }
  const { env } = await prepare({ display: true });
  return runSteps([
    { title: 'bundle', run: bundle },
    { title: 'the app, killed again and again', run: () => killSuite(env, values) },
  ]);
});
