/**
 * Recorded steps: from a real click until its step is durable on the disk, at five clicks a second, and the memory
 * during a long recording. `node test/bench/steps.bench.mjs [steps]`
 *
 * The clicks are xdotool's, in a terminal's window on a display of 1920×1080 with a window manager. The time begins
 * when the hook hears the click and ends when picture and step are fsynced under their names.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startServer } from '../../build/setup/display.mjs';
import { ensurePackages } from '../../build/setup/system.mjs';
import { bundleHost, startHost } from './lib/host.mjs';
import { median } from './lib/stats.mjs';

const steps = Number(process.argv[2] ?? 500);
const every = 0.2;

await ensurePackages(['xvfb', 'openbox', 'xterm', 'xdotool', 'x11-xserver-utils']);
const folder = await mkdtemp(path.join(tmpdir(), 'handraise-bench-'));
const bundle = await bundleHost('stepsHost', ['encodePng', 'screenshot', 'input']);
const server = await startServer('Xvfb', ['-noreset', '-nolisten', 'tcp', '-screen', '0', '1920x1080x24']);
const env = { DISPLAY: server.display, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' };
/** @type {import('node:child_process').ChildProcess[]} */
const programs = [];

try {
  await run('xsetroot', ['-solid', 'steelblue']);
  start('openbox', ['--sm-disable']);
  // A window that comes while the window manager starts is shown by neither.
  while (!(await works('xdotool', ['get_num_desktops']))) await setTimeout(50);
  start('xterm', [
    '-T',
    'Clicked',
    '-geometry',
    '120x40+100+300',
    '-e',
    'yes "Etaoin shrdlu 4711" | head -40; cat',
  ]);
  await run('xdotool', ['search', '--sync', '--onlyvisible', '--name', 'Clicked']);
  const host = await startHost(bundle.entry, env);
  for (const pictures of ['window', 'screen']) {
    const wanted = pictures === 'window' ? steps : Math.min(steps, 100);
    const first = await host.ask({ begin: path.join(folder, pictures), pictures });
    let early = first;
    for (let done = 0; done < wanted; done += 50) {
      await click(done, Math.min(50, wanted - done));
      const now = await host.ask({});
      if (done === 0) early = now;
    }
    const end = await host.ask({ stop: true });
    const taken = /** @type {number[]} */ (end.taken);
    const sorted = [...taken].sort((one, other) => one - other);
    const at = (/** @type {number} */ share) => (sorted[Math.floor(sorted.length * share)] ?? NaN).toFixed(0);
    console.log(`Pictures of the ${pictures}: ${wanted} clicks at ${1 / every}/s`);
    console.log(`  saved ${String(end.steps)}, lost ${wanted - Number(end.steps)}`);
    console.log(
      `  click to saved step   ${median(taken).toFixed(0)} ms median, ${at(0.95)} p95, ${at(0.999)} most`,
    );
    console.log(
      `  memory of the main process   ${megabytes(first.mainMegabytes)} at the begin, ${megabytes(early.mainMegabytes)} after 50, ${megabytes(end.mainMegabytes)} at the end; all processes ${megabytes(first.allMegabytes)}, ${megabytes(early.allMegabytes)}, ${megabytes(end.allMegabytes)}`,
    );
  }
  await host.stop();
} finally {
  for (const program of programs) program.kill('SIGKILL');
  await server.stop();
  await bundle.remove();
  await rm(folder, { recursive: true, force: true });
}

/** @param {unknown} value */
function megabytes(value) {
  return `${Number(value).toFixed(0)} MB`;
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function start(program, args) {
  programs.push(spawn(program, [...args], { env: { ...process.env, ...env }, stdio: 'ignore' }));
}

/**
 * Clicks in one program, each in another place, so that no two are a double click.
 * @param {number} from
 * @param {number} count
 */
function click(from, count) {
  const args = Array.from({ length: count }, (_, index) => {
    const place = from + index;
    const x = 130 + (place % 12) * 40;
    const y = 340 + (Math.floor(place / 12) % 8) * 40;
    return ['mousemove', x, y, 'click', 1, 'sleep', every];
  });
  return run('xdotool', args.flat().map(String));
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function works(program, args) {
  return run(program, args).then(
    () => true,
    () => false,
  );
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<void>}
 */
function run(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { env: { ...process.env, ...env }, stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`)),
    );
  });
}
