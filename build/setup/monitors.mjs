import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from './display.mjs';
import { capture } from './run.mjs';
import { SetupProblem } from './say.mjs';

/** Devices of the machine itself stay out of it: keyboard, mouse and graphics card belong to whoever sits there. */
const serverSettings = `
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "dummy"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Screen"
  Identifier "dummy"
  Device "dummy"
  DefaultDepth 24
EndSection
`;

/**
 * Starts a virtual display with several monitors side by side. Xvfb has one only (Chromium and xrandr do not see its
 * further screens); X.Org's dummy driver has sixteen.
 * @param {readonly { width: number, height: number }[]} sizes in pixels, left to right; the first is primary
 * @returns {Promise<import('./display.mjs').VirtualDisplay>}
 */
export async function startMonitors(sizes) {
  const folder = await mkdtemp(join(tmpdir(), 'handraise-monitors-'));
  const settings = join(folder, 'xorg.conf');
  await writeFile(settings, serverSettings);
  const server = await startServer('Xorg', [
    ...['-config', settings, '-logfile', join(folder, 'log')],
    ...['-noreset', '-nolisten', 'tcp', '-novtswitch', '-sharevts'],
  ]);
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await arrange(server.display, sizes);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...server, stop };
}

/**
 * @param {string} display
 * @param {readonly { width: number, height: number }[]} sizes
 */
async function arrange(display, sizes) {
  let left = 0;
  const layout = [];
  for (const [index, { width, height }] of sizes.entries()) {
    const output = `DUMMY${index}`;
    const mode = `${width}x${height}-${index}`;
    await xrandr(display, ['--newmode', mode, ...timings(width, height)]);
    await xrandr(display, ['--addmode', output, mode]);
    layout.push(
      '--output',
      output,
      '--mode',
      mode,
      '--pos',
      `${left}x0`,
      ...(index === 0 ? ['--primary'] : []),
    );
    left += width;
  }
  await xrandr(display, layout);
  // Chromium reads the server's remembered list, which is brought up to date by somebody asking for a fresh one.
  await xrandr(display, ['--query']);
}

/** Clock in MHz and blanking as xrandr wants them. No real monitor reads them, so any that are consistent do. */
function timings(width, height) {
  const across = [width, width + 48, width + 80, width + 160];
  const down = [height, height + 3, height + 8, height + 30];
  const clock = ((width + 160) * (height + 30) * 60) / 1e6;
  return [clock.toFixed(2), ...across.map(String), ...down.map(String)];
}

/**
 * @param {string} display
 * @param {readonly string[]} args
 */
async function xrandr(display, args) {
  const { code, stderr } = await capture('xrandr', args, { env: { DISPLAY: display } });
  if (code !== 0) throw new SetupProblem(`xrandr could not set up the virtual monitors: ${stderr.trim()}`);
}
