// `npm run bench [-- part of a name]`: runs test/bench/*.bench.mjs one after another, so that none disturbs another.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle-if-stale.mjs';
import { prepare } from './prepare.mjs';
import { root, runSteps } from './run.mjs';
import { runMain, SetupProblem } from './say.mjs';
import { onDisplay } from './suites.mjs';

await runMain(async () => {
  const wanted = process.argv[2] ?? '';
  const folder = join(root, 'test/bench');
  const files = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.bench.mjs') && name.includes(wanted))
    .sort();
  if (files.length === 0)
    throw new SetupProblem(`test/bench has no *.bench.mjs whose name contains "${wanted}"`);
  const { env } = await prepare({ display: true });
  return runSteps([
    { title: 'bundle', run: bundle },
    ...files.map((name) => ({ title: name, run: () => onDisplay(env, [join(folder, name)]) })),
  ]);
});
