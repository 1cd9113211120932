import { mkdirSync } from 'node:fs';
import { ReportPage } from '../e2e/pages.ts';
import { handraise } from '../e2e/terminal.ts';
import { expect, leanPolicy, policyTo, test } from './lib/fixtures.ts';
import { fillUp, mayMount, readOnly, smallDisk } from './lib/mounts.ts';
import { Person, readQueue } from './lib/person.ts';

test.skip(!mayMount, 'mounting a small disk needs root');

/** What a test has mounted, in the order in which it is taken away. */
const undo: (() => void)[] = [];
test.afterEach(() => {
  for (const take of [...undo].reverse()) take();
});

/** Takes back what `make` has made, at the latest at the end of the test. */
function until(make: () => () => void): () => void {
  const take = make();
  const once = (): void => {
    const at = undo.indexOf(once);
    if (at < 0) return;
    undo.splice(at, 1);
    take();
  };
  undo.push(once);
  return once;
}

test('the disk is full while somebody writes', async ({ desk, start, workplace }) => {
  mkdirSync(workplace.dataDir, { recursive: true });
  until(() => smallDisk(workplace.dataDir, 24));
  await workplace.writePolicy(policyTo(desk.url));
  const person = await Person.sitsDown(start);
  const { page, running } = person;
  const report = new ReportPage(page);
  await report.question.fill('Before the disk was full');
  await expect(report.saved).toBeVisible();
  const makeRoom = until(() => fillUp(workplace.dataDir));
  await report.question.fill('After the disk was full');
  await person.reads('Not saved yet: There is no space left on the disk. What you wrote is kept.');
  await report.seeWhatIsSent.click();
  await expect(report.question).toHaveValue('After the disk was full');

  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect(page.getByText('Your last changes are not on the disk')).toBeVisible();
  await page.getByRole('button', { name: 'Keep the window open' }).click();

  makeRoom();
  await expect(report.saved).toBeVisible({ timeout: 20_000 });
  await (await report.goOn()).sendIt();
  await person.readsThatItIsSent();
  expect(desk.taken()).toEqual(['After the disk was full']);
  await running.close();
});

test('the disk is full when a report should go: it is not sent before that can be noted', async ({
  desk,
  start,
  workplace,
}) => {
  mkdirSync(workplace.dataDir, { recursive: true });
  until(() => smallDisk(workplace.dataDir, 24));
  await desk.hangUp();
  await workplace.writePolicy(policyTo(desk.url));
  const person = await Person.sitsDown(start);
  await person.sends('Disk full later');
  await person.reads('Saved. It will be sent a little later.');
  const makeRoom = until(() => fillUp(workplace.dataDir));
  await desk.listen();
  await person.presses('My reports');
  await person.reads('The disk does not take any changes right now, so nothing is sent. The report is safe');
  expect(desk.taken()).toEqual([]);
  makeRoom();
  await expect.poll(() => desk.taken(), { timeout: 45_000 }).toEqual(['Disk full later']);
  await person.reads('Ticket 1000');
  await person.running.close();
});

test('the data folder cannot be written to', async ({ desk, person, workplace }) => {
  const report = new ReportPage(person.page);
  await report.question.fill('Before');
  await expect(report.saved).toBeVisible();
  const mend = until(() => readOnly(workplace.dataDir));
  await report.question.fill('The folder is read-only');
  await person.reads('Not saved yet: This folder cannot be written to. What you wrote stays open here.');
  const said = await handraise(workplace, ['report', '--summary', 'From the command line', '--no-machine']);
  expect(said.code).not.toBe(0);
  expect(said.stdout + said.stderr).toMatch(/cannot be written to|cannot keep reports in this folder/);
  mend();
  await expect(report.saved).toBeVisible({ timeout: 20_000 });
  await (await report.goOn()).sendIt();
  await person.readsThatItIsSent();
  expect(desk.taken()).toEqual(['The folder is read-only']);
});

test('the help desk’s folder cannot be written to', async ({ start, workplace }) => {
  const mend = until(() => readOnly(workplace.deskDir));
  await leanPolicy(workplace, { helpDesk: { kind: 'folder', name: 'IT support', path: workplace.deskDir } });
  const person = await Person.sitsDown(start);
  await person.sends('No right to write');
  await person.reads('This app is not allowed to file reports there.', 'Please tell IT.');
  const { reports } = await readQueue(workplace);
  expect(reports).toMatchObject([{ failure: { code: 'forbidden' } }]);
  mend();
  await person.presses('See what can be done');
  await person.presses('Send now');
  await person.reads('The help desk has taken it');
  expect((await readQueue(workplace)).reports).toMatchObject([{ state: 'delivered' }]);
});
