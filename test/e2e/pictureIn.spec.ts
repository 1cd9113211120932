import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PNG } from 'pngjs';
import { expect, test } from './fixtures.ts';
import { ReportPage } from './pages.ts';

test('a picture that was copied in another program is pasted with Ctrl+V', async ({ start }) => {
  const running = await start();
  const report = new ReportPage(await running.window());
  await running.app.evaluate(({ clipboard, nativeImage }) => {
    const pixels = Buffer.alloc(40 * 30 * 4, 0x5a);
    // Named so until Electron 44; the runtime that the tests fall back to is older than the types.
    const board = clipboard as unknown as { writeImage: (image: Electron.NativeImage) => void };
    board.writeImage(nativeImage.createFromBitmap(pixels, { width: 40, height: 30 }));
  });
  await report.question.click();
  await report.page.keyboard.press('Control+V');
  await report.page
    .getByRole('button', { name: /image\.png/ })
    .first()
    .waitFor();
  await running.close();
});

test('a picture that is dragged in from the file manager is added', async ({ start, workplace }) => {
  const file = path.join(path.dirname(workplace.dataDir), 'Invoice.png');
  await writeFile(file, PNG.sync.write(new PNG({ width: 40, height: 30 })));
  const running = await start();
  const page = await running.window();
  await new ReportPage(page).question.waitFor();
  // The browser's own drag, with a real file: a page cannot make one with a path.
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  await browser.send('Input.dispatchDragEvent', { type: 'dragEnter', x: 300, y: 300, data });
  await browser.send('Input.dispatchDragEvent', { type: 'dragOver', x: 300, y: 300, data });
  await expect(page.getByText('Let go to add the files')).toBeVisible();
  await browser.send('Input.dispatchDragEvent', { type: 'drop', x: 300, y: 300, data });
  await page
    .getByRole('button', { name: /Invoice\.png/ })
    .first()
    .waitFor();
  await running.close();
});
