import { readdir, readFile } from 'node:fs/promises';

/**
 * Every process below `pid`, itself included.
 * @param {number} pid
 */
export async function processTree(pid) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [pid];
  for (const one of tree) tree.push(...(children.get(one) ?? []));
  return tree;
}

/**
 * What Chromium calls a process: `main`, `renderer`, `network.mojom.NetworkService` …
 * @param {number} pid
 */
export async function processKind(pid) {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return /--utility-sub-type=([\w.]+)/.exec(line)?.[1] ?? /--type=([a-z-]+)/.exec(line)?.[1] ?? 'main';
}

/**
 * Proportional set size in kilobytes: shared pages are shared out.
 * @param {number} pid
 */
export async function proportionalKilobytes(pid) {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
}
