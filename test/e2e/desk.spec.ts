import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startWebhookReceiver } from '../fakes/webhookReceiver.ts';
import { expect, test, type Workplace } from './fixtures.ts';
import { answerOf, handraise } from './terminal.ts';
import { ReportPage, ReportsPage } from './pages.ts';

const secret = 'a-key-that-both-sides-know';

const policyFor = (url: string, key = secret): unknown => ({
  settings: {
    helpDesk: { kind: 'webhook', name: 'IT support', url, secret: key, answerExpected: { hours: 24 } },
  },
});

/** Where nobody listens: a port that was free a moment ago. */
async function freePort(): Promise<number> {
  const receiver = await startWebhookReceiver(secret);
  await receiver.close();
  return Number(new URL(receiver.url).port);
}

const addressOf = (port: number): string => `http://127.0.0.1:${port}/handraise`;

const outbox = (workplace: Workplace): string => path.join(workplace.dataDir, 'outbox');

test('a report waits while the desk is away, outlives a restart, and goes once by itself', async ({
  start,
  workplace,
}) => {
  const port = await freePort();
  await workplace.writePolicy(policyFor(addressOf(port)));
  const first = await start();
  const report = new ReportPage(await first.window());
  await report.question.fill('Written on the train');
  const sent = await (await report.goOn()).sendIt();
  await expect(sent.main).toContainText('Saved. It will be sent a little later.');
  await expect(sent.delivered).toBeHidden();
  expect((await readdir(outbox(workplace))).filter((name) => !name.startsWith('.'))).toHaveLength(1);
  await first.close();

  const away = await start({ args: ['--reports'] });
  const reports = new ReportsPage(await away.window());
  await expect(reports.report('Written on the train')).toContainText('Waiting');
  const receiver = await startWebhookReceiver(secret, { port });
  // Nobody presses anything: the pause between attempts begins at five seconds.
  await expect(reports.report('Written on the train')).toContainText('Sent', { timeout: 45_000 });
  await expect(reports.report('Written on the train')).toContainText('1000');
  expect(receiver.received.map(({ report: one }) => one.summary)).toEqual(['Written on the train']);
  expect((await readdir(outbox(workplace))).filter((name) => !name.startsWith('.'))).toEqual([]);
  await receiver.close();
});

test('a wrong key pauses the desk with plain words; once it is mended, every report goes', async ({
  start,
  workplace,
}) => {
  const receiver = await startWebhookReceiver(secret);
  await workplace.writePolicy(policyFor(receiver.url, 'another key'));
  const page = await (await start()).window();
  const report = new ReportPage(page);
  await report.question.fill('Key is wrong');
  const sent = await (await report.goOn()).sendIt();
  await expect(sent.main).toContainText('It cannot be sent at the moment.');
  await expect(sent.main).toContainText('go by themselves once that is mended');
  const notice = page.getByRole('complementary', { name: 'Good to know' });
  await expect(notice).toContainText('Reports wait: they cannot go to IT support at the moment');
  await expect(notice).toContainText('For IT: The API key or the signature’s key');
  const beside = await handraise(workplace, ['report', '--summary', 'Another one', '--json']);
  expect(answerOf(beside)).not.toMatchObject({ state: 'held' });
  expect(receiver.received).toEqual([]);
  await workplace.writePolicy(policyFor(receiver.url));
  await expect(sent.delivered).toBeVisible();
  await expect(sent.main).toContainText(/100[01]/);
  await expect(sent.main).toContainText('You can expect an answer by');
  await expect(notice).toBeHidden();
  await expect.poll(() => receiver.received.length).toBe(2);
  await receiver.close();
});

test('a second help desk takes over when the first has failed for the given time; each report goes once', async ({
  start,
  workplace,
}) => {
  const port = await freePort();
  const second = { kind: 'folder', name: 'Report folder', path: workplace.deskDir };
  await workplace.writePolicy({
    settings: {
      helpDesk: { kind: 'webhook', name: 'IT support', url: addressOf(port), secret, lookUp: true },
      secondDesk: { desk: second, afterMinutes: 0.1 },
    },
  });
  const page = await (await start()).window();
  const report = new ReportPage(page);
  await report.question.fill('The first desk is away');
  const sent = await (await report.goOn()).sendIt();
  await expect(sent.main).toContainText('Saved. It will be sent a little later.');
  await expect(sent.delivered).toBeVisible({ timeout: 40_000 });
  await expect(sent.main).toContainText('It is with Report folder now.');
  expect(await readdir(workplace.deskDir)).toHaveLength(1);

  const receiver = await startWebhookReceiver(secret, { port });
  const beside = await handraise(workplace, ['report', '--summary', 'Perhaps it is back', '--json']);
  expect(beside.code).toBeLessThanOrEqual(3);
  await expect.poll(async () => receiver.received.length + (await readdir(workplace.deskDir)).length).toBe(2);
  await receiver.close();
});

test('what a desk answers is text, never markup', async ({ start, workplace }) => {
  const hostile = '<img src=x onerror="document.title=1"><b>4711</b>';
  const receiver = await startWebhookReceiver(secret, { numberOf: () => hostile });
  await workplace.writePolicy(policyFor(receiver.url));
  const page = await (await start()).window();
  const report = new ReportPage(page);
  await report.question.fill('<script>document.title=2</script>');
  const sent = await (await report.goOn()).sendIt();
  await expect(sent.main).toContainText(hostile);
  expect(await page.locator('main b, main img[src="x"], main script').count()).toBe(0);
  await receiver.close();
});

test('a report that waits can be withdrawn, edited as a new one, and handed over as a file', async ({
  start,
  workplace,
}) => {
  await workplace.writePolicy(policyFor(addressOf(await freePort())));
  const { app, window } = await start();
  const page = await window();
  const report = new ReportPage(page);
  await report.question.fill('Not today');
  await report.showAllFields();
  await report.field('Details').fill('These words come along.');
  await (await (await report.goOn()).sendIt()).main.getByText('Saved. It will be sent').waitFor();
  const reports = await new ReportsPage(page).open();
  await reports.report('Not today').click();

  const file = path.join(workplace.deskDir, 'report.zip');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Save as a file' }).click();
  await expect(page.getByText(`Saved as ${file}`)).toBeVisible();
  expect((await readFile(file)).subarray(0, 2).toString('latin1')).toBe('PK');

  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByText('You took it back.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Edit as a new report' }).click();
  await expect(report.question).toHaveValue('Not today');
  await expect(report.field('Details')).toHaveValue('These words come along.');
});

test('a damaged report is set aside and shown, and the others go on', async ({ start, workplace }) => {
  const receiver = await startWebhookReceiver(secret);
  await workplace.writePolicy(policyFor(addressOf(await freePort())));
  const first = await start();
  for (const summary of ['Will be damaged', 'Stays whole']) {
    const page = await first.window();
    const report = new ReportPage(page);
    await report.question.fill(summary);
    await (await (await report.goOn()).sendIt()).main.getByText('Saved. It will be sent').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'New report' }).click();
  }
  await first.close();
  const [oldest] = (await readdir(outbox(workplace))).filter((name) => !name.startsWith('.')).sort();
  await writeFile(path.join(outbox(workplace), String(oldest), 'ticket.json'), '{ "half": ');
  await workplace.writePolicy(policyFor(receiver.url));

  const page = await (await start({ args: ['--reports'] })).window();
  const reports = new ReportsPage(page);
  await expect(reports.report('Stays whole')).toContainText('Sent');
  await expect(page.getByText('quarantine', { exact: false }).first()).toBeVisible();
  const kept = await readdir(path.join(workplace.dataDir, 'quarantine'));
  expect(kept).toHaveLength(1);
  expect(receiver.received.map(({ report }) => report.summary)).toEqual(['Stays whole']);
  await receiver.close();
});

test('a folder that went away holds nothing up, and is named', async ({ start, workplace }) => {
  const page = await (await start()).window();
  await rm(workplace.deskDir, { recursive: true });
  const report = new ReportPage(page);
  await report.question.fill('The share is gone');
  const sent = await (await report.goOn()).sendIt();
  await expect(sent.main).toContainText('Saved. It will be sent a little later.');
});
