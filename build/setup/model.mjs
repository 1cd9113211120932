// `npm run test:model [-- --seed N --runs M --desk NAME --path P --shrink]`: the outbox under made-up histories.
import { parseArgs } from 'node:util';
import { prepare } from './prepare.mjs';
import { runMain, SetupProblem } from './say.mjs';
import { vitest } from './suites.mjs';

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      runs: { type: 'string' },
      desk: { type: 'string' },
      path: { type: 'string' },
      shrink: { type: 'boolean' },
    },
  });
  for (const name of /** @type {const} */ (['seed', 'runs'])) {
    const value = values[name];
    if (value !== undefined && !/^\d+$/.test(value))
      throw new SetupProblem(`--${name} takes a whole number, not "${value}"`);
  }
  const { env } = await prepare({ display: false });
  const asked = Object.entries(values).map(([name, value]) => [
    `HANDRAISE_MODEL_${name.toUpperCase()}`,
    String(value),
  ]);
  return vitest('test/vitest.config.ts', {
    env: { ...env, ...Object.fromEntries(asked) },
    args: ['test/faults/model/outbox.model.test.ts'],
  });
});
