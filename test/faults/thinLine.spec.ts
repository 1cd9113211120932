import path from 'node:path';
import { pauseBeforeNext } from '../../core/outbox/retry.ts';
import { ReportPage, ReportsPage, type PreviewPage } from '../e2e/pages.ts';
import { readDesk } from './kill/audit.ts';
import { neverBack, watchBar } from './lib/bar.ts';
import { expect, leanPolicy, test } from './lib/fixtures.ts';
import { Person, readQueue } from './lib/person.ts';
import { load, makeFiles, planCuts, slow, startFarDesk, wholeUploads, type BigFile } from './lib/thinLine.ts';

const interrupted = 'Sending was interrupted. Your report is saved and we go on where we stopped.';
const [big, small] = ['All the logs of a week', 'Meanwhile, something small'];

/** How long the line takes for everything, and the longest pause between two attempts, in milliseconds. */
const ideal = (load.megabytes / load.kilobytesPerSecond) * 1_000_000;
const longestPause = pauseBeforeNext(load.cuts, 1);

/** Longest time until something happens on the screen. */
const patience = 60_000 + ideal + longestPause;

/**
 * A first attempt that lasts as long, in milliseconds, has another report go beside it: when it has taken 20 seconds
 * (core/outbox/lane.ts), and then they share the line.
 */
const enoughForTwo = 40_000;

/** Writes the report with all the files, up to where it can be sent. */
async function writesBig({ page, running }: Person, files: readonly BigFile[]): Promise<PreviewPage> {
  await running.app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    },
    files.map((file) => file.path),
  );
  const report = new ReportPage(page);
  await report.question.fill(big);
  await report.showAllFields();
  await page.getByRole('button', { name: 'Add files' }).click();
  const list = page.getByRole('list', { name: 'Files' });
  await expect(list).toContainText(files.at(-1)?.name ?? '', { timeout: 60_000 });
  return report.goOn();
}

test(`${load.megabytes} MB of attachments over a line of ${load.kilobytesPerSecond} kB/s that is cut ${load.cuts} times`, async ({
  start,
  workplace,
}) => {
  test.setTimeout(120_000 + 2 * ideal + load.cuts * longestPause);
  const files = await makeFiles(path.join(path.dirname(workplace.dataDir), 'files'));
  const plan = planCuts(files, load.cuts);
  const { desk, line, begun, close } = await startFarDesk(files, plan);
  try {
    await leanPolicy(workplace, {
      helpDesk: {
        kind: 'redmine',
        name: 'IT support',
        url: line.url,
        apiKey: desk.appKey,
        project: desk.project,
        reportIdFieldId: desk.reportIdField,
      },
    });
    const person = await Person.sitsDown(start);
    const { page, main } = person;
    const firstCut = files.findIndex(({ name }) => (plan.get(name) ?? 0) > 0) + 0.5;
    const goesBeside = (firstCut / files.length) * ideal > enoughForTwo;
    const preview = await writesBig(person, files);
    const began = performance.now();
    await preview.sendIt();

    const untilTheSecond = await watchBar(page);
    await person.reads('Your report is safe, and on its way');
    if (goesBeside) await expect(page.getByRole('progressbar', { name: 'Sending' })).toBeVisible();
    // There is no time to write another one during the first attempt: it is written between two of them.
    else await expect(main).toContainText(interrupted, { timeout: patience });
    const stretches = await untilTheSecond();

    await person.sends(small);
    await expect(main.getByRole('heading', { name: 'Sent', exact: true })).toBeVisible({ timeout: 60_000 });
    if (goesBeside) {
      const { reports } = await readQueue(workplace);
      expect(reports).toContainEqual(
        expect.objectContaining({ summary: big, state: 'sending', attempts: 1 }),
      );
    }

    await (await new ReportsPage(page).open()).report(big).click();
    const where = page.getByRole('region', { name: 'Where it is' });
    await expect(where).toBeVisible();
    const untilTheEnd = await watchBar(page);
    // The quick form does not wait for the pauses between attempts, except where one is over just now.
    const hurries = async (): Promise<void> => {
      const sendNow = where.getByRole('button', { name: 'Send now' });
      if (!slow && (await sendNow.isVisible())) await sendNow.click({ timeout: 2000 }).catch(() => undefined);
    };
    while (line.cuts < load.cuts) {
      const before = line.cuts;
      await hurries();
      await expect.poll(() => line.cuts, { timeout: patience }).toBeGreaterThan(before);
      await expect(where).toContainText(interrupted);
    }
    await hurries();
    await expect(where).toContainText(/Ticket \d+, sent/, { timeout: patience });
    const seconds = (performance.now() - began) / 1000;
    stretches.push(...(await untilTheEnd()));
    const sent = line.passages.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000_000;
    console.log(
      `${seconds.toFixed(0)} s, of which the line alone ${(ideal / 1000).toFixed(0)} s; ` +
        `${sent.toFixed(2)} MB sent for ${load.megabytes} MB; shares shown: ${JSON.stringify(stretches)}`,
    );

    // Each upload is begun once, and once more for each time that it was cut; nothing that arrived is sent again.
    expect(begun()).toEqual(Object.fromEntries([...plan].map(([name, cuts]) => [name, cuts + 1])));
    const whole = await wholeUploads(desk);
    expect(new Set(whole).size).toBe(whole.length);
    const issues = (await readDesk(desk)).sort((one, other) => Number(one.number) - Number(other.number));
    expect(issues.map(({ subject }) => subject)).toEqual([small, big]);
    expect(issues[1]?.attachments).toEqual(
      expect.arrayContaining(files.map(({ name, sha256 }) => ({ name, sha256 }))),
    );
    expect(stretches.some((shares) => shares.length > 1)).toBe(true);
    expect(neverBack(stretches)).toBe(true);
  } finally {
    await close();
  }
});
