import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { showDesktop } from './desktop.ts';
import { expect, test as base, type Workplace } from './fixtures.ts';
import { hasKeyRing, makeKeyRing, type KeyRing } from './keyRing.ts';
import { ReportPage, ReportsPage } from './pages.ts';
import { answerOf, handraise } from './terminal.ts';

const test = base.extend<{ keyRing: KeyRing }>({
  keyRing: async ({}, use) => {
    const keyRing = await makeKeyRing();
    await use(keyRing);
    await keyRing.remove();
  },
});

const word = 'Kolibri4711';
const pngMagic = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');

/** Files of the data folder in which the word, or a picture, can be seen by anybody who gets the disk. */
async function inTheOpen(workplace: Workplace): Promise<string[]> {
  const entries = await readdir(workplace.dataDir, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    if ([Buffer.from(word), Buffer.from(word, 'utf16le'), pngMagic].some((secret) => bytes.includes(secret)))
      found.push(path.relative(workplace.dataDir, file));
  }
  return found;
}

/** A help desk that nobody answers for. */
const deskAway = { settings: { helpDesk: { kind: 'webhook', name: 'IT', url: 'http://127.0.0.1:9/' } } };
const deskBack = (workplace: Workplace): unknown => ({
  settings: { helpDesk: { kind: 'folder', path: workplace.deskDir } },
});

/** The sentences that the folder desk has got. */
async function arrived(workplace: Workplace): Promise<string[]> {
  const folders = await readdir(workplace.deskDir);
  const reports = folders.map((name) => readFile(path.join(workplace.deskDir, name, 'report.json'), 'utf8'));
  const settled = await Promise.allSettled(reports);
  return settled
    .flatMap((one) => (one.status === 'fulfilled' ? [JSON.parse(one.value) as { summary: string }] : []))
    .map(({ summary }) => summary)
    .sort();
}

/** The help desk is back: a report goes by itself at the end of its pause, or when somebody presses the button. */
async function untilArrived(
  workplace: Workplace,
  reports: ReportsPage,
  opened: string,
  all: readonly string[],
): Promise<void> {
  await reports.report(opened).click();
  const sendNow = reports.page.getByRole('button', { name: 'Send now' });
  await expect(async () => {
    if ((await arrived(workplace)).length < all.length && (await sendNow.isVisible()))
      await sendNow.click({ timeout: 1_000 });
    expect(await arrived(workplace)).toEqual(all);
  }).toPass({ timeout: 40_000 });
}

test.skip(!hasKeyRing(), 'this system has no key ring to start');

test.describe('with the key ring of the system', () => {
  let hideDesktop: () => Promise<void>;
  test.beforeAll(async () => {
    hideDesktop = await showDesktop();
  });
  test.afterAll(() => hideDesktop());

  test('nothing of a report can be read on the disk, also after a kill, and all of it is there again', async ({
    start,
    workplace,
    keyRing,
  }) => {
    const env = await keyRing.open();
    await workplace.writePolicy(deskAway);
    const first = await start({ env });
    const page = await first.window();
    const report = new ReportPage(page);
    await expect(report.picture()).toBeVisible();
    await report.question.fill(`${word} was sent`);
    await expect(report.saved).toBeVisible();
    const sent = await (await report.goOn()).sendIt();
    await expect(sent.main).toContainText('Saved');

    await sent.main.getByRole('button', { name: 'New report' }).click();
    const draft = new ReportPage(page);
    await expect(draft.picture()).toBeVisible();
    await draft.question.fill(`${word} is still being written`);
    await expect(draft.saved).toBeVisible();
    await expect(draft.picture()).toBeVisible();
    first.app.process().kill('SIGKILL');

    expect(await inTheOpen(workplace)).toEqual([]);
    expect((await readdir(path.join(workplace.dataDir, 'outbox'))).length).toBeGreaterThan(0);
    expect((await readdir(path.join(workplace.dataDir, 'drafts'))).length).toBeGreaterThan(0);

    await workplace.writePolicy(deskBack(workplace));
    const second = await start({ env, args: ['--reports'] });
    const reports = await new ReportsPage(await second.window()).open();
    await untilArrived(workplace, reports, `${word} was sent`, [`${word} was sent`]);
    await (await reports.open()).report(`${word} is still being written`).click();
    await expect(new ReportPage(await second.window()).picture()).toBeVisible();
    expect(await inTheOpen(workplace)).toEqual([]);
    await second.close();
  });

  test('reports from before are encrypted, wait while the key ring is closed, and arrive when it is open', async ({
    start,
    workplace,
    keyRing,
  }) => {
    await workplace.writePolicy(deskAway);
    const picture = path.join(path.dirname(workplace.dataDir), 'screen.png');
    await writeFile(picture, Buffer.concat([pngMagic, Buffer.alloc(300_000, word)]));
    const args = [
      'report',
      '--summary',
      `${word} from before`,
      '--attach',
      picture,
      '--no-machine',
      '--queue',
    ];
    expect((await handraise(workplace, args)).code).toBe(0);
    expect((await inTheOpen(workplace)).length).toBeGreaterThan(1);
    const plain = answerOf(await handraise(workplace, ['selftest', '--json']));
    expect(plain).toMatchObject({
      checks: expect.arrayContaining([expect.objectContaining({ name: 'storage', passed: true })]),
    });

    const moved = await start({ env: await keyRing.open(), args: ['--hidden'] });
    await expect.poll(() => inTheOpen(workplace), { timeout: 30_000 }).toEqual([]);
    await moved.close();
    await keyRing.close();

    const closed = await start();
    const page = await closed.window();
    await expect(page.getByText('The system’s key ring is not open')).toBeVisible();
    await new ReportsPage(page).open();
    await expect(page.getByRole('main')).toContainText('the system’s key ring does not give the key out now');
    await closed.close();
    const queued = await handraise(workplace, ['report', '--summary', 'new one', '--no-machine', '--queue']);
    expect(queued.code).toBe(0);

    await workplace.writePolicy(deskBack(workplace));
    const opened = await start({ env: await keyRing.open(), args: ['--reports'] });
    const there = await new ReportsPage(await opened.window()).open();
    await untilArrived(workplace, there, `${word} from before`, [`${word} from before`, 'new one']);
    await opened.close();
  });
});
