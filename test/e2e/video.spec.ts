import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { PNG } from 'pngjs';
import type { Page } from '@playwright/test';
import { showDesktop } from './desktop.ts';
import { expect, test, type RunningApp, type Workplace } from './fixtures.ts';
import { ReportPage } from './pages.ts';

let hideDesktop: () => Promise<void>;
test.beforeAll(async () => {
  hideDesktop = await showDesktop();
});
test.afterAll(() => hideDesktop());

/** The bar that is in sight while something is filmed. */
async function barOf({ app }: RunningApp): Promise<Page> {
  const isBar = (page: Page): boolean => page.url().endsWith('/bar.html');
  return app.windows().find(isBar) ?? app.waitForEvent('window', isBar);
}

async function film(running: RunningApp, page: Page): Promise<Page> {
  await page.getByRole('button', { name: 'Record a video' }).click();
  await page.getByRole('region', { name: 'One screen' }).getByRole('button').first().click();
  return barOf(running);
}

async function secondsOf(bytes: Uint8Array): Promise<number> {
  return new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS }).computeDuration();
}

/** What the folder desk holds of the one report. */
async function delivered(workplace: Workplace, name: string): Promise<Buffer> {
  const [folder = ''] = await readdir(workplace.deskDir);
  return readFile(path.join(workplace.deskDir, folder, 'attachments', name));
}

test('the screen is filmed with the bar in sight, the film is cut, a picture is taken from it, and all is sent', async ({
  start,
  workplace,
}) => {
  const running = await start();
  const page = await running.window();
  const report = new ReportPage(page);
  await report.question.fill('It flickers');
  const bar = await film(running, page);
  await expect(bar.getByText(/0:0[3-9]/)).toBeVisible({ timeout: 30_000 });
  await bar.getByRole('button', { name: 'Stop' }).click();

  await page.getByRole('button', { name: /^Look at Video 1/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Video 1.webm' });
  await expect(dialog.getByText(/The video is 0:0[2-9]/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Take a picture of this moment' }).click();
  await expect(dialog.getByText('The picture was added.')).toBeVisible();
  const slider = dialog.getByRole('slider');
  await slider.focus();
  for (let step = 0; step < 10; step += 1) await slider.press('ArrowRight');
  await dialog.getByRole('button', { name: 'Begin here' }).click();
  await dialog.getByRole('button', { name: 'Keep only this part' }).click();
  await expect(dialog).toBeHidden();

  const sent = await (await report.goOn()).sendIt();
  await expect(sent.delivered).toBeVisible();
  const video = await delivered(workplace, 'Video 1.webm');
  const seconds = await secondsOf(video);
  expect(seconds).toBeGreaterThan(0.5);
  expect(seconds).toBeLessThan(20);
  const still = PNG.sync.read(await delivered(workplace, 'Picture from Video 1.png'));
  expect([still.width, still.height]).toEqual([1920, 1080]);
  // Not black: the desktop behind has colours.
  expect(new Set(still.data).size).toBeGreaterThan(8);
});

test('a film ends by itself at the length that the policy allows, and is kept', async ({
  start,
  workplace,
}) => {
  await workplace.writePolicy({
    settings: {
      helpDesk: { kind: 'folder', path: workplace.deskDir },
      video: { framesPerSecond: 4, quality: 'low', maxSeconds: 5, maxMegabytes: 5 },
    },
  });
  const running = await start();
  const page = await running.window();
  await film(running, page);
  await expect(page.getByRole('button', { name: /^Look at Video 1/ })).toBeVisible({ timeout: 40_000 });
});

test('when the bar goes, filming stops, and what was filmed is kept', async ({ start }) => {
  const running = await start();
  const page = await running.window();
  const bar = await film(running, page);
  await expect(bar.getByText(/0:0[2-9]/)).toBeVisible({ timeout: 30_000 });
  await bar.close();
  await expect(page.getByRole('button', { name: /^Look at Video 1/ })).toBeVisible({ timeout: 40_000 });
  // Nothing is recorded any more.
  await expect(page.getByRole('button', { name: 'Record a video' })).toBeEnabled();
});
