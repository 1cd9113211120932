import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PNG } from 'pngjs';
import { difference, screenNow, showDesktop } from './desktop.ts';
import { expect, test, type Workplace } from './fixtures.ts';
import { PreviewPage, ReportPage, ReportsPage, SentPage } from './pages.ts';

interface Delivered {
  folder: string;
  report: {
    id: string;
    summary: string;
    steps: string[];
    attachments: { name: string; sha256: string; location: string }[];
    machine: { sections: { id: string }[] } | null;
  };
}

/** What the folder desk holds. */
async function delivered(workplace: Workplace): Promise<Delivered[]> {
  const folders = await readdir(workplace.deskDir);
  return Promise.all(
    folders.map(async (name) => {
      const folder = path.join(workplace.deskDir, name);
      const report = JSON.parse(
        await readFile(path.join(folder, 'report.json'), 'utf8'),
      ) as Delivered['report'];
      return { folder, report };
    }),
  );
}

test.describe('from one click to a ticket', () => {
  let hideDesktop: () => Promise<void>;
  test.beforeAll(async () => {
    hideDesktop = await showDesktop();
  });
  test.afterAll(() => hideDesktop());

  test('the picture is taken before our window shows, and the ticket has a number', async ({
    start,
    workplace,
  }) => {
    const before = screenNow();
    const page = await (await start()).window();
    const report = new ReportPage(page);
    await expect(report.picture()).toBeVisible();
    await report.question.fill('Invoice 17 does not print');
    await report.showAllFields();
    await report.field('Details').fill('Everybody on the third floor has it.');
    await report.writeSteps('Open invoice 17', 'Press Print');
    const preview = await report.goOn();
    await expect(page.getByRole('main')).toContainText('Invoice 17 does not print');
    const exact = await preview.exactData();
    const sent = await preview.sendIt();
    await expect(sent.delivered).toBeVisible();

    const [only, ...more] = await delivered(workplace);
    expect(more).toEqual([]);
    expect(only?.report).toMatchObject({
      summary: 'Invoice 17 does not print',
      steps: ['Open invoice 17', 'Press Print'],
    });
    await expect(sent.main).toContainText(String(only?.report.id.slice(-8)));
    expect(exact).toContain(String(only?.report.id));

    const [picture] = only?.report.attachments ?? [];
    const bytes = await readFile(path.join(String(only?.folder), String(picture?.location)));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(picture?.sha256);
    expect(difference(PNG.sync.read(bytes), before)).toBe(0);
  });

  test('a picture taken again does not show our window', async ({ start, workplace }) => {
    const before = screenNow();
    const page = await (await start()).window();
    const report = new ReportPage(page);
    await expect(report.picture()).toBeVisible();
    const shown = await report.picture().getAttribute('src');
    await page.getByRole('button', { name: 'Take again' }).click();
    await expect(report.picture()).not.toHaveAttribute('src', String(shown));
    await report.question.fill('Taken again');
    await (await (await report.goOn()).sendIt()).delivered.waitFor();
    const [only] = await delivered(workplace);
    const pictures = only?.report.attachments ?? [];
    expect(pictures).toHaveLength(1);
    const bytes = await readFile(path.join(String(only?.folder), String(pictures[0]?.location)));
    expect(difference(PNG.sync.read(bytes), before)).toBe(0);
  });

  test('the shortcut opens a new report with a picture, while the app waits in the tray', async ({
    start,
  }) => {
    const { app } = await start({ args: ['--hidden'] });
    await expect
      .poll(() => app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Shift+F9')))
      .toBe(true);
    expect(app.windows()).toEqual([]);
    execFileSync('xdotool', ['key', 'ctrl+shift+F9']);
    const page = await app.waitForEvent('window');
    await expect(new ReportPage(page).picture()).toBeVisible();
  });

  test('closing the window ends its renderer, and throws an empty report away', async ({
    start,
    workplace,
  }) => {
    const { app, window } = await start();
    const page = await window();
    await expect(new ReportPage(page).picture()).toBeVisible();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect
      .poll(() => app.evaluate(({ webContents }) => webContents.getAllWebContents().length))
      .toBe(0);
    await expect.poll(() => readdir(path.join(workplace.dataDir, 'drafts'))).toEqual([]);
  });

  test('what is switched off does not leave', async ({ start, workplace }) => {
    const page = await (await start()).window();
    const report = new ReportPage(page);
    await report.question.fill('Without the network section');
    await page.getByText('About this computer').click();
    await report.turn('Send the section: Network');
    await report.turn('Send this picture');
    await (await (await report.goOn()).sendIt()).delivered.waitFor();
    const [only] = await delivered(workplace);
    expect(only?.report.attachments).toEqual([]);
    const sections = only?.report.machine?.sections.map(({ id }) => id) ?? [];
    expect(sections).toContain('os');
    expect(sections).not.toContain('network');
  });
});

test.describe('what was written is kept', () => {
  test('a draft survives a kill while it is typed', async ({ start, workplace }) => {
    const first = await start();
    const page = await first.window();
    const report = new ReportPage(page);
    await report.question.pressSequentially('The scanner makes a grinding noise', { delay: 20 });
    await expect(report.saved).toBeVisible();
    await report.question.pressSequentially(' and stops');
    const process = first.app.process();
    const ended = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await ended;

    const again = await (await start({ args: ['--reports'] })).window();
    const reports = new ReportsPage(again);
    await reports.report('The scanner makes a grinding noise').click();
    await expect(new ReportPage(again).question).toHaveValue(/^The scanner makes a grinding noise/);
    expect(await readdir(path.join(workplace.dataDir, 'drafts'))).toHaveLength(1);
  });

  test('a full form survives closing and opening', async ({ start }) => {
    const first = await start();
    const report = new ReportPage(await first.window());
    await report.question.fill('ใบแจ้งหนี้พิมพ์ไม่ได้ – счёт не печатается');
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(() => first.app.windows().length).toBe(0);
    await first.close();
    const again = await (await start({ args: ['--reports'] })).window();
    await new ReportsPage(again).report('ใบแจ้งหนี้').click();
    await expect(new ReportPage(again).question).toHaveValue('ใบแจ้งหนี้พิมพ์ไม่ได้ – счёт не печатается');
  });
});

test.describe('links', () => {
  test('a link fills the form in and sends nothing', async ({ start, workplace }) => {
    const link =
      'handraise://report?summary=Coffee%20machine&step=Press%20start&category=other&details=%3Cb%3Ebold';
    const page = await (await start({ args: [link] })).window();
    const report = new ReportPage(page);
    await expect(report.question).toHaveValue('Coffee machine');
    await expect(report.field('Step 1')).toHaveValue('Press start');
    await expect(report.field('Details')).toHaveValue('<b>bold');
    expect(await readdir(workplace.deskDir)).toEqual([]);
  });

  test('a second start hands its link to the app that is running', async ({ start, workplace }) => {
    const { app } = await start({ args: ['--hidden'] });
    const electron = String(process.env['HANDRAISE_ELECTRON']);
    const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const second = spawn(electron, [...flags, '.', 'handraise://report?summary=From%20outside'], {
      env: { ...process.env, HANDRAISE_DATA_DIR: workplace.dataDir, HANDRAISE_POLICY: workplace.policyFile },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => second.once('exit', resolve));
    const page = await app.waitForEvent('window');
    await expect(new ReportPage(page).question).toHaveValue('From outside');
    expect(await ended).toBe(0);
  });

  test('a hostile link opens an empty report and says why', async ({ start, workplace }) => {
    const page = await (await start({ args: ['handraise://user:pw@report?summary=x'] })).window();
    await expect(page.getByText('carries a sign-in name')).toBeVisible();
    await expect(new ReportPage(page).question).toHaveValue('');
    const log = await readFile(path.join(workplace.dataDir, 'logs/handraise.log'), 'utf8');
    expect(log).toContain('link refused');
  });
});

test.describe('bad settings', () => {
  test('a policy with a mistake names file, key and expectation, and the app works', async ({
    start,
    workplace,
  }) => {
    await writeFile(workplace.policyFile, '{ "settings": { "brandNmae": "Example" } }');
    const page = await (await start()).window();
    await expect(page.getByText(workplace.policyFile)).toBeVisible();
    await expect(page.getByText('settings.brandNmae', { exact: false })).toBeVisible();
    await expect(new ReportPage(page).question).toBeVisible();
    await workplace.writePolicy({
      settings: { brandName: 'Example Ltd', helpDesk: { kind: 'folder', path: workplace.deskDir } },
    });
    await expect(page.getByText('Example Ltd')).toBeVisible();
    await expect(page.getByText('settings.brandNmae')).toBeHidden();
  });
});

test('a tester gets through the whole flow with the keyboard alone', async ({ start, workplace }) => {
  const page = await (await start()).window();
  const report = new ReportPage(page);
  await expect(report.question).toBeFocused();
  await page.keyboard.type('Only keys');
  await page.keyboard.press('Control+Enter');
  await expect(new PreviewPage(page).send).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(new SentPage(page).delivered).toBeVisible();
  expect(await delivered(workplace)).toHaveLength(1);
});
