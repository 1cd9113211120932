/** `npm run score:secrets [-- --tune]`: how many secrets are found in the held-out messages, by language and kind. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { root, run } from '../../../build/setup/run.mjs';

const folder = path.join(root, 'out', `score-${process.pid}`);
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
      input: { main: path.join(root, 'test/sets/secrets/main.ts') },
      external: [/^node:/],
      output: { format: 'es', entryFileNames: '[name].mjs' },
    },
  },
});
try {
  process.exitCode = await run(process.execPath, [path.join(folder, 'main.mjs'), ...process.argv.slice(2)]);
} finally {
  await rm(folder, { recursive: true, force: true });
}
