import { readFileSync } from 'node:fs';

/**
 * Ends a process of ours and, on Linux, all that it has started: a stuck `df` would otherwise outlive it for ever.
 * SIGKILL, because a process that is frozen in a synchronous call heeds nothing else.
 */
export function endProcessTree(pid: number | undefined): void {
  if (pid === undefined) return;
  // Listed before their parent dies: afterwards they belong to init and nothing leads to them.
  for (const one of [pid, ...descendants(pid)]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime, which is what was wanted.
    }
  }
}

function descendants(pid: number): number[] {
  if (process.platform !== 'linux') return [];
  const children = childrenOf(pid);
  return [...children, ...children.flatMap(descendants)];
}

function childrenOf(pid: number): number[] {
  try {
    const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return list.split(' ').flatMap((word) => (word === '' ? [] : [Number(word)]));
  } catch {
    // Gone already, or a kernel without this list.
    return [];
  }
}
