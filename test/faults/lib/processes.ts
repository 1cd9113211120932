import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Workplace } from '../../e2e/fixtures.ts';

/** Starts the app with its window, as a second click on its icon does; resolves with its exit code when it ends. */
export function startBeside(workplace: Workplace): { ended: Promise<number | null>; end: () => void } {
  const electron = process.env['HANDRAISE_ELECTRON'] ?? '';
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electron, [...flags, '.', '--reports'], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    env: { ...process.env, HANDRAISE_DATA_DIR: workplace.dataDir, HANDRAISE_POLICY: workplace.policyFile },
    stdio: 'ignore',
  });
  return {
    ended: new Promise((resolve) => child.on('exit', (code) => resolve(code))),
    end: () => void child.kill('SIGTERM'),
  };
}

/** A process and all below it, by /proc. */
export function withChildren(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name): [number, number][] => {
      try {
        // The command's name stands in parentheses and may hold spaces; the parent is the second field behind it.
        const rest = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
        return [[Number(name), Number(rest?.[1])]];
      } catch {
        return [];
      }
    });
  const below = (parent: number): number[] =>
    parents.flatMap(([child, its]) => (its === parent ? [child, ...below(child)] : []));
  return [pid, ...below(pid)];
}
