import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SetupProblem } from './say.mjs';

/** Whether a person's (or a test's) display is at hand. macOS and Windows always have one. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Starts a virtual display on the first free number. It ends with this process at the latest.
 * @param {{ screens?: readonly { width: number, height: number }[] }} [options] in pixels; several are joined
 *   left to right by Xinerama
 * @returns {Promise<{ display: string, pid: number, stop: () => Promise<void> }>} `display` such as `:3`
 */
export async function startXvfb({ screens = [{ width: 1920, height: 1080 }] } = {}) {
  const sizes = screens.flatMap(({ width, height }, index) => [
    '-screen',
    `${index}`,
    `${width}x${height}x24`,
  ]);
  const joined = screens.length > 1 ? ['+xinerama'] : [];
  const server = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp', ...joined, ...sizes], {
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

  const number = await Promise.race([
    once(server.stdio[3], 'data').then(([text]) => String(text).trim()),
    gone,
  ]);
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
 * @param {Parameters<typeof startXvfb>[0]} [options]
 * @returns {Promise<T>}
 */
export async function withDisplay(action, options) {
  const xvfb = await startXvfb(options);
  try {
    // A Wayland session's variables would win over DISPLAY in some programs.
    return await action({ DISPLAY: xvfb.display, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' });
  } finally {
    await xvfb.stop();
  }
}
