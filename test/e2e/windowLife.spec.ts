import { spawn } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { ReportPage } from './pages.ts';

test.describe('the life of the window', () => {
  test.beforeEach(({ workplace }) =>
    workplace.writePolicy({
      settings: { helpDesk: { kind: 'folder', path: workplace.deskDir }, takePicture: false },
    }),
  );

  test('a report begun while the window before it still closes is there to write in', async ({
    start,
    workplace,
  }) => {
    const { app, window } = await start();
    const first = await window();
    await expect(new ReportPage(first).question).toBeVisible();
    const closed = first.waitForEvent('close');
    const opened = app.waitForEvent('window');
    await app.evaluate(({ app: running, BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
      running.emit('second-instance', {}, ['electron', '.']);
    });
    const report = new ReportPage(await opened);
    await closed;
    await report.question.fill('Pressed again at once');
    await expect(report.saved).toBeVisible();
    await expect.poll(() => readdir(path.join(workplace.dataDir, 'drafts'))).toHaveLength(1);
  });

  test('words typed just before another report is begun are kept', async ({ start, workplace }) => {
    const { app, window } = await start();
    const page = await window();
    const report = new ReportPage(page);
    await report.question.fill('Typed and not saved yet');
    await app.evaluate(({ app: running }) => running.emit('second-instance', {}, ['electron', '.']));
    await expect(report.question).toHaveValue('');
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const { handraise } = globalThis as unknown as {
            handraise: { listReports: () => Promise<{ drafts: { summary: string }[] }> };
          };
          return (await handraise.listReports()).drafts.map(({ summary }) => summary).sort();
        }),
      )
      .toEqual(['', 'Typed and not saved yet']);
    await expect.poll(() => readdir(path.join(workplace.dataDir, 'drafts'))).toHaveLength(2);
  });

  test('a page that dies is loaded anew, with what was written', async ({ start }) => {
    const { app, window } = await start();
    const report = new ReportPage(await window());
    await report.question.fill('The screen went grey');
    await expect(report.saved).toBeVisible();
    await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const loaded = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(null)));
      contents?.forcefullyCrashRenderer();
      await loaded;
    });
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
            'document.querySelector("main textarea, main input")?.value ?? ""',
          ),
        ),
      )
      .toBe('The screen went grey');
  });

  test('a data folder that takes nothing is said, not passed over in silence', async ({ workplace }) => {
    await writeFile(workplace.dataDir, 'a file where the folder should be');
    const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(process.env['HANDRAISE_ELECTRON'] ?? 'electron', [...flags, '.'], {
      env: { ...process.env, HANDRAISE_DATA_DIR: workplace.dataDir, HANDRAISE_POLICY: workplace.policyFile },
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    try {
      await expect.poll(() => said).toContain(`cannot keep reports in this folder: ${workplace.dataDir}`);
    } finally {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    }
  });
});
