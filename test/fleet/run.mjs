/**
 * `npm run fleet [-- seed [machines]]`: a fleet of the app's own couriers comes back after an outage. Without arguments
 * it writes docs/fleet.svg and the figures of docs/fleet.md, else out/fleet/fleet.svg.
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { root, run } from '../../build/setup/run.mjs';

const folder = path.join(root, 'out', `fleet-${process.pid}`);
await build({
  configFile: false,
  root,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['prettier'] },
  build: {
    ssr: true,
    outDir: folder,
    target: 'node20.18',
    minify: false,
    rolldownOptions: {
      input: { main: path.join(root, 'test/fleet/main.ts') },
      external: [/^node:/, 'prettier'],
      output: { format: 'es', entryFileNames: '[name].mjs' },
    },
  },
});
try {
  process.exitCode = await run(process.execPath, [path.join(folder, 'main.mjs'), ...process.argv.slice(2)]);
} finally {
  await rm(folder, { recursive: true, force: true });
}
