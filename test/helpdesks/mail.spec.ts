import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bytesOf, rawMails, read } from '../contract/emailDesk.ts';
import { showDesktop } from '../e2e/desktop.ts';
import { expect, test, type RunningApp, type Workplace } from '../e2e/fixtures.ts';
import { ReportPage, ReportsPage, SentPage } from '../e2e/pages.ts';
import { answerOf, handraise } from '../e2e/terminal.ts';
import { startFaultyLine, type FaultyLine } from '../fakes/mail/faultyLine.ts';
import { accounts } from '../fakes/mail/site.ts';
import { startMail, type RunningMail } from './mail.ts';

let mail: RunningMail;
let line: FaultyLine;
let hideDesktop: () => Promise<void>;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  mail = await startMail();
  line = await startFaultyLine(mail);
  hideDesktop = await showDesktop();
});
test.afterAll(async () => {
  await hideDesktop();
  await line.close();
  await mail.stop();
});

const { address, password } = accounts.reports;

/** What IT writes for these servers. */
const policy = (
  workplace: Workplace,
  smtp: Record<string, unknown> = {},
  change: Record<string, unknown> = {},
): unknown => ({
  settings: {
    helpDesk: {
      kind: 'email',
      name: 'IT support',
      to: [accounts.support.address],
      from: address,
      smtp: { host: 'localhost', port: mail.ports.submission, user: address, password, ...smtp },
      imap: {
        host: 'localhost',
        port: mail.ports.imaps,
        password,
        copyTo: address,
        arrivesWithinSeconds: 1,
      },
      ...change,
    },
    certificateAuthorities: [authorityFile(workplace)],
  },
  locked: ['helpDesk'],
});
const authorityFile = (workplace: Workplace): string =>
  path.join(path.dirname(workplace.policyFile), 'ca.pem');
const overTheLine = (): Record<string, unknown> => ({ port: line.port, security: 'tls' });

test.beforeEach(async ({ workplace }) => {
  await writeFile(authorityFile(workplace), mail.ca);
  await workplace.writePolicy(policy(workplace));
});

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

const reportsOf = async (running: RunningApp): Promise<ReportsPage> =>
  new ReportsPage(await running.window()).open();

test('one click becomes one mail with the picture in it, and the answer is told', async ({
  start,
  workplace,
}) => {
  const running = await start();
  const page = await running.window();
  const report = new ReportPage(page);
  await expect(report.picture()).toBeVisible();
  await report.question.fill('Žurnál ไทย does not print');
  const preview = await report.goOn();
  const exact = await preview.exactData();
  expect(exact).toContain(`To: ${accounts.support.address}`);
  expect(exact).toContain(`mailto:${accounts.support.address},${address}`);
  const sent = await preview.sendIt();
  await expect(sent.delivered).toBeVisible();

  const [id = ''] = await readdir(path.join(workplace.dataDir, 'sent'));
  const number = id.slice(-10);
  await expect(sent.main.getByText(number, { exact: true })).toBeVisible();
  await expect.poll(() => rawMails(mail, id)).toHaveLength(1);
  const [raw] = await rawMails(mail, id);
  const email = await read(raw!);
  expect(email.subject).toBe(`[${number}] Žurnál ไทย does not print`);
  const picture = email.attachments.find(({ mimeType }) => mimeType === 'image/png');
  // The mark of a PNG; and the page shows it.
  expect(bytesOf(picture!).subarray(1, 4).toString()).toBe('PNG');
  expect(email.html).toContain(`src="cid:${(picture?.contentId ?? '').slice(1, -1)}"`);
  await test.info().attach('mail', { body: raw!, contentType: 'message/rfc822' });

  await (await reportsOf(running)).report('does not print').click();
  await page.getByRole('button', { name: 'Ask for the status' }).click();
  await expect(page.getByText('The help desk says: no answer yet.')).toBeVisible();
  await mail.put(
    'reports',
    `From: Bob <${accounts.support.address}>\r\nIn-Reply-To: ${email.messageId}\r\nSubject: Re: printer\r\n\r\nOn it.\r\n`,
  );
  await page.getByRole('button', { name: 'Ask for the status' }).click();
  await expect(page.getByText('answered by Bob, “Re: printer”')).toBeVisible();
});

test('a report written while the server is away goes by itself when it is back, once', async ({
  start,
  workplace,
}) => {
  await mail.pause();
  const running = await start();
  const id = await sendReport(running, workplace, 'Written on a train');
  const { main } = new SentPage(await running.window());
  await expect(main).toContainText('Your report is saved and we keep trying.');
  await mail.resume();
  const reports = await reportsOf(running);
  await expect(reports.report('Written on a train')).toContainText('Sent', { timeout: 80_000 });
  await expect.poll(() => rawMails(mail, id)).toHaveLength(1);
});

test('a report that a wrong password held back goes when IT has mended it, once', async ({
  start,
  workplace,
}) => {
  await workplace.writePolicy(policy(workplace, { password: 'wrong' }));
  const running = await start();
  const id = await sendReport(running, workplace, 'Sent with a wrong password');
  const { main } = new SentPage(await running.window());
  await expect(main).toContainText('does not let this app in at the moment.');
  await workplace.writePolicy(policy(workplace));
  const reports = await reportsOf(running);
  await expect(reports.report('Sent with a wrong password')).toContainText('Sent', { timeout: 60_000 });
  await expect.poll(() => rawMails(mail, id)).toHaveLength(1);
});

test('an answer that was lost makes no second mail where a mailbox is read', async ({ start, workplace }) => {
  await workplace.writePolicy(policy(workplace, overTheLine()));
  line.plan('losesTheAnswer');
  const running = await start();
  const id = await sendReport(running, workplace, 'The answer was lost');
  await line.happened();
  const reports = await reportsOf(running);
  await expect(reports.report('The answer was lost')).toContainText('Sent', { timeout: 80_000 });
  const delivery = await readFile(path.join(workplace.dataDir, 'sent', id, 'delivery.json'), 'utf8');
  expect(delivery).toContain('"foundByLookUp": true');
  expect(await rawMails(mail, id)).toHaveLength(1);
});

test('without a mailbox a lost answer may make a second mail, which names the same report', async ({
  start,
  workplace,
}) => {
  await workplace.writePolicy(policy(workplace, overTheLine(), { imap: undefined }));
  line.plan('losesTheAnswer');
  const running = await start();
  const id = await sendReport(running, workplace, 'The answer was lost, too');
  await line.happened();
  const reports = await reportsOf(running);
  await expect(reports.report('The answer was lost, too')).toContainText('Sent', { timeout: 80_000 });
  await expect.poll(() => rawMails(mail, id)).toHaveLength(2);
  const [first, second] = await Promise.all((await rawMails(mail, id)).map(read));
  expect(second?.messageId).toBe(first?.messageId);
});

test('the self-test passes and leaves nothing in the mailboxes', async ({ workplace }) => {
  const before = await mail.mails('support');
  const said = await handraise(workplace, ['selftest', '--json']);
  expect(said.code, said.stderr + said.stdout).toBe(0);
  expect(answerOf(said)).toMatchObject({ passed: true });
  for (const words of ['certificate is trusted', 'may be as large as 20.9 MB', 'mailbox: INBOX'])
    expect(said.stderr + said.stdout).toContain(words);
  expect(await mail.mails('support')).toEqual(before);
});
