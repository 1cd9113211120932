import { FactList, type Fact } from '../facts.ts';
import type { ProbeTools } from '../tools.ts';
import { installedPrograms } from './installedPrograms.ts';

/**
 * The installed version of each program asked for; "not installed" is an answer too. Names are compared as they are,
 * then without regard to case.
 * @throws when no list of programs could be read: then nothing is known, which is not the same as "not installed"
 */
export async function applicationsFacts(tools: ProbeTools, wanted: readonly string[]): Promise<Fact[]> {
  if (wanted.length === 0) return [];
  const programs = await installedPrograms(tools, wanted);
  return wanted.flatMap((name) => {
    const facts = new FactList(name);
    const lower = name.toLowerCase();
    const found =
      programs.find((one) => one.name === name) ?? programs.find((one) => one.name.toLowerCase() === lower);
    if (found === undefined) return facts.flag('applicationInstalled', false).facts;
    return found.version === ''
      ? facts.flag('applicationInstalled', true).facts
      : facts.text('applicationVersion', found.version).facts;
  });
}
