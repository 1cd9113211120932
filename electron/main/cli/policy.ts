import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parsePolicyFile } from '../../../core/policy/parse.ts';
import { describeProblem } from '../../../core/policy/problems.ts';
import type { House } from '../house.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import type { Call, CallOptions } from './options.ts';
import type { Output } from './output.ts';

export const policyOptions: CallOptions = {};

/** `handraise policy check [FILE]` and `handraise policy explain`. */
export async function checkOrExplainPolicy(house: House, call: Call, output: Output): Promise<ExitCode> {
  const [action, file] = call.positionals;
  if (action === 'check') return check(house, output, file);
  if (action === 'explain') return explain(house, output);
  output.say(house.ground.translate()('cli:usage.policy'));
  return exitCodes.usage;
}

async function check(house: House, output: Output, file: string | undefined): Promise<ExitCode> {
  const translate = house.ground.translate();
  const place = file === undefined ? house.ground.policy.policyPath : path.resolve(file);
  let text: string;
  try {
    text = await readFile(place, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (missing && file === undefined) {
      output.say(translate('cli:policy.none', { path: place }));
      output.data({ path: place, present: false, problems: [] });
      return exitCodes.done;
    }
    output.say(
      translate('cli:policy.notReadable', {
        path: place,
        reason: error instanceof Error ? error.message : String(error),
      }),
    );
    output.data({ path: place, present: !missing, problems: [] });
    return exitCodes.notFound;
  }
  const parsed = parsePolicyFile(text);
  const problems = parsed.ok ? [] : parsed.failure.map((problem) => describeProblem(problem, translate));
  for (const problem of problems) output.say(translate('cli:policy.problem', { path: place, ...problem }));
  if (problems.length === 0) output.say(translate('cli:policy.good', { path: place }));
  output.data({ path: place, present: true, problems });
  return problems.length === 0 ? exitCodes.done : exitCodes.policy;
}

function explain(house: House, output: Output): ExitCode {
  const translate = house.ground.translate();
  const settings = house.ground.policy.explain();
  for (const { key, value, origin, locked } of settings) {
    const words =
      locked && origin !== 'person'
        ? translate(
            origin === 'policy' ? 'cli:policy.origin.policyLocked' : 'cli:policy.origin.defaultLocked',
          )
        : translate(`cli:policy.origin.${origin}`);
    output.say(translate('cli:policy.setting', { key, value: JSON.stringify(value), origin: words }));
  }
  output.data({
    policyPath: house.ground.policy.policyPath,
    personPath: house.ground.policy.personPath,
    settings,
  });
  return exitCodes.done;
}
