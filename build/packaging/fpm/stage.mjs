import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, lstatSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * Lays a package's files out as they will stand on the target machine, with permissions that do not depend on who
 * builds: everybody may read, the owner may write.
 * @param {readonly { from: string, to: string }[]} inputs
 * @param {string} root an empty folder
 */
export function stage(inputs, root) {
  for (const { from, to } of inputs) {
    const target = join(root, to);
    const isFolder = from.endsWith('/');
    mkdirSync(isFolder ? target : dirname(target), { recursive: true });
    const args = isFolder
      ? ['-a', '--no-preserve=ownership', `${from}.`, target]
      : ['-L', '--preserve=timestamps', from, target];
    execFileSync('cp', args);
  }
  execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', root]);
}

/**
 * @typedef {object} Contents paths are absolute as on the target machine, sorted
 * @property {string[]} folders
 * @property {string[]} files links too
 * @property {number} bytes
 */

/**
 * @param {string} root
 * @returns {Contents}
 */
export function listContents(root) {
  /** @type {Contents} */
  const contents = { folders: [], files: [], bytes: 0 };
  const walk = (/** @type {string} */ folder) => {
    const entries = readdirSync(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const place = join(folder, entry.name);
      const installed = `/${relative(root, place)}`;
      if (entry.isDirectory()) {
        contents.folders.push(installed);
        walk(place);
      } else {
        contents.files.push(installed);
        contents.bytes += lstatSync(place).size;
      }
    }
  };
  walk(root);
  return contents;
}
