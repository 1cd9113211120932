import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SetupProblem } from './say.mjs';

/**
 * @typedef {object} VirtualDisplay
 * @property {string} display such as `:3`
 * @property {number} pid
 * @property {() => Promise<void>} stop ends the server and resolves when it is gone
 */

/** Whether a person's (or a test's) display is at hand. macOS and Windows always have one. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Starts a virtual display with one monitor on the first free number. It ends with this process at the latest.
 * @param {{ width?: number, height?: number }} [size] in pixels
 * @returns {Promise<VirtualDisplay>}
 */
export function startXvfb({ width = 1920, height = 1080 } = {}) {
  // -noreset: what a program paints on the display would go when the last program leaves it.
  return startServer('Xvfb', ['-noreset', '-nolisten', 'tcp', '-screen', '0', `${width}x${height}x24`]);
}

/**
 * Starts an X server that chooses its own number and tells it on file descriptor 3.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<VirtualDisplay>}
 */
export async function startServer(program, args) {
  const server = spawn(program, ['-displayfd', '3', ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let words = '';
  server.stderr.setEncoding('utf8').on('data', (text) => (words += text));
  const gone = new Promise((resolve) => {
    server.once('error', (error) => resolve(error.message));
    server.once('exit', () => resolve(words.trim() || 'it ended at once'));
  });
  const end = () => server.kill();
  process.once('exit', end);

  const told = once(server.stdio[3], 'data').then(([text]) => String(text).trim());
  const number = await Promise.race([told, gone]);
  if (!/^\d+$/.test(number)) throw new SetupProblem(`no virtual display: ${number}`);
  return {
    display: `:${number}`,
    pid: server.pid ?? -1,
    stop: async () => {
      process.off('exit', end);
      end();
      await gone;
    },
  };
}

/**
 * Runs something with a virtual display of its own, and ends the display afterwards, whatever came of it.
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} action gets the variables its programs need
 * @param {() => Promise<VirtualDisplay>} [start]
 * @returns {Promise<T>}
 */
export async function withDisplay(action, start = startXvfb) {
  const server = await start();
  try {
    // A Wayland session's variables would win over DISPLAY in some programs.
    return await action({ DISPLAY: server.display, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' });
  } finally {
    await server.stop();
  }
}
