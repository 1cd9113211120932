/**
 * Looking for secrets in texts: messages of 2,000 characters, a log, and texts made to be slow. The budgets are 5 ms
 * for 2,000 characters, and that a text eight times as long takes about eight times as long: sixteen where the end of
 * the text shows a secret and it is looked at once more; a cost that grows with the square would show 64. `node test/bench/secrets.bench.mjs [rounds]`
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { verdict } from './lib/stats.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const rounds = Number(process.argv[2] ?? 25);
const folder = path.join(root, 'out', `bench-secrets-${process.pid}`);
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
      input: { host: path.join(root, 'test/bench/lib/secretsHost.ts') },
      external: [/^node:/],
      output: { format: 'es', entryFileNames: '[name].mjs' },
    },
  },
});
try {
  /** @type {typeof import('./lib/secretsHost.ts')} */
  const { findSecrets, hostileTexts, messages } = await import(
    pathToFileURL(path.join(folder, 'host.mjs')).href
  );

  /** Milliseconds that the processor spends on one look. @param {string} text */
  const took = (text) => {
    const start = process.cpuUsage();
    findSecrets(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  /** The quickest of some looks: a machine that does other things only ever adds. @param {string} text @param {number} [times] */
  const best = (text, times = rounds) => Math.min(...Array.from({ length: times }, () => took(text)));

  console.log('Looking for secrets in a message of 2,000 characters');
  for (const [language, text] of Object.entries(messages(2000))) {
    const quickest = best(text);
    console.log(verdict(`  ${language}: ${quickest.toFixed(2)} ms, of 5 ms`, quickest / 5, 1));
  }
  const log = messages(64_000).en;
  const rate = log.length / best(log, 5) / 1000;
  console.log(`\nA log in pieces of 64,000 characters: ${rate.toFixed(1)} million characters a second`);

  console.log('\nTexts made to be slow: 64,000 characters against 8,000');
  for (const [name, text] of Object.entries(hostileTexts(64_000))) {
    const short = best(text.slice(0, 8000), 40);
    const long = best(text, 10);
    console.log(verdict(`  ${name.padEnd(16)} ${long.toFixed(0).padStart(4)} ms`, long / short, 20));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
