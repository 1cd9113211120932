import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { redmineClient } from '../contract/redmineClient.ts';
import { showDesktop } from '../e2e/desktop.ts';
import { expect, test, type RunningApp, type Workplace } from '../e2e/fixtures.ts';
import { ReportPage, ReportsPage, SentPage } from '../e2e/pages.ts';
import { answerOf, handraise } from '../e2e/terminal.ts';
import { startRedmine, type RunningRedmine } from './redmine.ts';
import { signIn } from './redmineWeb.ts';

let redmine: RunningRedmine;
let hideDesktop: () => Promise<void>;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  redmine = await startRedmine();
  hideDesktop = await showDesktop();
});
test.afterAll(async () => {
  await hideDesktop();
  await redmine.stop();
});

/** What IT writes for this Redmine. */
const policy = (change: Record<string, unknown> = {}): unknown => ({
  settings: {
    helpDesk: {
      kind: 'redmine',
      name: 'IT support',
      url: redmine.url,
      apiKey: redmine.appKey,
      project: redmine.project,
      reportIdFieldId: redmine.reportIdField,
      ...change,
    },
  },
  locked: ['helpDesk'],
});
test.beforeEach(({ workplace }) => workplace.writePolicy(policy()));

/** Lets the system's dialog answer with a file, as if a person had picked it. */
const pickIn = ({ app }: RunningApp, file: string): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);

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

async function attemptCount(workplace: Workplace, id: string): Promise<number> {
  const text = await readFile(path.join(workplace.dataDir, 'outbox', id, 'delivery.json'), 'utf8');
  return (JSON.parse(text) as { attemptCount: number }).attemptCount;
}

test('one click becomes an issue with everything in it, and its status comes back', async ({
  start,
  workplace,
}) => {
  const log = path.join(path.dirname(workplace.dataDir), 'Žurnál ทดสอบ.log');
  await writeFile(log, 'LP-1043: spool file empty\n');
  const running = await start();
  await pickIn(running, log);
  const page = await running.window();
  const report = new ReportPage(page);
  await expect(report.picture()).toBeVisible();
  await report.question.fill('Invoice 17 does not print');
  await report.showAllFields();
  await report.field('Details').fill('Everybody on the third floor has it.');
  await report.writeSteps('Open invoice 17', 'Press Print');
  await page.getByRole('button', { name: 'Add files' }).click();
  await expect(page.getByRole('list', { name: 'Files' })).toContainText('Žurnál ทดสอบ.log');
  const preview = await report.goOn();
  const exact = await preview.exactData();
  const sent = await preview.sendIt();
  await expect(sent.delivered).toBeVisible();

  const [id] = await readdir(path.join(workplace.dataDir, 'sent'));
  const [issue, ...more] = await redmineClient(redmine).reports(String(id));
  expect(more).toEqual([]);
  const number = String(issue?.number);
  await expect(sent.main.getByText(number, { exact: true })).toBeVisible();
  const { subject, description, custom_fields: fields } = await redmineClient(redmine).issue(number);
  expect(subject).toBe('Invoice 17 does not print');
  expect(fields).toContainEqual(expect.objectContaining({ id: redmine.reportIdField, value: id }));
  expect(exact).toContain(JSON.stringify(description?.replaceAll('\r\n', '\n')).slice(1, 200));
  for (const words of ['Everybody on the third floor', '1. Open invoice 17', '2. Press Print'])
    expect(description).toContain(words);

  const kept = JSON.parse(
    await readFile(path.join(workplace.dataDir, 'sent', String(id), 'ticket.json'), 'utf8'),
  ) as { attachments: { name: string; sha256: string }[] };
  const hashes = kept.attachments.map(({ name, sha256 }) => ({ name, sha256 }));
  expect(issue?.attachments).toEqual(expect.arrayContaining(hashes));
  expect(issue?.attachments).toHaveLength(2);
  expect(hashes[1]?.sha256).toBe(createHash('sha256').update('LP-1043: spool file empty\n').digest('hex'));

  await (await new ReportsPage(page).open()).report('Invoice 17 does not print').click();
  await page.getByRole('button', { name: 'Ask for the status' }).click();
  await expect(page.getByText('The help desk says: New.')).toBeVisible();
  const agent = redmineClient({ ...redmine, adminKey: redmine.agentKey });
  await agent.change(number, { status_id: redmine.closedStatus });
  await page.getByRole('button', { name: 'Ask for the status' }).click();
  await expect(page.getByText('The help desk has closed it: Closed.')).toBeVisible();
});

test('a report written while the help desk is away goes by itself after a restart, once', async ({
  start,
  workplace,
}) => {
  await redmine.pause();
  const first = await start();
  const id = await sendReport(first, workplace, 'Written on a train');
  const sent = new SentPage(await first.window());
  await expect(sent.main).toContainText('Saved. It will be sent a little later.');
  await expect(sent.main).toContainText('Your report is saved and we keep trying.');
  await first.close();

  const before = await attemptCount(workplace, id);
  const again = await start({ args: ['--reports'] });
  await expect
    .poll(() => attemptCount(workplace, id), { message: 'tried after the start', timeout: 60_000 })
    .toBeGreaterThan(before);
  const reports = new ReportsPage(await again.window());
  await expect(reports.report('Written on a train')).toContainText('Waiting');
  await redmine.resume();
  // The pause before the third attempt is at most 20 seconds, before a fourth at most 40.
  await expect(reports.report('Written on a train')).toContainText('Sent', { timeout: 80_000 });
  const issues = await redmineClient(redmine).reports(id);
  expect(issues).toHaveLength(1);
  await expect(reports.report('Written on a train')).toContainText(`Ticket ${issues[0]?.number}`);
});

test('a report that a wrong key held back goes when IT has mended the key, once', async ({
  start,
  workplace,
}) => {
  await workplace.writePolicy(policy({ apiKey: 'not-the-key' }));
  const running = await start();
  const id = await sendReport(running, workplace, 'Sent with a wrong key');
  const page = await running.window();
  const { main, delivered } = new SentPage(page);
  await expect(main).toContainText('Saved. It cannot be sent at the moment.');
  await expect(main).toContainText('The help desk does not let this app in at the moment.');
  await expect(main).toContainText('Your reports are kept, and go by themselves once that is mended.');
  await expect(main).toContainText('Once a valid one is set, everything that waits goes by itself.');

  await workplace.writePolicy(policy());
  await expect(delivered).toBeVisible();
  const [issue, ...more] = await redmineClient(redmine).reports(id);
  expect(more).toEqual([]);
  await expect(main.getByText(String(issue?.number), { exact: true })).toBeVisible();
});

test.describe('the self-test', () => {
  test('passes and leaves nothing in Redmine', async ({ workplace }) => {
    const before = await redmineClient(redmine).everything();
    const said = await handraise(workplace, ['selftest', '--json']);
    expect(said.code, said.stderr + said.stdout).toBe(0);
    expect(answerOf(said)).toMatchObject({ passed: true });
    expect(await redmineClient(redmine).everything()).toEqual(before);
  });

  test('names a project that is not there', async ({ workplace }) => {
    await workplace.writePolicy(policy({ project: 'no-such-project' }));
    const said = await handraise(workplace, ['selftest', '--json']);
    expect(said.code, said.stderr).toBe(6);
    expect(answerOf(said)['checks']).toContainEqual(
      expect.objectContaining({ name: 'desk.project', passed: false }),
    );
    expect(said.stderr).toContain('no-such-project');
  });
});

test('the issue reads well in Redmine: headings, numbered steps, pictures, and nobody’s HTML runs', async ({
  start,
  workplace,
}) => {
  const markup = '<img src=x onerror="document.title=1"> <b>bold</b>';
  const running = await start({
    args: [
      `handraise://report?summary=${encodeURIComponent('Scanner stops & beeps')}` +
        `&details=${encodeURIComponent(markup)}&step=Open%20the%20lid&step=${encodeURIComponent('Press *Scan*')}`,
    ],
  });
  const report = new ReportPage(await running.window());
  await expect(report.picture()).toBeVisible();
  await (await (await report.goOn()).sendIt()).delivered.waitFor();
  const [id] = await readdir(path.join(workplace.dataDir, 'sent'));
  const [issue] = await redmineClient(redmine).reports(String(id));

  const browser = await signIn(redmine);
  try {
    const description = await browser.openIssue(String(issue?.number));
    await expect(description.getByRole('heading', { level: 1 })).toHaveCount(0);
    for (const name of ['Details', 'Steps to reproduce', 'Machine details'])
      await expect(description.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
    await expect(description.locator('ol > li')).toHaveText(['Open the lid', 'Press *Scan*']);
    await expect(description.getByText(markup)).toBeVisible();
    await expect(description.locator('[onerror], b')).toHaveCount(0);

    const picture = description.getByRole('img', { name: /^Picture of the screen/ });
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(100);
    expect(await picture.getAttribute('src')).toMatch(/^\/attachments\/download\//);
    await test.info().attach('issue', { body: await browser.page.screenshot({ fullPage: true }) });
  } finally {
    await browser.close();
  }
});
