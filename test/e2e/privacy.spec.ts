import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { ReportPage } from './pages.ts';

test('an address in the name of a file does not leave, and the person is told', async ({
  start,
  workplace,
}) => {
  const { app, window } = await start();
  const page = await window();
  const report = new ReportPage(page);
  const place = path.join(workplace.dataDir, 'Contract jan.novak@firma.sk.txt');
  await writeFile(place, 'one line');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, place);
  await report.question.fill('The list does not open');
  await page.getByRole('button', { name: 'Add files' }).click();
  await expect(page.getByText('Contract jan.novak@firma.sk.txt')).toBeVisible();

  const preview = await report.goOn();
  await expect(page.getByText(/Left out for your privacy: .*one e-mail address/)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Contract [email 1].txt');
  await (await preview.sendIt()).delivered.waitFor();

  const [folder = ''] = await readdir(workplace.deskDir);
  const written = await readFile(path.join(workplace.deskDir, folder, 'report.json'), 'utf8');
  expect(written).not.toContain('jan.novak');
  expect(await readdir(path.join(workplace.deskDir, folder, 'attachments'))).toContain(
    'Contract [email 1].txt',
  );
});
