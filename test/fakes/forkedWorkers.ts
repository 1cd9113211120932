import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { endProcessTree } from '../../electron/adapters/workers/endProcessTree.ts';
import type { SpawnWorker } from '../../electron/adapters/workers/spawn.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Workers as ordinary Node processes, so that being frozen and being killed are real without Electron. */
export interface ForkedWorkers {
  /** Spawns the entry whatever the name; `args` reach its process.argv. */
  spawner(entry: string, args?: readonly string[], env?: Record<string, string>): SpawnWorker;
  /** Waits until all of them are gone. */
  allGone(): Promise<void>;
  /** Resolves with the kind of message, as soon as one of that kind comes from any of them. */
  heard(kind: string): Promise<string>;
  remove(): Promise<void>;
}

/** Bundles entries (paths from the checkout's root) as the app's build does. */
export async function bundleWorkers(entries: Record<string, string>): Promise<ForkedWorkers> {
  // Inside the checkout, so that what stays in node_modules is found.
  const folder = await mkdtemp(path.join(root, 'node_modules/.workers-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20.18',
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(entries).map(([name, file]) => [name, path.join(root, file)]),
        ),
        external: ['electron', 'screenshot-desktop', 'systeminformation', 'uiohook-napi', 'x11', /^node:/],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunk-[hash].cjs' },
      },
    },
  });
  const children: ChildProcess[] = [];
  const listeners = new Set<(kind: string) => void>();
  return {
    heard: (kind) =>
      new Promise((resolve) => {
        listeners.add((told) => {
          if (told === kind) resolve(kind);
        });
      }),
    spawner:
      (entry, args = [], env = {}) =>
      () => {
        const child = fork(path.join(folder, `${entry}.cjs`), [...args], {
          serialization: 'advanced',
          stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
          env: { ...process.env, ...env },
          execArgv: [],
        });
        children.push(child);
        return {
          post: (message) => void child.send(message as object),
          onMessage: (callback) =>
            void child.on('message', (message) => {
              callback(message);
              for (const listener of listeners) listener((message as { kind: string }).kind);
            }),
          onExit: (callback) => void child.once('exit', callback),
          end: () =>
            endProcessTree(child.exitCode === null && child.signalCode === null ? child.pid : undefined),
        };
      },
    async allGone() {
      const alive = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
      await Promise.all(alive.map((child) => once(child, 'exit')));
    },
    async remove() {
      for (const child of children) child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
