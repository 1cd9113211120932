/** screenshot-desktop as it can be: `node faultyScreenshot.cjs <fault>`. Lists two displays side by side, 8×6 each. */
import { encodePng } from '../../../electron/adapters/capture/png.ts';
import {
  serveScreenshots,
  type ScreenshotDesktop,
} from '../../../electron/adapters/capture/shootDisplays.ts';
import { connectParent } from '../../../electron/adapters/workers/parentPort.ts';

const fault = process.argv[2];
const listed = [
  { id: 'DP-1', name: 'DP-1', width: 8, height: 6, offsetX: 0, offsetY: 0 },
  { id: 'DP-2', name: 'DP-2', width: 8, height: 6, offsetX: 8, offsetY: 0 },
];

function shoot({ screen }: { screen: string | number }): Promise<Uint8Array> {
  switch (fault ?? 'none') {
    case 'neverSettles':
      // What it does when xrandr fails: the rejection belongs to a promise that nobody holds.
      void Promise.reject(new Error('Command failed: xrandr --current'));
      return new Promise(() => {});
    case 'hangsAtSecond':
      if (screen === 'DP-2') return new Promise(() => {});
      break;
    case 'dies':
      process.exit(9);
      break;
    case 'rejects':
      return Promise.reject(new Error('import: unable to open X server'));
    case 'noBytes':
      return Promise.resolve(new Uint8Array());
    case 'noPng':
      return Promise.resolve(new TextEncoder().encode('import: not authorized'));
  }
  const data = new Uint8Array(8 * 6 * 4).fill(screen === 'DP-1' ? 100 : 200);
  return Promise.resolve(encodePng({ width: 8, height: 6, data }));
}

const screenshotDesktop: ScreenshotDesktop = Object.assign(shoot, {
  listDisplays: () => Promise.resolve(listed),
});
serveScreenshots(connectParent(), {
  load: () => screenshotDesktop,
  platform: fault?.startsWith('linux') === true ? 'linux' : 'win32',
  env: { PATH: '/nowhere', ...(fault === 'linuxWithoutTools' ? { DISPLAY: ':0' } : {}) },
});
