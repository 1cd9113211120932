/**
 * A video of a 1920×1080 screen on which something moves all the time: what it weighs and what it takes of the
 * processor, beside the same app doing nothing for as long. `node test/bench/video.bench.mjs [seconds]`, a minute
 * without.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { _electron } from '@playwright/test';
import { run } from '../../build/setup/run.mjs';
import { startServer } from '../../build/setup/display.mjs';
import { chromiumFlags } from '../../build/setup/flags.mjs';
import { ensureElectron } from '../../build/setup/runtime.mjs';
import { ensurePackages } from '../../build/setup/system.mjs';
import { processTree } from './lib/memory.mjs';

const seconds = Number(process.argv[2] ?? 60);
/** Clock ticks of the processor a second, `getconf CLK_TCK` on every Linux. */
const ticks = 100;

await ensurePackages(['xvfb', 'xterm', 'x11-xserver-utils']);
if ((await run(process.execPath, ['build/bundle.mjs'])) !== 0) throw new Error('the app was not built');
const runtime = await ensureElectron({ quiet: true });
const folder = await mkdtemp(path.join(tmpdir(), 'handraise-bench-'));
const server = await startServer('Xvfb', ['-noreset', '-nolisten', 'tcp', '-screen', '0', '1920x1080x24']);
Object.assign(process.env, { DISPLAY: server.display, WAYLAND_DISPLAY: '' });
const program = spawn(
  'xterm',
  [
    '-geometry',
    '200x60+100+100',
    '-e',
    'i=0; while :; do i=$((i+1)); echo "line $i of a log that goes on and on"; sleep 0.1; done',
  ],
  { stdio: 'ignore' },
);
try {
  const policy = path.join(folder, 'policy.json');
  const video = { framesPerSecond: 5, quality: 'medium', maxSeconds: seconds + 60, maxMegabytes: 200 };
  await writeFile(
    policy,
    JSON.stringify({ settings: { helpDesk: { kind: 'folder', path: folder }, video } }),
  );
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...chromiumFlags(runtime), '.'],
    env: {
      ...process.env,
      HANDRAISE_DATA_DIR: path.join(folder, 'data'),
      HANDRAISE_POLICY: policy,
    },
  });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Record a video' }).waitFor();
  // Pictures, machine details and reading are over.
  await wait(15_000);
  const idle = await processorSeconds(app.process().pid, seconds);
  await page.getByRole('button', { name: 'Record a video' }).click();
  await page.getByRole('region', { name: 'One screen' }).getByRole('button').first().click();
  const bar =
    app.windows().find((one) => one.url().endsWith('/bar.html')) ?? (await app.waitForEvent('window'));
  await bar.getByRole('timer').waitFor();
  const filming = await processorSeconds(app.process().pid, seconds);
  await bar.getByRole('button', { name: 'Stop' }).click();
  const file = page.getByRole('listitem').filter({ hasText: 'Video 1.webm' });
  await file.waitFor();
  const weight = /[\d.,]+\s*[kMG]?B/.exec((await file.textContent()) ?? '')?.[0];
  console.log(`A video of ${seconds} s, 1920×1080, 5 pictures a second, medium quality`);
  console.log(`  weight                              ${weight}`);
  console.log(`  of one core while filming           ${percent(filming)}`);
  console.log(`  … while the app did nothing         ${percent(idle)}`);
  await app.close();
} finally {
  program.kill();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** @param {number} spent seconds of processor time */
function percent(spent) {
  return `${((spent / seconds) * 100).toFixed(0)} %`;
}

/**
 * What the app's processes take of the processor for so long, in seconds.
 * @param {number | undefined} pid
 * @param {number} duration seconds
 */
async function processorSeconds(pid, duration) {
  const before = await spent(pid);
  await wait(duration * 1000);
  return (await spent(pid)) - before;
}

/** @param {number | undefined} pid */
async function spent(pid) {
  let sum = 0;
  for (const one of await processTree(pid ?? 0)) {
    const stat = await readFile(`/proc/${one}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    sum += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  return sum / ticks;
}
