import type { Workplace } from '../e2e/fixtures.ts';
import { handraise } from '../e2e/terminal.ts';
import { expect, policyTo, test } from './lib/fixtures.ts';
import { Person, readQueue } from './lib/person.ts';
import { startBeside } from './lib/processes.ts';

const summaries = ['One', 'Two', 'Three', 'Four'];

async function saveAll(workplace: Workplace): Promise<void> {
  for (const summary of summaries)
    await handraise(workplace, ['report', '--summary', summary, '--no-machine', '--queue']);
}

test('two windows are started at once: one stays, and each report goes once', async ({ desk, workplace }) => {
  await workplace.writePolicy(policyTo(desk.url));
  await saveAll(workplace);
  const both = [startBeside(workplace), startBeside(workplace)];
  try {
    expect(await Promise.race(both.map(({ ended }) => ended))).toBe(0);
    await expect.poll(() => [...desk.taken()].sort(), { timeout: 20_000 }).toEqual([...summaries].sort());
  } finally {
    for (const { end } of both) end();
    await Promise.all(both.map(({ ended }) => ended));
  }
  const { reports } = await readQueue(workplace);
  expect(reports.map(({ state }) => state)).toEqual(summaries.map(() => 'delivered'));
  expect(desk.received).toHaveLength(summaries.length);
});

test('a window and the command line send at once: each report goes once', async ({
  desk,
  start,
  workplace,
}) => {
  await workplace.writePolicy(policyTo(desk.url));
  await saveAll(workplace);
  const [person, said] = await Promise.all([
    Person.sitsDown(start, { args: ['--reports'] }),
    handraise(workplace, ['queue', 'send', '--json']),
  ]);
  expect(said.code).toBe(0);
  await person.reads(...summaries);
  await expect(person.main.getByText(/^Ticket \d+/)).toHaveCount(summaries.length);
  expect([...desk.taken()].sort()).toEqual([...summaries].sort());
});

test('two command lines send at once: each report goes once', async ({ desk, workplace }) => {
  await workplace.writePolicy(policyTo(desk.url));
  await saveAll(workplace);
  const both = await Promise.all([
    handraise(workplace, ['queue', 'send', '--json']),
    handraise(workplace, ['queue', 'send', '--json']),
  ]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect([...desk.taken()].sort()).toEqual([...summaries].sort());
});
