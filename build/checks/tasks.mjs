import { mkdirSync } from 'node:fs';
import { root, tool } from '../setup/run.mjs';

/** The planted house shares our node_modules and must not share what was remembered about our files. */
const cache = process.env['HANDRAISE_CHECK_CACHE'] ?? `${root}/node_modules/.cache/checks`;
mkdirSync(cache, { recursive: true });

/** One compiler run per runtime: what is legal in one room is an error in the next. */
const runtimes = ['core', 'electron', 'electron/preload', 'renderer', 'test'];

/** @typedef {{ name: string, title: string, args: string[] }} Task what Node is started with, in the checkout */

/** @param {string} runtime @returns {Task} */
const types = (runtime) => ({
  name: `types:${runtime}`,
  title: `types of ${runtime}`,
  args: [
    tool('typescript/bin/tsc'),
    '--project',
    runtime,
    '--pretty',
    'false',
    '--incremental',
    '--tsBuildInfoFile',
    `${cache}/${runtime.replaceAll('/', '-')}.tsbuildinfo`,
  ],
});

/**
 * In two halves, because it takes longest. Without a cache: what is wrong with a line may have been caused by
 * another file's types.
 * @param {string} name @param {string} title @param {string[]} where @returns {Task}
 */
const lint = (name, title, where) => ({
  name,
  title,
  args: [
    tool('eslint/bin/eslint.js'),
    '--config',
    'build/checks/eslint.config.js',
    '--max-warnings',
    '0',
    ...where,
  ],
});

/** Every check, the longest first, so that the others run beside it. @type {Task[]} */
export const tasks = [
  lint('lint:rest', 'lint of all but the window', ['.', '--ignore-pattern', 'renderer/']),
  lint('lint:window', 'lint of the window', ['renderer']),
  ...runtimes.map(types),
  {
    name: 'formatting',
    title: 'formatting',
    args: [
      tool('prettier/bin/prettier.cjs'),
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-strategy',
      'content',
      '--cache-location',
      `${cache}/prettier`,
      '.',
    ],
  },
  { name: 'imports', title: 'import rules', args: ['build/checks/imports.mjs'] },
  {
    name: 'unused',
    title: 'unused files, exports and dependencies',
    args: [
      tool('knip/bin/knip.js'),
      '--config',
      'build/checks/knip.json',
      '--no-progress',
      '--no-config-hints',
    ],
  },
  { name: 'texts', title: 'texts', args: ['build/checks/texts.mjs'] },
  { name: 'repository', title: 'what the repository may say', args: ['build/checks/repository.mjs'] },
  { name: 'drawing', title: 'the drawing of the house', args: ['build/checks/draw-house.mjs', '--check'] },
];
