/**
 * From click to frozen picture against the screenshot tools of the command line, one 1920×1080 display with something
 * on it, ABAB in one run. `node test/bench/picture.bench.mjs [rounds]`
 *
 * A tool freezes its pixels at a moment that cannot be seen from outside: its side is the time until its PNG is
 * there. That of ours is told too, though the budget is about the frozen picture: from then on the window may show.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decode } from 'fast-png';
import { startServer } from '../../build/setup/display.mjs';
import { ensurePackages } from '../../build/setup/system.mjs';
import { bundleHost, startHost } from './lib/host.mjs';
import { line, median, verdict } from './lib/stats.mjs';

const rounds = Number(process.argv[2] ?? 9);
const budget = 1.5;
const size = '1920x1080';

await ensurePackages(['xvfb', 'imagemagick', 'maim', 'scrot']);
const folder = await mkdtemp(path.join(tmpdir(), 'handraise-bench-'));
const bundle = await bundleHost('pictureHost', ['encodePng', 'screenshot']);
// Kept when its last client goes: what is drawn on it would go too.
const server = await startServer('Xvfb', ['-noreset', '-nolisten', 'tcp', '-screen', '0', `${size}x24`]);
const env = { DISPLAY: server.display, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' };

try {
  await drawDesktop();
  const file = path.join(folder, 'tool.png');
  const tools = {
    maim: ['maim', file],
    scrot: ['scrot', '--overwrite', file],
    import: ['import', '-silent', '-window', 'root', file],
  };
  /** @type {number[]} */
  const firsts = [];
  let host = await startHost(bundle.entry, env);
  let first = await take('desktop-capturer');
  for (let start = 0; start < Math.min(rounds, 5); start++) {
    await host.stop();
    host = await startHost(bundle.entry, env);
    first = await take('desktop-capturer');
    firsts.push(first.frozen);
  }
  const [ours] = first.pictures;
  console.log(`Pictures of one ${size} display (${ours?.bytes} bytes as PNG)`);

  /** @type {Record<string, number[]>} */
  const times = { 'desktop-capturer frozen': [], 'desktop-capturer as PNG': [] };
  for (let round = 0; round < rounds; round++) {
    for (const [name, [program = '', ...args]] of Object.entries(tools)) {
      const { frozen, encoded } = await take('desktop-capturer');
      times['desktop-capturer frozen']?.push(frozen);
      times['desktop-capturer as PNG']?.push(encoded);
      (times[name] ??= []).push(await timed(program, args));
    }
    const other = await take('screenshot-desktop');
    (times['screenshot-desktop frozen'] ??= []).push(other.frozen);
  }
  await checkContent(file);
  await host.stop();

  console.log(line('desktop-capturer frozen, first in its process', firsts));
  for (const [name, values] of Object.entries(times)) console.log(line(name, values));
  const of = (/** @type {string} */ name) => median(times[name] ?? []);
  const fastest = Object.keys(tools).reduce((best, name) => (of(name) < of(best) ? name : best));
  console.log(
    verdict(`frozen picture against ${fastest}`, of('desktop-capturer frozen') / of(fastest), budget),
  );
  console.log(verdict(`the first one against ${fastest}`, median(firsts) / of(fastest), budget));

  /**
   * @param {string} engine
   */
  async function take(engine) {
    const answer = await host.ask({ engine });
    const { pictures, failures, frozen, encoded } =
      /** @type {{ pictures: { width: number, height: number, bytes: number }[], failures: unknown[], frozen: number, encoded: number }} */ (
        answer
      );
    const [picture] = pictures;
    if (failures.length > 0 || picture?.width !== 1920 || picture.height !== 1080) {
      throw new Error(`${engine} took no picture: ${JSON.stringify(failures)}`);
    }
    return { pictures, frozen, encoded };
  }
} finally {
  await server.stop();
  await bundle.remove();
  await rm(folder, { recursive: true, force: true });
}

/** A desktop with two windows full of small text, a bar and a photograph-like corner, so that PNG has its usual work. */
async function drawDesktop() {
  const text = Array.from(
    { length: 45 },
    (_, row) => `${row} ${'Etaoin shrdlu, 4711: '.repeat(5).slice(row % 20)}`,
  );
  const file = path.join(folder, 'desktop.png');
  const window = (/** @type {string} */ at, /** @type {string} */ paper, /** @type {string} */ ink) => [
    ...['(', '-size', '860x820', `xc:${paper}`, '-fill', ink, '-pointsize', '14'],
    ...['-annotate', '+12+24', text.join('\n'), ')', '-geometry', at, '-composite'],
  ];
  await timed('convert', [
    ...['-size', size, 'gradient:#dfe8f2-#9fb4cc'],
    ...window('+60+80', '#ffffff', '#111111'),
    ...window('+990+160', '#1e1e1e', '#d4d4d4'),
    ...['(', '-size', '400x260', 'plasma:tomato-steelblue', ')', '-geometry', '+1500+40', '-composite'],
    ...['-fill', '#2b3440', '-draw', 'rectangle 0,1040 1920,1080', file],
  ]);
  // It ends with 1 also when all went well; `checkContent` looks at what came of it.
  await timed('display', ['-window', 'root', file]).catch(() => {});
}

/** What the tools saw is the drawn desktop, so that nobody was quick because there was nothing to see. */
async function checkContent(/** @type {string} */ file) {
  const { data } = decode(await readFile(file));
  if (new Set(data.subarray(0, 1_000_000)).size < 50) throw new Error('there was nothing on the display');
  if ((await stat(file)).size < 50_000) throw new Error('the tools took an empty picture');
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<number>} milliseconds from the start until the end of the program
 */
function timed(program, args) {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(program, [...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve(performance.now() - begin);
      else reject(new Error(`${program} ended with ${code}`));
    });
  });
}
