import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { requestTrackerClient } from '../contract/requestTrackerClient.ts';
import { showDesktop } from '../e2e/desktop.ts';
import { expect, test, type RunningApp, type Workplace } from '../e2e/fixtures.ts';
import { ReportPage, ReportsPage, SentPage } from '../e2e/pages.ts';
import { answerOf, handraise } from '../e2e/terminal.ts';
import { startRequestTracker, type RunningRequestTracker } from './rt.ts';

let rt: RunningRequestTracker;
let hideDesktop: () => Promise<void>;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  rt = await startRequestTracker();
  hideDesktop = await showDesktop();
});
test.afterAll(async () => {
  await hideDesktop();
  await rt.stop();
});

/** What IT writes for this Request Tracker. */
const policy = (change: Record<string, unknown> = {}): unknown => ({
  settings: {
    helpDesk: {
      kind: 'requestTracker',
      name: 'IT support',
      url: rt.url,
      token: rt.appToken,
      queue: rt.queue,
      reportIdField: rt.reportIdField,
      appVersionField: rt.appVersionField,
      ...change,
    },
  },
  locked: ['helpDesk'],
});
test.beforeEach(({ workplace }) => workplace.writePolicy(policy()));

/** Writes one sentence and presses Send. @returns the id of the report */
async function sendReport(running: RunningApp, workplace: Workplace, summary: string): Promise<string> {
  const report = new ReportPage(await running.window());
  await expect(report.picture()).toBeVisible();
  await report.question.fill(summary);
  await expect(report.saved).toBeVisible();
  const [id] = await readdir(path.join(workplace.dataDir, 'drafts'));
  await (await report.goOn()).sendIt();
  return String(id);
}

async function reportsWith(id: string): ReturnType<ReturnType<typeof requestTrackerClient>['reports']> {
  return requestTrackerClient(rt).reports(id);
}

test('one click becomes a ticket with its picture and a file, byte for byte', async ({
  start,
  workplace,
}) => {
  const log = path.join(path.dirname(workplace.dataDir), 'Žurnál ทดสอบ.log');
  await writeFile(log, Buffer.from([0xce, 0xf2, 0xf7, 0xb8, 0xf2, 0x0d, 0x0a]));
  const running = await start();
  await running.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, log);
  const page = await running.window();
  const report = new ReportPage(page);
  await expect(report.picture()).toBeVisible();
  await report.question.fill('Účet sa nedá vytlačiť ใบแจ้งหนี้');
  await page.getByRole('button', { name: 'Add files' }).click();
  await expect(page.getByRole('list', { name: 'Files' })).toContainText('Žurnál ทดสอบ.log');
  const preview = await report.goOn();
  const exact = await preview.exactData();
  const sent = await preview.sendIt();
  await expect(sent.delivered).toBeVisible();

  const [id] = await readdir(path.join(workplace.dataDir, 'sent'));
  const [ticket, ...more] = await reportsWith(String(id));
  expect(more).toEqual([]);
  const number = String(ticket?.number);
  await expect(sent.main.getByText(number, { exact: true })).toBeVisible();
  const { Subject: subject } = await requestTrackerClient(rt).ticket(number);
  expect(subject).toBe('Účet sa nedá vytlačiť ใบแจ้งหนี้');
  expect(exact).toContain(`"Subject": "${subject}"`);
  expect(ticket?.text).toContain(String(id));
  const { attachments } = JSON.parse(
    await readFile(path.join(workplace.dataDir, 'sent', String(id), 'ticket.json'), 'utf8'),
  ) as { attachments: { name: string; sha256: string }[] };
  expect(attachments).toHaveLength(2);
  expect(ticket?.attachments).toEqual(attachments.map(({ name, sha256 }) => ({ name, sha256 })));

  await (await new ReportsPage(page).open()).report(subject).click();
  await page.getByRole('button', { name: 'Ask for the status' }).click();
  await expect(page.getByText('The help desk says: new.')).toBeVisible();
  await requestTrackerClient(rt).change(number, { Status: 'resolved' });
  await page.getByRole('button', { name: 'Ask for the status' }).click();
  await expect(page.getByText('The help desk has closed it: resolved.')).toBeVisible();
});

test('a report written while the help desk is away goes by itself, once', async ({ start, workplace }) => {
  await rt.pause();
  const running = await start();
  const id = await sendReport(running, workplace, 'Written on a train');
  const page = await running.window();
  await expect(new SentPage(page).main).toContainText('Your report is saved and we keep trying.');
  const reports = await new ReportsPage(page).open();
  await expect(reports.report('Written on a train')).toContainText('Waiting');
  await rt.resume();
  // The pauses before the next attempts are at most 10, 20 and 40 seconds.
  await expect(reports.report('Written on a train')).toContainText('Sent', { timeout: 80_000 });
  const tickets = await reportsWith(id);
  expect(tickets).toHaveLength(1);
  await expect(reports.report('Written on a train')).toContainText(`Ticket ${tickets[0]?.number}`);
});

test('a report that a wrong token held back goes when IT has mended the token, once', async ({
  start,
  workplace,
}) => {
  await workplace.writePolicy(policy({ token: '1-41-nottherighttoken' }));
  const running = await start();
  const id = await sendReport(running, workplace, 'Sent with a wrong token');
  const { main, delivered } = new SentPage(await running.window());
  await expect(main).toContainText('The help desk does not let this app in at the moment.');
  await workplace.writePolicy(policy());
  await expect(delivered).toBeVisible();
  const [ticket, ...more] = await reportsWith(id);
  expect(more).toEqual([]);
  await expect(main.getByText(String(ticket?.number), { exact: true })).toBeVisible();
});

test('the self-test passes, leaves nothing, and names a queue that is not there', async ({ workplace }) => {
  const before = await requestTrackerClient(rt).everything();
  const said = await handraise(workplace, ['selftest', '--json']);
  expect(said.code, said.stderr + said.stdout).toBe(0);
  expect(await requestTrackerClient(rt).everything()).toEqual(before);

  await workplace.writePolicy(policy({ queue: 'Nowhere' }));
  const refused = await handraise(workplace, ['selftest', '--json']);
  expect(refused.code, refused.stderr).toBe(6);
  expect(answerOf(refused)['checks']).toContainEqual(
    expect.objectContaining({ name: 'desk.queue', passed: false }),
  );
  expect(refused.stderr).toContain('Nowhere');
});
