// What no file of the repository may hold: addresses of package registries, and rules switched off without a reason.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../setup/run.mjs';

// In pieces, so that this file does not hold what it looks for.
const registryHosts = new RegExp(['registry', String.raw`\.(`, 'npmjs|yarnpkg|npmmirror', ')'].join(''), 'i');
const disabled = new RegExp(['eslint', String.raw`-disable(?!.*\s--\s\S)`].join(''));
const code = /\.(ts|tsx|js|mjs|cjs)$/;
const notOurs = new Set(['node_modules', 'out', 'dist', 'test-results', 'playwright-report', '.git']);

const files = await listFiles();
const findings = [...lockFile(), ...files.flatMap(lines)];
for (const finding of findings) console.log(finding);
if (files.length === 0) console.log('The check sees nothing: no files were listed.');
process.exitCode = findings.length > 0 || files.length === 0 ? 1 : 0;

/** Everything git has or would take; in an unpacked archive without git, everything that was not made here. */
async function listFiles() {
  const git = await capture('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  return git.code === 0 ? git.stdout.split('\0').filter(Boolean) : walk('.');
}

/** @param {string} folder @returns {string[]} */
function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** Download addresses would tie everybody to the registry of the machine that wrote the lock file. */
function lockFile() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  return Object.entries(packages)
    .filter(([, about]) => 'resolved' in about)
    .map(([name]) => `package-lock.json: ${name} has a download address`);
}

/** @param {string} file */
function lines(file) {
  const text = read(file);
  if (text === undefined || text.includes('\0')) return [];
  return text.split('\n').flatMap((line, index) => {
    const place = `${file}:${index + 1}`;
    if (registryHosts.test(line)) return [`${place} names the host of a package registry`];
    if (code.test(file) && disabled.test(line)) return [`${place} switches a rule off without " -- reason"`];
    return [];
  });
}

/** @param {string} file a listed file may have been deleted since */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EISDIR') return undefined;
    throw error;
  }
}
