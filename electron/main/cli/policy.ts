import path from 'node:path';
import { describeProblem } from '../../../core/policy/problems.ts';
import { readSettingsFile } from '../../adapters/policy/readSettingsFile.ts';
import type { House } from '../house.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import type { Call, CallOptions } from './options.ts';
import type { Output } from './output.ts';

export const policyOptions: CallOptions = {};

/** `handraise policy check [FILE]` and `handraise policy explain`. */
export function checkOrExplainPolicy(house: House, call: Call, output: Output): ExitCode {
  const [action, file] = call.positionals;
  if (action === 'check') return check(house, output, file);
  if (action === 'explain') return explain(house, output);
  output.say(house.ground.translate()('cli:usage.policy'));
  return exitCodes.usage;
}

function check(house: House, output: Output, file: string | undefined): ExitCode {
  const translate = house.ground.translate();
  const place = file === undefined ? house.ground.policy.policyPath : path.resolve(file);
  const read = readSettingsFile(place);
  if (read.kind === 'absent') {
    // No policy is a good policy; a file that somebody named has to be there.
    output.say(translate(file === undefined ? 'cli:policy.none' : 'cli:policy.notThere', { path: place }));
    if (file === undefined) output.data({ path: place, present: false, problems: [] });
    return file === undefined ? exitCodes.done : exitCodes.notFound;
  }
  const problems =
    read.kind === 'good' ? [] : read.problems.map((problem) => describeProblem(problem, translate));
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
