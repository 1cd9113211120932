import { describe, expect, it } from 'vitest';
import { carriedTicket, handOverMachine } from '../../fakes/handOverHouse.ts';
import { forNow, ScriptedDesk } from '../../fakes/scriptedDesk.ts';
import { steppedClock } from '../../fakes/steppedClock.ts';

const minutes = (count: number): number => count * 60_000;
const created = (desk: ScriptedDesk): number => desk.log.filter((line) => line.startsWith('deliver')).length;

/** Two machines at one clock and one desk, with the same report: here, and in a file. */
async function twoMachines(desk = new ScriptedDesk()) {
  const clock = steppedClock();
  const first = await handOverMachine(desk, { clock });
  const second = await handOverMachine(desk, { clock });
  const id = await first.save(carriedTicket(1));
  const file = first.path('stick.handraise');
  await first.give(id, file);
  return { desk, clock, first, second, id, file };
}

describe('a report that goes both ways exists once', () => {
  it('filed from the file, then the network comes back', async () => {
    const { desk, first, second, id, file } = await twoMachines();
    second.network.turnOn();
    await second.take(file);
    await second.reaches(id, 'delivered');
    first.network.turnOn();
    const delivery = await first.reaches(id, 'delivered');
    expect(desk.log).toEqual(['look up 1', 'deliver 1', 'look up 1']);
    expect(delivery.ledger.at(-1)?.outcome).toMatchObject({ number: '4711', foundByLookUp: true });
  });

  it('sent when the network comes back, then filed from the file', async () => {
    const { desk, clock, first, second, id, file } = await twoMachines();
    first.network.turnOn();
    await clock.pass(0);
    await first.reaches(id, 'waiting');
    await clock.pass(minutes(3));
    await first.reaches(id, 'delivered');
    second.network.turnOn();
    await second.take(file);
    const delivery = await second.reaches(id, 'delivered');
    expect(created(desk)).toBe(1);
    expect(delivery.state).toMatchObject({ receipt: { number: '4711' } });
  });

  it('the network comes back for both at once, and filing takes less than a minute', async () => {
    const { desk, clock, first, second, id, file } = await twoMachines();
    // The second machine has looked, found nothing, and its create is on the way while the first one looks.
    const arrive = desk.holds();
    second.network.turnOn();
    await second.take(file);
    await second.reaches(id, 'sending');
    first.network.turnOn();
    await clock.pass(0);
    const waiting = await first.reaches(id, 'waiting');
    expect(waiting.state).toMatchObject({ failure: { code: 'handedOverLook', retryAfter: 60 } });
    arrive();
    await second.reaches(id, 'delivered');
    await clock.pass(minutes(3));
    const delivery = await first.reaches(id, 'delivered');
    expect(created(desk)).toBe(1);
    expect(delivery.state).toMatchObject({ receipt: { number: '4711' } });
  });

  it('the window that stays: both have looked before either has created', async () => {
    const { desk, clock, first, second, id, file } = await twoMachines();
    const arrive = desk.holds();
    second.network.turnOn();
    await second.take(file);
    await second.reaches(id, 'sending');
    first.network.turnOn();
    await clock.pass(0);
    await first.reaches(id, 'waiting');
    // Longer than the pause between the two look-ups: the desk takes both.
    await clock.pass(minutes(3));
    await first.reaches(id, 'delivered');
    arrive();
    const second2 = await second.reaches(id, 'delivered');
    expect(created(desk)).toBe(2);
    // It is not hidden: the receipt names both numbers.
    const handOver = second2.imports?.[0];
    if (handOver === undefined) throw new Error('the file was not noted');
    const receipt = first.path('receipt');
    await second.giveReceipt(id, receipt, handOver);
    expect(await first.takeReceipt(receipt)).toMatchObject({
      value: { outcome: { kind: 'twice', own: '4711', other: '4712' } },
    });
  });

  it.each([
    ['its answer is lost', 'timeout'],
    ['the desk fails after it took it', 'serverError'],
  ] as const)('filing from the file when %s, and again', async (_what, code) => {
    const { desk, clock, second, id, file } = await twoMachines();
    desk.plays((job) => {
      desk.take(job);
      return forNow(code, { mayHaveArrived: true });
    });
    second.network.turnOn();
    await second.take(file);
    await second.reaches(id, 'waiting');
    await second.take(file);
    await clock.pass(minutes(1));
    await second.reaches(id, 'delivered');
    expect(created(desk)).toBe(1);
  });
});

describe('a desk that cannot be asked for a report id', () => {
  const blind = () => new ScriptedDesk([], 'Service desk', { lookUp: false });

  it('gets nothing from here by itself after a hand-over; the receipt closes the report', async () => {
    const { desk, clock, first, second, id, file } = await twoMachines(blind());
    first.network.turnOn();
    const held = await first.reaches(id, 'held');
    expect(held.state).toMatchObject({ failure: { code: 'handedOver' } });
    await first.courier.sendNow();
    await clock.pass(minutes(60));
    expect((await first.readDelivery(id))?.state.kind).toBe('held');
    expect(created(desk)).toBe(0);

    second.network.turnOn();
    const taken = await second.take(file);
    await second.reaches(id, 'delivered');
    const receipt = first.path('receipt');
    if (taken.ok) await second.giveReceipt(id, receipt, taken.value.handOver);
    expect(await first.takeReceipt(receipt)).toMatchObject({ value: { outcome: { kind: 'closed' } } });
    expect(created(desk)).toBe(1);
  });

  it('gets it from here when the person decides so, until it is handed over again', async () => {
    const { desk, clock, first, id } = await twoMachines(blind());
    first.network.turnOn();
    await first.reaches(id, 'held');
    desk.plays(forNow('serverError'));
    await first.courier.sendNow(id);
    await first.reaches(id, 'waiting');
    await first.give(id, first.path('again.handraise'));
    await clock.pass(minutes(1));
    await first.reaches(id, 'held');
    await first.courier.sendNow(id);
    await first.reaches(id, 'delivered');
    expect(created(desk)).toBe(2);
  });
});

it('a desk that treats the same report id as one gets it from both without waiting', async () => {
  const desk = new ScriptedDesk([], 'Service desk', { lookUp: false, idempotencyKey: true });
  const { clock, first, id } = await twoMachines(desk);
  first.network.turnOn();
  await clock.pass(0);
  await first.reaches(id, 'delivered');
  expect(desk.log).toEqual(['deliver 1']);
});
