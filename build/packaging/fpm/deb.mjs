import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** fpm's words for compressions, in dpkg-deb's. */
const compressions = new Map([
  ['gz', 'gzip'],
  ['bzip2', 'gzip'],
  ['zst', 'zstd'],
]);

/**
 * Debian's control file, see deb-control(5).
 * @param {import('./options.mjs').PackageOrder} order
 * @param {number} bytes of all files
 */
export function controlFile(order, bytes) {
  const fields = [
    ['Package', order.name],
    ['Version', order.iteration ? `${order.version}-${order.iteration}` : order.version],
    ['Architecture', order.architecture],
    ['Maintainer', order.maintainer],
    ['Installed-Size', `${Math.ceil(bytes / 1024)}`],
    ['Depends', order.depends.join(', ')],
    ['Recommends', order.recommends.join(', ')],
    ['Section', order.category ?? 'default'],
    ['Priority', order.priority ?? 'optional'],
    ['Homepage', order.url ?? ''],
    ['Description', [order.summary || order.name, ...order.description.map((line) => ` ${line}`)].join('\n')],
  ];
  return fields.flatMap(([name, value]) => (value ? [`${name}: ${value}\n`] : [])).join('');
}

/**
 * Makes a .deb from a staged folder.
 * @param {import('./options.mjs').PackageOrder} order
 * @param {string} root the staged folder; gets a DEBIAN folder
 * @param {import('./stage.mjs').Contents} contents
 */
export function makeDeb(order, root, contents) {
  const control = join(root, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(join(control, 'control'), controlFile(order, contents.bytes));
  writeFileSync(join(control, 'md5sums'), contents.files.map((file) => md5Line(root, file)).join(''));
  putScript(order.afterInstall, join(control, 'postinst'));
  putScript(order.afterRemove, join(control, 'postrm'));
  const compression = compressions.get(order.compression) ?? order.compression;
  execFileSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', root, order.output]);
}

/**
 * @param {string} root
 * @param {string} file
 */
function md5Line(root, file) {
  const place = join(root, file);
  if (!lstatSync(place).isFile()) return '';
  return `${createHash('md5').update(readFileSync(place)).digest('hex')}  ${file.slice(1)}\n`;
}

/**
 * @param {string | undefined} from
 * @param {string} to
 */
function putScript(from, to) {
  if (!from) return;
  copyFileSync(from, to);
  chmodSync(to, 0o755);
}
