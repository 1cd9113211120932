import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * The real ticket store, bundled for plain Node.
 * @returns {Promise<{ store: typeof import('./saveHost.ts'), remove(): Promise<void> }>}
 */
export async function bundleStore() {
  const folder = path.join(root, 'out', `bench-save-${process.pid}`);
  await mkdir(folder, { recursive: true });
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20.18',
      minify: false,
      rolldownOptions: {
        input: { store: path.join(root, 'test/bench/lib/saveHost.ts') },
        external: [/^node:/],
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  });
  return {
    store: await import(pathToFileURL(path.join(folder, 'store.mjs')).href),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
