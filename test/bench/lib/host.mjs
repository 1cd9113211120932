import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { chromiumFlags } from '../../../build/setup/flags.mjs';
import { ensureElectron } from '../../../build/setup/runtime.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * Bundles a bench's Electron main process and the workers it uses, the way the app's build does.
 * @param {string} name of test/bench/lib/<name>.ts
 * @param {readonly string[]} workers names in electron/workers
 * @returns {Promise<{ entry: string, remove(): Promise<void> }>}
 */
export async function bundleHost(name, workers) {
  // Inside the checkout, so that what stays in node_modules is found; in out/, so that git does not see it.
  const folder = path.join(root, 'out', `bench-${name}-${process.pid}`);
  await mkdir(folder, { recursive: true });
  const inputs = workers.map((worker) => [worker, path.join(root, 'electron/workers', `${worker}.ts`)]);
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
        input: { host: path.join(root, 'test/bench/lib', `${name}.ts`), ...Object.fromEntries(inputs) },
        external: ['electron', 'screenshot-desktop', 'systeminformation', 'uiohook-napi', 'x11', /^node:/],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunk-[hash].cjs' },
      },
    },
  });
  return {
    entry: path.join(folder, 'host.cjs'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Starts Electron with a bundled host that answers one line of JSON for each line it gets.
 * @param {string} entry
 * @param {Record<string, string>} env
 */
export async function startHost(entry, env) {
  const runtime = await ensureElectron({ quiet: true });
  // Here too, because Chromium's flags depend on whether there is a display.
  Object.assign(process.env, env);
  const child = spawn(runtime.executable, [...chromiumFlags(runtime), entry], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error('the Electron of this bench ended early');
      if (value.startsWith('{')) return JSON.parse(value);
    }
  };
  /** @type {{ ready: boolean }} */
  const hello = await answer();
  if (!hello.ready) throw new Error('the Electron of this bench did not get ready');
  return {
    /**
     * @param {unknown} request
     * @returns {Promise<Record<string, unknown>>}
     */
    async ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      return answer();
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.end();
      await gone;
    },
  };
}
