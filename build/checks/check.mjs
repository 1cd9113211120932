// `npm run check [-- name …]`: types, lint, formatting, import rules, unused code, texts. Two at a time. A name such as
// `types` stands for all that begin with it.
import { capture } from '../setup/run.mjs';
import { tasks } from './tasks.mjs';

const wanted = process.argv.slice(2);
const meant = (name, task) => task.name === name || task.name.startsWith(`${name}:`);
const unknown = wanted.filter((name) => !tasks.some((task) => meant(name, task)));
if (unknown.length > 0) {
  console.error(
    `There is no check "${unknown.join('", "')}". There are: ${tasks.map((task) => task.name).join(', ')}.`,
  );
  process.exit(2);
}

const waiting = tasks.filter((task) => wanted.length === 0 || wanted.some((name) => meant(name, task)));
let failed = 0;

async function work() {
  for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
    const began = performance.now();
    const { code, stdout, stderr } = await capture(process.execPath, task.args, { env: { NO_COLOR: '1' } });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${code === 0 ? '✓' : '✗'} ${task.title} (${seconds} s)`);
    if (code !== 0) {
      failed += 1;
      console.log(`${stdout}${stderr}`.trimEnd().replace(/^/gm, '  '));
    }
  }
}

await Promise.all([work(), work()]);
if (failed > 0) console.log(`\n${failed} ${failed === 1 ? 'check has' : 'checks have'} something to say.`);
process.exitCode = failed > 0 ? 1 : 0;
