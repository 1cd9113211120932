import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Delivery } from '../../core/outbox/delivery.ts';
import type { RunningApp, Workplace } from '../e2e/fixtures.ts';
import { expect, policyTo, test } from './lib/fixtures.ts';
import { Person, readQueue } from './lib/person.ts';
import { withChildren } from './lib/processes.ts';

const year = 365 * 24 * 3600 * 1000;
const later = 'Saved. It will be sent a little later.';

/** From now on the main process sees another time of day; its timers go on, as the system's do. */
const jump = ({ app }: RunningApp, by: number): Promise<void> =>
  app.evaluate((_electron, offset) => {
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...args: [] | [number | string]) {
        if (args.length === 0) super(Real.now() + offset);
        else super(args[0]);
      }
      static override now = (): number => Real.now() + offset;
    } as DateConstructor;
  }, by);

for (const [name, by] of [
  ['forward', year],
  ['back', -year],
] as const) {
  test(`the clock jumps ${name} by a year while a report waits: it goes all the same`, async ({
    desk,
    person,
  }) => {
    await desk.hangUp();
    await person.sends(`Clock ${name}`);
    await person.reads(later);
    await jump(person.running, by);
    await desk.listen();
    // Forward, its pause is over. Back, it is cut to what it can have been meant, a quarter of an hour at most.
    if (by < 0) await person.presses('Send now');
    await person.readsThatItIsSent();
    await person.sends('Written under the new clock');
    await person.readsThatItIsSent();
    expect(desk.taken()).toEqual([`Clock ${name}`, 'Written under the new clock']);
  });
}

const deliveryFile = (workplace: Workplace, id: string, folder: 'outbox' | 'sent' = 'outbox'): string =>
  path.join(workplace.dataDir, folder, id, 'delivery.json');

const readDelivery = async (file: string): Promise<Delivery> =>
  JSON.parse(await readFile(file, 'utf8')) as Delivery;

/** How long the report was put off after its last attempt, in milliseconds; 0 while it does not wait. */
function pauseOf({ state, ledger }: Delivery): number {
  const ended = ledger.at(-1)?.endedAt;
  return state.kind === 'waiting' && ended !== undefined ? Date.parse(state.until) - Date.parse(ended) : 0;
}

test('a report was put off under a clock that was a year ahead: it does not wait for a year', async ({
  desk,
  start,
  workplace,
}) => {
  await desk.hangUp();
  await workplace.writePolicy(policyTo(desk.url));
  const person = await Person.sitsDown(start);
  await person.sends('Put off for a year');
  await person.reads(later);
  await person.running.close();
  const [report] = (await readQueue(workplace)).reports;
  const file = deliveryFile(workplace, report?.id ?? '');
  const text = await readFile(file, 'utf8');
  const { state } = JSON.parse(text) as Delivery;
  const until = state.kind === 'waiting' ? state.until : '';
  await writeFile(file, text.replaceAll(until, new Date(Date.parse(until) + year).toISOString()));
  await desk.listen();
  const again = await Person.sitsDown(start, { args: ['--reports'] });
  await again.reads('Next attempt in 15 minutes.');
  // The machine has slept over the pause.
  await again.running.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect.poll(() => desk.taken()).toEqual(['Put off for a year']);
});

test('the computer wakes: what waits goes before its pause is over', async ({ desk, person, workplace }) => {
  await desk.hangUp();
  await person.sends('Before the lid was closed');
  await person.reads(later);
  const id = (await readQueue(workplace)).reports[0]?.id ?? '';
  const inOutbox = (): Promise<Delivery> => readDelivery(deliveryFile(workplace, id));
  let waiting = await inOutbox();
  // Each attempt in vain makes the pause longer, by chance: it shall be longer than what follows here can take.
  while (pauseOf(waiting) < 60_000) {
    const { attemptCount } = waiting;
    await person.presses('Send now');
    const isOver = ({ state, ledger }: Delivery): boolean =>
      state.kind === 'waiting' && ledger.length > attemptCount;
    await expect.poll(async () => isOver(await inOutbox())).toBe(true);
    await person.reads(later);
    waiting = await inOutbox();
  }
  await person.running.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  await desk.listen();
  await person.running.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await person.readsThatItIsSent();
  expect(desk.taken()).toEqual(['Before the lid was closed']);
  const { ledger } = await readDelivery(deliveryFile(workplace, id, 'sent'));
  const next = ledger.find(({ number }) => number === waiting.attemptCount + 1);
  const planned = waiting.state.kind === 'waiting' ? Date.parse(waiting.state.until) : Number.NaN;
  expect(Date.parse(next?.startedAt ?? '')).toBeLessThan(planned);
});

test('the computer sleeps in the middle of sending, and its connections are gone when it wakes', async ({
  desk,
  person,
}) => {
  test.skip(process.platform !== 'linux', 'stops processes by /proc');
  desk.trouble = { kind: 'silent' };
  await person.sends('Asleep');
  await person.reads('Your report is safe, and on its way');
  const processes = withChildren(Number(person.running.app.process().pid));
  for (const pid of processes) process.kill(pid, 'SIGSTOP');
  await desk.hangUp();
  desk.trouble = { kind: 'none' };
  await desk.listen();
  for (const pid of processes) process.kill(pid, 'SIGCONT');
  await person.readsThatItIsSent();
  expect(desk.taken()).toEqual(['Asleep']);
});
