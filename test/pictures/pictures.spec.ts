import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { showDesktop } from '../e2e/desktop.ts';
import { expect, test, type Workplace } from '../e2e/fixtures.ts';
import { ReportPage, ReportsPage } from '../e2e/pages.ts';
import { handraise } from '../e2e/terminal.ts';
import { startPictureDesk, type PictureDesk } from './desk.ts';
import { keep, written } from './keep.ts';

let desk: PictureDesk;
let hideDesktop: () => Promise<void>;
test.beforeAll(async () => {
  desk = await startPictureDesk();
  hideDesktop = await showDesktop({ HANDRAISE_DESKTOP_ZOOM: '1.5' });
});
test.afterAll(async () => {
  await hideDesktop();
  await desk.close();
});

const helpDesk = (): unknown => ({
  kind: 'webhook',
  name: 'IT support',
  url: desk.url,
  answerExpected: { hours: 24 },
});

const policy = (workplace: Workplace, theme: 'light' | 'dark'): Promise<void> =>
  workplace.writePolicy({ settings: { helpDesk: helpDesk(), theme } });

test('a report, what will be sent, and the number', async ({ start, workplace }) => {
  await policy(workplace, 'light');
  desk.answer({ number: '4711' });
  const page = await (await start()).window();
  const report = await written(page);
  await keep(page, 'report-light');

  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await report
    .field('Details')
    .fill('All other invoices print. My colleague next to me has the same problem.');
  await page.getByRole('button', { name: 'Steps', exact: true }).click();
  await report.writeSteps('Open invoice 17', 'Choose File, Print', 'Press OK: the message comes at once');
  await expect(report.saved).toBeVisible();
  await keep(page, 'steps-light');

  const preview = await report.goOn();
  await expect(preview.send).toBeEnabled();
  await expect(page.getByRole('tabpanel').getByRole('img').first()).toBeVisible();
  await keep(page, 'preview-light');

  const sent = await preview.sendIt();
  await expect(sent.delivered).toBeVisible();
  // No number beside it: nothing waits any more.
  await expect(page.getByRole('navigation').getByRole('button', { name: 'My reports' })).toHaveText(
    'My reports',
  );
  await keep(page, 'sent-light');
});

test('a report in dark', async ({ start, workplace }) => {
  await policy(workplace, 'dark');
  const page = await (await start()).window();
  await written(page);
  await keep(page, 'report-dark');
});

test('my reports', async ({ start, workplace }) => {
  await policy(workplace, 'dark');
  const send = async (summary: string, code: number): Promise<void> => {
    const said = await handraise(workplace, ['report', '--summary', summary, '--no-machine', '--wait', '20']);
    expect(said.code, said.stderr).toBe(code);
  };
  desk.answer({ number: '4698' });
  await send('The second screen stays black after lunch', 0);
  desk.answer({ number: '4702' });
  await send('No sound in calls since the update', 0);
  desk.answer({ number: '4711' });
  await send('Invoice 17 does not print on the printer of the third floor', 0);
  desk.answer({ refusal: 'Please choose a category.' });
  await send('The calendar shows meetings of another person', 4);
  desk.answer({ away: 1200 });
  await send('Scanned pages are upside down', 3);
  await send('VPN asks for the code twice', 3);

  const page = await (await start()).window();
  const report = new ReportPage(page);
  await report.question.fill('The badge reader at the side door');
  await expect(report.saved).toBeVisible();
  const reports = await new ReportsPage(page).open();
  await expect(reports.report('The badge reader')).toContainText('Draft');
  await expect(reports.report('VPN asks')).toContainText('Waiting');
  await keep(page, 'reports-dark');

  await reports.report('The calendar shows').click();
  await page.getByText('Details for IT').click();
  await expect(page.getByText('Please choose a category.')).toBeVisible();
  await keep(page, 'held-dark');
});

test('settings', async ({ start, workplace }) => {
  await workplace.writePolicy({
    settings: {
      helpDesk: {
        kind: 'folder',
        name: 'IT support',
        path: '/mnt/it-support/reports',
        answerExpected: { hours: 24 },
      },
      theme: 'dark',
    },
    locked: ['helpDesk'],
  });
  await mkdir(workplace.dataDir, { recursive: true });
  const chosen = JSON.stringify({ settings: { takePicture: true } });
  await writeFile(path.join(workplace.dataDir, 'settings.json'), chosen);
  const page = await (await start({ args: ['--settings'] })).window();
  await expect(page.getByText('Chosen by you').first()).toBeVisible();
  await keep(page, 'settings-dark');
});
