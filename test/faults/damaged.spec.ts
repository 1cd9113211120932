import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Workplace } from '../e2e/fixtures.ts';
import { answerOf, handraise } from '../e2e/terminal.ts';
import { expect, policyTo, test } from './lib/fixtures.ts';
import { Person, readQueue } from './lib/person.ts';

/** Saves a report with one file, without sending it; its folder. */
async function saved(workplace: Workplace, summary: string): Promise<string> {
  const file = path.join(path.dirname(workplace.policyFile), 'notes.txt');
  await writeFile(file, 'What the printer says');
  const args = ['report', '--summary', summary, '--attach', file, '--no-machine', '--queue', '--json'];
  const { id } = answerOf(await handraise(workplace, args)) as { id: string };
  return path.join(workplace.dataDir, 'outbox', id);
}

/** One file of a report, and what a fault makes of it. */
interface Damage {
  name: string;
  file: string;
  spoil: (text: string) => string;
  sentence: string;
  reason: string;
  /** It is moved aside and not left where it is. */
  aside: boolean;
}

const unreadable = 'This report cannot be read. Nothing of it was deleted, and IT can look at it here';

const damages: Damage[] = [
  {
    name: 'a report’s words are damaged on the disk',
    file: 'ticket.json',
    spoil: (text) => text.slice(0, text.length / 2),
    sentence: unreadable,
    reason: 'unreadable',
    aside: true,
  },
  {
    name: 'a report’s delivery is damaged on the disk',
    file: 'delivery.json',
    spoil: () => '\0'.repeat(400),
    sentence: unreadable,
    reason: 'unreadable',
    aside: true,
  },
  {
    name: 'a newer version of the app wrote a report',
    file: 'ticket.json',
    spoil: (text) => text.replace(/"schema": ?\d+/, '"schema": 99'),
    sentence: 'A newer version of the app wrote this report. It waits until that version is installed again',
    reason: 'newer',
    aside: false,
  },
];

for (const { name, file, spoil, sentence, reason, aside } of damages) {
  test(`${name}: it is shown and kept, and the others go`, async ({ desk, start, workplace }) => {
    await workplace.writePolicy(policyTo(desk.url));
    const folder = await saved(workplace, 'Damaged');
    await saved(workplace, 'Whole');
    const before = await readFile(path.join(folder, file), 'utf8');
    const after = spoil(before);
    expect(after).not.toBe(before);
    await writeFile(path.join(folder, file), after);

    const person = await Person.sitsDown(start, { args: ['--reports'] });
    await person.reads(sentence, 'Ticket 1000');
    expect(desk.taken()).toEqual(['Whole']);
    const { quarantined } = await readQueue(workplace);
    expect(quarantined).toMatchObject([{ reason }]);
    await person.running.close();

    // IT mends the file and puts the report back.
    const [kept] = aside ? await readdir(path.join(workplace.dataDir, 'quarantine')) : [];
    if (kept !== undefined) await rename(path.join(workplace.dataDir, 'quarantine', kept), folder);
    await writeFile(path.join(folder, file), before);
    await Person.sitsDown(start, { args: ['--reports'] });
    await expect.poll(() => desk.taken()).toEqual(['Whole', 'Damaged']);
  });
}

test('a file of a report has changed on the disk: the report is held until it is what it was', async ({
  desk,
  start,
  workplace,
}) => {
  await workplace.writePolicy(policyTo(desk.url));
  const folder = await saved(workplace, 'Changed file');
  const attachments = path.join(folder, 'files');
  const file = path.join(attachments, String((await readdir(attachments))[0]));
  const before = await readFile(file);
  await writeFile(file, Buffer.from(before).fill(0x20, 0, 4));
  const person = await Person.sitsDown(start, { args: ['--reports'] });
  await person.reads('An attachment was changed or damaged on this computer, so the report was not sent.');
  const { reports } = await readQueue(workplace);
  expect(reports).toMatchObject([{ state: 'held', failure: { code: 'attachmentDamaged' } }]);
  expect(desk.taken()).toEqual([]);
  await writeFile(file, before);
  await person.page
    .getByRole('button', { name: /Changed file/ })
    .first()
    .click();
  await person.presses('Send now');
  await person.reads('The help desk has taken it, with the number 1000.');
  expect(desk.taken()).toEqual(['Changed file']);
});
