import { spawn } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { startWebhookReceiver, type WebhookReceiver } from '../fakes/webhookReceiver.ts';
import { expect, test, type Workplace } from './fixtures.ts';
import { ReportsPage } from './pages.ts';
import { answerOf, handraise } from './terminal.ts';

const secret = 'between us';
let receiver: WebhookReceiver;
/** The network: while it is away nothing answers at the desk's address. */
let bringBack: () => Promise<void>;

test.beforeEach(async () => {
  receiver = await startWebhookReceiver(secret);
  const port = Number(new URL(receiver.url).port);
  await receiver.close();
  bringBack = async () => void (receiver = await startWebhookReceiver(secret, { port }));
});
test.afterEach(() => receiver.close().catch(() => undefined));

const helpDesk = (): unknown => ({
  settings: { helpDesk: { kind: 'webhook', name: 'IT support', url: receiver.url, secret, lookUp: true } },
});

/** Another machine with the same policy. */
const secondMachine = (workplace: Workplace): Workplace => ({
  ...workplace,
  dataDir: `${workplace.dataDir}-of-another-machine`,
});

/** A report with a log that could not be sent. */
async function waitingReport(workplace: Workplace): Promise<string> {
  await workplace.writePolicy(helpDesk());
  const log = path.join(path.dirname(workplace.policyFile), 'ใบแจ้งหนี้.log');
  await writeFile(log, 'line of a log\n'.repeat(500));
  const said = await handraise(workplace, [
    'report',
    '--summary',
    'The whole office is offline',
    '--attach',
    log,
    '--no-machine',
    '--json',
  ]);
  expect(said.code, said.stderr).toBe(3);
  return String(answerOf(said)['id']);
}

/** Answers the system's file dialogs, which no test can press. */
function answerDialogs(app: ElectronApplication, file: string): Promise<void> {
  return app.evaluate(({ dialog }, place) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: place });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [place] });
  }, file);
}

async function handOver(page: Page): Promise<void> {
  await new ReportsPage(page).report('The whole office is offline').click();
  await page.getByRole('button', { name: 'Hand over as a file' }).click();
  await expect(page.getByRole('dialog')).toContainText('Anyone who has the file can read the report');
  await page.getByRole('button', { name: 'Choose where to save it' }).click();
  await expect(page.getByText('Handed over: ')).toBeVisible();
}

test('a report goes by stick to another machine, and its receipt brings the number back', async ({
  start,
  workplace,
}) => {
  const id = await waitingReport(workplace);
  const stick = path.join(path.dirname(workplace.policyFile), 'stick.handraise');
  const first = await start({ args: ['--reports'] });
  await answerDialogs(first.app, stick);
  const page = await first.window();
  await handOver(page);
  await expect(page.getByText('Handed over as a file, ')).toBeVisible();
  // Closed, so that it is the receipt and not the network that tells it.
  await first.close();

  await bringBack();
  const second = secondMachine(workplace);
  const filed = await handraise(second, ['import', stick, '--json']);
  expect(filed.code, filed.stderr).toBe(0);
  const answer = answerOf(filed);
  expect(answer).toMatchObject({ id, state: 'delivered', number: '1000', known: false });
  expect(filed.stderr).toContain('Sealed by');
  const again = await handraise(second, ['import', stick, '--json']);
  expect(again.code, again.stderr).toBe(0);
  expect(answerOf(again)).toMatchObject({ number: '1000', known: true });
  expect(receiver.received).toHaveLength(1);
  expect(receiver.received[0]?.report).toMatchObject({ id, summary: 'The whole office is offline' });
  expect(receiver.received[0]?.parts.at(-1)?.body.toString()).toBe('line of a log\n'.repeat(500));
  await receiver.close();

  const later = await start({ args: ['--reports'] });
  await answerDialogs(later.app, String(answer['receiptFile']));
  const reports = await later.window();
  await reports.getByRole('button', { name: 'Open a file or receipt' }).click();
  await expect(reports.getByText('The help desk has this report as ticket 1000.')).toBeVisible();
  await reports.getByRole('button', { name: 'Show the report' }).click();
  await expect(reports.getByRole('main').getByText('1000', { exact: true })).toBeVisible();
  await expect(reports.getByText('Filed on another computer from the file')).toBeVisible();
  expect(await readdir(path.join(workplace.dataDir, 'sent'))).toEqual([id]);
});

test('a report that went both ways exists once', async ({ start, workplace }) => {
  const id = await waitingReport(workplace);
  const stick = path.join(path.dirname(workplace.policyFile), 'stick.handraise');
  const first = await start({ args: ['--reports'] });
  await answerDialogs(first.app, stick);
  await handOver(await first.window());
  await first.close();

  await bringBack();
  const filed = await handraise(secondMachine(workplace), ['import', stick, '--json']);
  expect(answerOf(filed)).toMatchObject({ number: '1000' });
  const sent = await handraise(workplace, ['queue', 'send', id, '--json']);
  expect(sent.code, sent.stderr).toBe(0);
  expect(answerOf(sent)).toMatchObject({ reports: [{ id, state: 'delivered', number: '1000' }] });
  expect(receiver.received).toHaveLength(1);

  const shown = await handraise(workplace, ['queue', 'show', id, '--json']);
  expect(shown.stdout).not.toContain('receiptKey');
  const receipt = String(answerOf(filed)['receiptFile']);
  const opened = await handraise(workplace, ['import', receipt, '--json']);
  expect(opened.code, opened.stderr).toBe(0);
  expect(answerOf(opened)).toEqual({ id, receipt: { kind: 'already', number: '1000' } });
});

test('a second start with a receipt, by its relative path, closes the report in the app that runs', async ({
  start,
  workplace,
}) => {
  const id = await waitingReport(workplace);
  const place = path.dirname(workplace.policyFile);
  const stick = path.join(place, 'stick.handraise');
  const first = await start({ args: ['--reports'] });
  await answerDialogs(first.app, stick);
  await handOver(await first.window());
  await first.close();
  await bringBack();
  await handraise(secondMachine(workplace), ['import', stick]);
  await receiver.close();

  const running = await start({ args: ['--hidden'] });
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const second = spawn(
    String(process.env['HANDRAISE_ELECTRON']),
    [...flags, process.cwd(), 'stick.handraise-receipt'],
    {
      env: { ...process.env, HANDRAISE_DATA_DIR: workplace.dataDir, HANDRAISE_POLICY: workplace.policyFile },
      cwd: place,
      stdio: 'ignore',
    },
  );
  const ended = new Promise((resolve) => second.once('exit', resolve));
  const page = await running.window();
  expect(await ended).toBe(0);
  await expect(page.getByText('The help desk has this report as ticket 1000.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The whole office is offline');
  expect(await readdir(path.join(workplace.dataDir, 'sent'))).toEqual([id]);
});

test('while the other machine is offline as well the report is safe there, and the receipt comes later', async ({
  start,
  workplace,
}) => {
  await waitingReport(workplace);
  const stick = path.join(path.dirname(workplace.policyFile), 'stick.handraise');
  const first = await start({ args: ['--reports'] });
  await answerDialogs(first.app, stick);
  await handOver(await first.window());
  await first.close();
  const second = secondMachine(workplace);
  const waits = await handraise(second, ['import', stick, '--json']);
  expect(waits.code, waits.stderr).toBe(3);
  expect(waits.stderr).toContain('is safe on this machine');
  await rm(stick);

  await bringBack();
  const app = await start({ args: ['--reports'], env: { HANDRAISE_DATA_DIR: second.dataDir } });
  const page = await app.window();
  const receipt = path.join(path.dirname(stick), 'from the window');
  await answerDialogs(app.app, receipt);
  await new ReportsPage(page).report('The whole office is offline').click();
  await page.getByRole('button', { name: 'Save the receipt' }).click({ timeout: 30_000 });
  await expect(page.getByText('Receipt saved: ')).toBeVisible();
  const content = JSON.parse(await readFile(`${receipt}.handraise-receipt`, 'utf8')) as object;
  expect(content).toMatchObject({ content: { receipt: { number: '1000' } } });
});

test('“send all” does not decide about a report that waits for its receipt; its id does', async ({
  workplace,
}) => {
  const queued = await handraise(workplace, [
    'report',
    '--summary',
    'Waits for a receipt',
    '--no-machine',
    '--queue',
    '--json',
  ]);
  const id = String(answerOf(queued)['id']);
  const file = path.join(workplace.dataDir, 'outbox', id, 'delivery.json');
  const delivery = JSON.parse(await readFile(file, 'utf8')) as object;
  const state = { kind: 'held', failure: { code: 'handedOver', mayHaveArrived: false } };
  await writeFile(file, JSON.stringify({ ...delivery, state }));

  const all = await handraise(workplace, ['queue', 'send', '--json']);
  expect(all.code, all.stderr).toBe(4);
  expect(all.stderr).toContain('it waits for the receipt');
  expect(await readdir(workplace.deskDir)).toEqual([]);
  const one = await handraise(workplace, ['queue', 'send', id, '--json']);
  expect(one.code, one.stderr).toBe(0);
  expect(await readdir(workplace.deskDir)).toHaveLength(1);
});

test('what is not sound is refused in words, with an exit code of its own', async ({ workplace }) => {
  await workplace.writePolicy(helpDesk());
  const place = path.dirname(workplace.policyFile);
  const other = path.join(place, 'letter.handraise');
  await writeFile(other, 'Dear help desk');
  const letter = await handraise(workplace, ['import', other, '--json']);
  expect(letter.code).toBe(9);
  expect(letter.stderr).toContain('not a report that was handed over');
  expect(answerOf(letter)).toMatchObject({ error: { exitCode: 9 } });
  expect((await handraise(workplace, ['import', path.join(place, 'missing.handraise')])).code).toBe(7);
  expect((await handraise(workplace, ['import'])).code).toBe(2);
  await writeFile(other, '{"content":{"format":"handraise-receipt"}}');
  const forged = await handraise(workplace, ['import', other]);
  expect(forged.code).toBe(9);
  expect(forged.stderr).toContain('This receipt was changed');
});
