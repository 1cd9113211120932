import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** @returns {boolean} whether the next start has to read everything from the disk */
export function dropDiskCache() {
  spawnSync('sync');
  try {
    writeFileSync('/proc/sys/vm/drop_caches', '3');
    return true;
  } catch {
    return false;
  }
}

/**
 * Resolves with the moment at which a window of the size of ours stands on the screen. The X server tells it: whoever
 * asks again and again takes processor time from what is measured.
 */
function windowOnScreen() {
  const watcher = spawn('xev', ['-root', '-event', 'substructure'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  const mapped = new Promise((resolve, reject) => {
    watcher.stdout.setEncoding('utf8').on('data', (chunk) => {
      const now = performance.now();
      text += chunk;
      // Chromium maps nothing but the window itself; its helpers stay unmapped.
      if (/^MapNotify/m.test(text)) resolve(now);
    });
    watcher.once('error', reject);
  });
  return { mapped, stop: () => watcher.kill() };
}

/**
 * Milliseconds from the start of the program to its window on the screen, drawn.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string>} env
 * @param {number} [stays] how long the program runs on before it is ended, in milliseconds
 * @returns {Promise<number>}
 */
export async function windowStart(program, args, env, stays = 0) {
  const watcher = windowOnScreen();
  // The watcher has to stand before anything can happen.
  await pause(150);
  const began = performance.now();
  const child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...env } });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const took = (await watcher.mapped) - began;
  watcher.stop();
  if (stays > 0) await pause(stays);
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(killer);
  return took;
}

/**
 * A pattern, because an empty virtual display is black and no engine may take that. Drawn by the X server itself: another
 * Electron on the screen would keep the runtime's pages in memory, and nothing would start cold.
 */
export function drawPattern() {
  spawnSync('xsetroot', ['-mod', '7', '7', '-fg', 'white', '-bg', 'steelblue']);
}
