import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = process.cwd();
const rules = [
  'build/checks',
  'build/setup/run.mjs',
  'build/setup/say.mjs',
  'package.json',
  'tsconfig.json',
  'core/tsconfig.json',
  'electron/tsconfig.json',
  'electron/preload/tsconfig.json',
  'renderer/tsconfig.json',
  'test/tsconfig.json',
  '.gitignore',
  '.prettierignore',
];

export interface Answer {
  code: number | null;
  /** What the check printed, with the house's own path left out. */
  output: string;
}

/**
 * The house of planted violations with the real rules in it, in a temporary folder: the checks that run there are
 * the ones that run in the checkout, byte for byte. `without` takes some of its files or folders away.
 */
export async function buildPlantedHouse({ without = [] }: { without?: readonly string[] } = {}) {
  const house = await mkdtemp(join(tmpdir(), 'planted-house-'));
  await cp(join(repository, 'test/planted/house'), house, { recursive: true });
  for (const path of without) await rm(join(house, path), { recursive: true });
  for (const rule of rules) await cp(join(repository, rule), join(house, rule), { recursive: true });
  await symlink(join(repository, 'node_modules'), join(house, 'node_modules'));
  await plantWhatWouldBreakOurOwnChecks(house);
  spawnSync('git', ['init', '--quiet'], { cwd: house });

  return {
    /** Runs `npm run check -- name` there. */
    check: (name: string): Promise<Answer> => runCheck(house, name),
    remove: (): Promise<void> => rm(house, { recursive: true }),
  };
}

/** These cannot stand in the repository: our own checks would, rightly, refuse them there too. */
async function plantWhatWouldBreakOurOwnChecks(house: string): Promise<void> {
  const host = ['registry', 'npmjs', 'org'].join('.');
  const disable = ['// eslint', 'disable-next-line no-undef'].join('-');
  const plants: [path: string, text: string][] = [
    ['build/namesHost.mjs', `export const host = 'https://${host}/';\n`],
    ['build/noReason.mjs', `${disable}\nexport const x = nobodyDefinedThis;\n`],
    ['build/withReason.mjs', `${disable} -- planted\nexport const x = nobodyDefinedThis;\n`],
    ['build/tooLong.mjs', 'export {};\n'.repeat(301)],
    ['package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/left': { resolved: 'x' } } })],
  ];
  for (const [path, text] of plants) await writeFile(join(house, path), text);
}

function runCheck(house: string, name: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['build/checks/check.mjs', name], {
      cwd: house,
      env: { ...process.env, HANDRAISE_CHECK_CACHE: join(house, 'cache') },
    });
    let output = '';
    const collect = (text: string): void => void (output += text);
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: output.replaceAll(`${house}/`, '') }));
  });
}

/** Every match of a pattern, its groups with a space between them, sorted and once each. */
export function found(output: string, pattern: RegExp): string[] {
  return [...new Set([...output.matchAll(pattern)].map((match) => match.slice(1).join(' ')))].sort();
}

/** ESLint's report, as `file:line rule`, sorted and once each. */
export function lintFindings(output: string): string[] {
  let file = '';
  const findings = new Set<string>();
  for (const line of output.split('\n')) {
    const heading = /^\s*((?:core|electron|renderer|test|build)\/\S+)$/.exec(line);
    if (heading?.[1] !== undefined) file = heading[1];
    const rule = /^\s+(\d+):\d+\s+error\s.*\s([@\w/-]+)$/.exec(line);
    if (rule !== null) findings.add(`${file}:${rule[1]} ${rule[2]}`);
  }
  return [...findings].sort();
}
