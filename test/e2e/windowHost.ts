import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, test as base, type Page } from '@playwright/test';
import { installFakeBridge, type FakeBridgeOptions } from '../fakes/window/fakeBridge.ts';
import { now } from '../fakes/window/drafts.ts';

const root = process.cwd();

/** How the window is looked at. Sizes in pixels of the screen; a zoom of 2 is text at 200 %. */
export interface Look {
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
  zoom?: number;
  /** False when no header is expected. */
  banner?: boolean;
}

/** The window with a fake main process behind it. */
export interface FakeWindow {
  /** Loads the window anew with these answers. */
  open: (options: FakeBridgeOptions, look?: Look) => Promise<Page>;
}

/** One Electron for all tests of a file: starting it costs more than loading a page. */
export const test = base.extend<object, { fake: FakeWindow }>({
  fake: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'handraise-window-'));
      const bridge = path.join(folder, 'fake-bridge.js');
      const electron = process.env['HANDRAISE_ELECTRON'];
      const host = await _electron.launch({
        ...(electron === undefined ? {} : { executablePath: electron }),
        args: [
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
          `--user-data-dir=${folder}`,
          path.join(root, 'test/fakes/window/host.cjs'),
        ],
        env: {
          ...(process.env as Record<string, string>),
          TZ: 'UTC',
          HANDRAISE_RENDERER: path.join(root, 'out/renderer'),
          HANDRAISE_FAKE_BRIDGE: bridge,
        },
        cwd: root,
      });
      const page = await host.firstWindow();
      const media = (theme: Look['theme'] = 'light'): Promise<void> =>
        page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await use({
        open: async (options, { theme, width = 960, height = 780, zoom = 1, banner = true } = {}) => {
          await writeFile(bridge, `(${installFakeBridge.toString()})(${JSON.stringify(options)})`);
          await media(theme);
          await page.clock.setFixedTime(now);
          // An address and not `evaluate`: the host's own promises are now and then lost on the way.
          await page.goto(`app://handraise/size/${width}/${height}/${zoom}`);
          await page.goto('app://handraise/index.html');
          if (banner) await page.getByRole('banner').waitFor();
          return page;
        },
      });
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});
export { expect } from '@playwright/test';
