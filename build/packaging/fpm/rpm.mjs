import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const architectures = new Map([
  ['amd64', 'x86_64'],
  ['arm64', 'aarch64'],
]);

/** fpm's words for compressions, in rpm's (level, threads, kind). */
const payloads = new Map([
  ['xz', 'w6T0.xzdio'],
  ['xzmt', 'w6T0.xzdio'],
  ['gzip', 'w6.gzdio'],
  ['gz', 'w6.gzdio'],
  ['zstd', 'w9T0.zstdio'],
]);

/** What rpmbuild would do to a program it takes for one it compiled itself. */
const leaveFilesAlone = [
  '%define debug_package %{nil}',
  '%define __os_install_post %{nil}',
  '%define _build_id_links none',
];

/**
 * @param {import('./options.mjs').PackageOrder} order
 * @param {import('./stage.mjs').Contents} contents
 */
export function specFile(order, contents) {
  const optional = [
    ['License', order.license ?? 'unknown'],
    ['Group', order.category],
    ['Vendor', order.vendor],
    ['URL', order.url],
    ['Packager', order.maintainer],
    ...order.depends.map((name) => ['Requires', name]),
  ];
  // Shared folders such as /usr/share belong to other packages; only our own may go when we go.
  const ours = contents.folders.filter((folder) => /^\/(opt|usr\/share\/doc)\/[^/]+/.test(folder));
  return [
    ...leaveFilesAlone,
    `%define _binary_payload ${payloads.get(order.compression) ?? 'w6T0.xzdio'}`,
    `Name: ${order.name}`,
    `Version: ${order.version}`,
    `Release: ${order.iteration ?? 1}`,
    `Summary: ${order.summary || order.name}`,
    ...optional.flatMap(([key, value]) => (value ? [`${key}: ${value}`] : [])),
    // rpmbuild would find libraries that we bring along and ask the system for them.
    'AutoReqProv: no',
    ...['', '%description', ...order.description],
    ...section('%post', order.afterInstall),
    ...section('%postun', order.afterRemove),
    ...['', '%files', '%defattr(-,root,root,-)'],
    ...ours.map((folder) => `%dir ${quote(folder)}`),
    ...contents.files.map(quote),
    '',
  ].join('\n');
}

/**
 * Makes an .rpm from a staged folder.
 * @param {import('./options.mjs').PackageOrder} order
 * @param {string} root
 * @param {import('./stage.mjs').Contents} contents
 * @param {string} work a folder for rpmbuild's own files
 */
export function makeRpm(order, root, contents, work) {
  const spec = join(work, 'package.spec');
  writeFileSync(spec, specFile(order, contents));
  const architecture = architectures.get(order.architecture) ?? order.architecture;
  execFileSync('rpmbuild', [
    ...['-bb', '--quiet', '--noclean', '--target', `${architecture}-linux`, '--buildroot', root],
    ...['--define', `_topdir ${work}/rpmbuild`],
    ...['--define', `_rpmdir ${work}/made`, '--define', '_rpmfilename package.rpm'],
    spec,
  ]);
  copyFileSync(join(work, 'made/package.rpm'), order.output);
}

/**
 * @param {string} title
 * @param {string | undefined} file
 */
function section(title, file) {
  return file ? ['', title, readFileSync(file, 'utf8').replaceAll('%', '%%')] : [];
}

/** @param {string} path */
function quote(path) {
  return `"${path.replaceAll('%', '%%').replaceAll('"', '\\"')}"`;
}
