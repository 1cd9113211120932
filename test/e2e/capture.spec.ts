import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { startMonitors } from '../../build/setup/monitors.mjs';
import { expect, test, type RunningApp } from './fixtures.ts';
import { inputTo, paintGround, shownPicture, startPaintedScreen, strangePixel } from './paintedScreen.ts';
import { openPictureWindow } from './pictureWindow.ts';

/** Presses “Another picture”, then one of the cards. */
async function choose(page: Page, card: RegExp, when?: string): Promise<void> {
  await page.getByRole('button', { name: 'Another picture' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take another picture' });
  if (when !== undefined) await dialog.getByRole('radio', { name: when }).check();
  await dialog.getByRole('button', { name: card }).click();
}

/** Whether every page over the screen covers it by now. */
function allVisible(app: RunningApp['app']): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter((one) => one.webContents.getURL().includes('overlay'))
      .every((one) => one.isVisible()),
  );
}

/** Chooses a part of the screen; the page over the screen, as soon as it can be used. */
async function openRegion({ app }: RunningApp, page: Page): Promise<Page> {
  await choose(page, /Part of the screen/);
  // Every display has a page; on one of them the words are.
  const words = (one: Page) => one.getByRole('button', { name: /Use this part/ });
  let region: Page | undefined;
  await expect
    .poll(async () => {
      const shown = await Promise.all(app.windows().map((one) => words(one).isVisible()));
      region = app.windows().find((_one, index) => shown[index]);
      return region !== undefined && (await allVisible(app));
    })
    .toBe(true);
  if (region === undefined) throw new Error('no page over the screen');
  return region;
}

const size = (region: Page, words: string) => region.getByText(words, { exact: true });

test('a part that is dragged over becomes a picture of exactly these pixels', async ({ start }) => {
  const screen = await startPaintedScreen();
  const running = await start({ env: screen.env });
  const page = await running.window();
  const region = await openRegion(running, page);
  await screen.input('mousemove', 100, 120, 'mousedown', 1, 'mousemove', 300, 200, 'mousemove', 500, 320);
  await size(region, '400 × 200').waitFor();
  await screen.input('mouseup', 1);
  await region.getByRole('button', { name: /Use this part/ }).click();
  const taken = await shownPicture(page, 'Part of the screen');
  expect([taken.width, taken.height, strangePixel(taken, 100, 120)]).toEqual([400, 200, undefined]);
  await running.close();
  await screen.stop();
});

test('a part is chosen with the keyboard alone, to the pixel', async ({ start }) => {
  const screen = await startPaintedScreen();
  const running = await start({ env: screen.env });
  const page = await running.window();
  const region = await openRegion(running, page);
  // A page over the screen reaches nothing of the report.
  expect(await region.evaluate(() => 'handraise' in window)).toBe(false);
  for (const key of ['Right', 'Right', 'Right', 'Down', 'shift+Left', 'shift+Down', 'ctrl+Right'])
    await screen.input('key', key);
  await size(region, '639 × 401').waitFor();
  await screen.input('key', 'Return');
  const taken = await shownPicture(page, 'Part of the screen');
  // The first key chose the middle: 640 × 400 at 320, 200.
  expect([taken.width, taken.height, strangePixel(taken, 332, 201)]).toEqual([639, 401, undefined]);
  await running.close();
  await screen.stop();
});

test('with scaled units every pixel of the screen is still there once', async ({ start }) => {
  const screen = await startPaintedScreen(1500, 900);
  const running = await start({ env: screen.env, args: ['--force-device-scale-factor=1.5'] });
  const page = await running.window();
  const region = await openRegion(running, page);
  await screen.input('mousemove', 150, 300, 'mousedown', 1, 'mousemove', 450, 450, 'mousemove', 600, 600);
  await screen.input('mouseup', 1);
  await size(region, '450 × 300').waitFor();
  await screen.input('key', 'shift+Right');
  await size(region, '451 × 300').waitFor();
  await screen.input('key', 'Return');
  const taken = await shownPicture(page, 'Part of the screen');
  expect([taken.width, taken.height, strangePixel(taken, 150, 300)]).toEqual([451, 300, undefined]);
  await running.close();
  await screen.stop();
});

test('one window is taken by itself, and can be clicked on the frozen screen', async ({ start }) => {
  const screen = await startPaintedScreen();
  const other = await openPictureWindow(screen.env, { x: 240, y: 160, width: 300, height: 200 });
  const running = await start({ env: screen.env });
  const page = await running.window();
  await choose(page, new RegExp(other.title));
  const alone = await shownPicture(page, `Window ${other.title}`);
  expect([alone.width, alone.height, other.strange(alone)]).toEqual([300, 200, undefined]);

  const region = await openRegion(running, page);
  await screen.input('mousemove', 300, 250, 'click', 1);
  await size(region, '300 × 200').waitFor();
  await screen.input('key', 'Return');
  const clicked = await shownPicture(page, 'Part of the screen');
  expect(other.strange(clicked)).toBeUndefined();
  await running.close();
  await other.close();
  await screen.stop();
});

test('a picture in three seconds shows neither the countdown nor our window', async ({ start }) => {
  const screen = await startPaintedScreen();
  const running = await start({ env: screen.env });
  const page = await running.window();
  const opened = running.app.waitForEvent('window');
  await choose(page, /Whole screen/, 'In 3 seconds');
  const countdown = await opened;
  await countdown.getByText('Picture in 2 seconds').waitFor();
  expect(strangePixel(await screen.now(), 0, 0)).toMatch(/\d+,\d+/);
  const taken = await shownPicture(page, 'Screen 2');
  expect([taken.width, taken.height, strangePixel(taken, 0, 0)]).toEqual([1280, 800, undefined]);
  await running.close();
  await screen.stop();
});

test('whoever changes their mind gets their window back, and no picture', async ({ start }) => {
  const screen = await startPaintedScreen();
  const running = await start({ env: screen.env });
  const page = await running.window();
  await openRegion(running, page);
  await screen.input('key', 'Escape');
  const dialog = page.getByRole('dialog', { name: 'Take another picture' });
  await dialog.getByText('No picture was taken.').waitFor();

  const opened = running.app.waitForEvent('window');
  await dialog.getByRole('radio', { name: 'In 10 seconds' }).check();
  await dialog.getByRole('button', { name: /Whole screen/ }).click();
  await (await opened).getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByText('No picture was taken.')).toBeVisible();

  // Escape reaches the countdown though it never has the focus.
  const again = running.app.waitForEvent('window');
  await dialog.getByRole('button', { name: /Whole screen/ }).click();
  await (await again).getByText(/Picture in/).waitFor();
  await screen.input('key', 'Escape');
  await expect(dialog.getByText('No picture was taken.')).toBeVisible();
  await running.close();
  await screen.stop();
});

test('a part may lie across two displays', async ({ start }) => {
  test.skip(!existsSync('/usr/lib/xorg/modules/drivers/dummy_drv.so'), 'needs the dummy driver of X.Org');
  const screens = await startMonitors([
    { width: 1280, height: 800 },
    { width: 1024, height: 768 },
  ]);
  const env = { DISPLAY: screens.display, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' };
  await paintGround(env, 2304, 800);
  const input = inputTo(env);
  const running = await start({ env });
  const page = await running.window();
  await input('mousemove', 640, 100);
  const region = await openRegion(running, page);
  await input('mousemove', 1100, 200, 'mousedown', 1, 'mousemove', 1270, 300, 'mousemove', 1500, 420);
  await input('mouseup', 1);
  await size(region, '400 × 220').waitFor();
  await input('key', 'Return');
  const taken = await shownPicture(page, 'Part of the screen');
  expect([taken.width, taken.height, strangePixel(taken, 1100, 200)]).toEqual([400, 220, undefined]);
  await running.close();
  await screens.stop();
});
