import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { ReportPage } from './pages.ts';

test('logs that IT named are gathered on request, masked, looked at and sent; a fresh crash dump is offered', async ({
  start,
  workplace,
}) => {
  const logs = path.join(workplace.dataDir, 'program-logs');
  await mkdir(logs, { recursive: true });
  await writeFile(
    path.join(logs, 'invoices.log'),
    'eva@example.com could not print\npassword: Sommer2024!\n',
  );
  await writeFile(path.join(logs, 'core.dmp'), 'what the program held');
  await workplace.writePolicy({
    settings: {
      helpDesk: { kind: 'folder', path: workplace.deskDir },
      logs: [
        { kind: 'files', id: 'invoices', label: 'Invoices', files: [`${logs}/*.log`] },
        { kind: 'command', id: 'node', label: 'Version', command: process.execPath, args: ['--version'] },
      ],
      crashDumps: [{ application: 'Invoices', files: [`${logs}/*.dmp`] }],
    },
  });
  const page = await (await start()).window();
  const report = new ReportPage(page);
  await report.question.fill('Invoices stops when I print');

  await page.getByText('2 kinds of logs can be added').click();
  await page.getByRole('button', { name: 'Add the chosen logs' }).click();
  await expect(page.getByText('2 private places were covered.')).toBeVisible();
  await expect(page.getByText('2 logs added')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Size of what is sent' })).toContainText('to send');

  await page.getByRole('button', { name: 'Look at invoices.log' }).click();
  const dialog = page.getByRole('dialog', { name: 'invoices.log' });
  await expect(dialog).toContainText('could not print');
  await expect(dialog).not.toContainText('Sommer2024');
  await dialog.getByRole('button').click();

  await expect(page.getByText('Invoices has stopped unexpectedly')).toBeVisible();
  await page.getByRole('button', { name: 'Add the file' }).click();
  await expect(page.getByText('Invoices has stopped unexpectedly')).toBeHidden();

  const sent = await (await report.goOn()).sendIt();
  await expect(sent.delivered).toBeVisible();
  const [folder = ''] = await readdir(workplace.deskDir);
  const read = (name: string): Promise<string> =>
    readFile(path.join(workplace.deskDir, folder, 'attachments', name), 'utf8');
  expect(await read('invoices.log')).toMatch(/ could not print\npassword: \[/);
  expect(await read('Version.txt')).toBe(`${process.version}\n`);
  expect(await read('core.dmp')).toBe('what the program held');
  const { gathered, text } = JSON.parse(
    await readFile(path.join(workplace.deskDir, folder, 'report.json'), 'utf8'),
  ) as { gathered: { id: string }[]; text: string };
  expect(gathered.map(({ id }) => id)).toEqual(['invoices', 'node']);
  expect(text).toContain('Invoices: 2 private places were covered.');
});
