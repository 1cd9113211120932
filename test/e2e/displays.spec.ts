import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PNG } from 'pngjs';
import { startMonitors } from '../../build/setup/monitors.mjs';
import { showDesktop } from './desktop.ts';
import { expect, test } from './fixtures.ts';
import { ReportPage } from './pages.ts';

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 1024 },
] as const;

for (const engine of ['desktop-capturer', 'screenshot-desktop'] as const) {
  test(`${engine} takes two displays, each at its own size`, async ({ start, workplace }) => {
    test.skip(!existsSync('/usr/lib/xorg/modules/drivers/dummy_drv.so'), 'needs the dummy driver of X.Org');
    const screens = await startMonitors(sizes);
    const env = { DISPLAY: screens.display };
    const hideDesktop = await showDesktop(env);
    try {
      await workplace.writePolicy({
        settings: { helpDesk: { kind: 'folder', path: workplace.deskDir }, captureEngines: [engine] },
      });
      const running = await start({ env });
      const page = await running.window();
      const report = new ReportPage(page);
      await report.question.fill('Two displays');
      await (await (await report.goOn()).sendIt()).delivered.waitFor();
      const [folder] = await readdir(workplace.deskDir);
      const attachments = path.join(workplace.deskDir, String(folder), 'attachments');
      const pictures = await Promise.all(
        (await readdir(attachments)).map(async (name) =>
          PNG.sync.read(await readFile(path.join(attachments, name))),
        ),
      );
      const taken = pictures.map(({ width, height }) => ({ width, height }));
      expect(taken.sort((a, b) => b.width - a.width)).toEqual(sizes);
      await running.close();
    } finally {
      await hideDesktop();
      await screens.stop();
    }
  });
}
