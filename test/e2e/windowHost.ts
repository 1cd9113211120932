import path from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { installFakeBridge, type FakeBridgeOptions } from '../fakes/window/fakeBridge.ts';
import { now } from '../fakes/window/states.ts';

const root = process.cwd();

/** The window with a fake main process behind it. */
export interface FakeWindow {
  page: Page;
  /** Loads the window anew with these answers. Sizes in CSS pixels at 100 %. */
  open: (options: FakeBridgeOptions, look?: Look) => Promise<Page>;
}

export interface Look {
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** Text size, as the main process sets it: 2 is 200 %. */
  zoom?: number;
}

async function resize(
  host: ElectronApplication,
  { width = 960, height = 780, zoom = 1 }: Look,
): Promise<void> {
  await host.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(size.width, size.height);
      window?.webContents.setZoomFactor(size.zoom);
    },
    { width, height, zoom },
  );
}

/** One Electron for all tests of a file: starting it costs more than loading a page. */
export const test = base.extend<object, { fake: FakeWindow }>({
  fake: [
    // Playwright wants the destructuring, also of nothing.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const host = await _electron.launch({
        ...(process.env['HANDRAISE_ELECTRON'] === undefined
          ? {}
          : { executablePath: process.env['HANDRAISE_ELECTRON'] }),
        args: [
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
          path.join(root, 'test/fakes/window/host.cjs'),
        ],
        env: { ...process.env, TZ: 'UTC', HANDRAISE_RENDERER: path.join(root, 'out/renderer') } as Record<
          string,
          string
        >,
        cwd: root,
      });
      const page = await host.firstWindow();
      await use({
        page,
        open: async (options, look = {}) => {
          await page.emulateMedia({ colorScheme: look.theme ?? 'light', reducedMotion: 'reduce' });
          await page.goto('about:blank');
          await host.evaluate(
            (_electron, code) => Object.assign(globalThis, { fakeBridge: code }),
            `(${installFakeBridge.toString()})(${JSON.stringify(options)})`,
          );
          await page.clock.setFixedTime(now);
          await page.goto('app://handraise/index.html');
          await resize(host, look);
          await page.getByRole('banner').waitFor();
          return page;
        },
      });
      await host.close();
    },
    { scope: 'worker' },
  ],
});
export { expect } from '@playwright/test';
