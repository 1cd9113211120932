import { describe, expect, it } from 'vitest';
import { ulidOf } from '../../fakes/chance.ts';
import { courierHouse } from '../../fakes/courierHouse.ts';
import { forNow } from '../../fakes/scriptedDesk.ts';

const deliveries = (log: string[]): string[] => log.filter((line) => line.startsWith('deliver'));

describe('when the network is back after hours', () => {
  const hour = 3600_000;
  /** With chance in the middle: half of a 32nd of the absence. */
  const spread = hour / 64;

  async function afterAnHour() {
    const house = courierHouse();
    await house.courier.start();
    house.desk.plays(forNow('unreachable'));
    house.send(1);
    await house.settle();
    house.network.turnOff();
    house.send(2);
    await house.clock.pass(hour);
    house.log.length = 0;
    return house;
  }

  it('does not begin in the same second as all other machines', async () => {
    const house = await afterAnHour();
    house.network.turnOn();
    await house.clock.pass(spread - 1);
    expect(deliveries(house.log)).toEqual([]);
    await house.clock.pass(1);
    expect(deliveries(house.log)).toEqual(['deliver 1', 'deliver 2']);
  });

  it('does not begin earlier because the news comes twice', async () => {
    const house = await afterAnHour();
    let online = false;
    house.network.online = () => online;
    await house.clock.pass(0);
    online = true;
    // The courier sees it at its next look, the system tells it some seconds later.
    await house.clock.pass(60_000 - 1);
    house.network.turnOn();
    await house.clock.pass(0);
    expect(deliveries(house.log)).toEqual([]);
    await house.clock.pass(spread + 2_000);
    expect([1, 2].map(house.state)).toEqual(['delivered', 'delivered']);
  });

  it('begins at once when a person asks for it, and with what is written just now', async () => {
    const house = await afterAnHour();
    house.network.turnOn();
    await house.settle();
    house.send(3);
    await house.settle();
    expect(deliveries(house.log)).toEqual(['deliver 3']);
    await house.courier.sendNow();
    await house.settle();
    expect(deliveries(house.log)).toEqual(['deliver 3', 'deliver 1', 'deliver 2']);
  });

  it('keeps to a longer pause that the desk had asked for', async () => {
    const house = courierHouse({ random: 0.5 });
    await house.courier.start();
    house.desk.plays(forNow('rateLimited', { retryAfter: 2 * 3600 }));
    house.send(1);
    await house.settle();
    house.network.turnOff();
    await house.clock.pass(hour);
    house.network.turnOn();
    await house.clock.pass(hour - 1);
    expect(house.state(1)).toBe('waiting');
  });
});

describe('when a desk is back after long', () => {
  it('gives a desk that was down for long its tickets one after another, with shrinking rests', async () => {
    const house = courierHouse({ random: 0.999_999 });
    house.desk.plays(...Array.from({ length: 6 }, () => forNow('unreachable')));
    await house.courier.start();
    for (const number of [1, 2, 3, 4]) house.send(number);
    await house.clock.pass(3600_000);
    const deliveredAt = [1, 2, 3, 4]
      .map((number) => Date.parse(house.store.stateOf(ulidOf(number))?.ledger.at(-1)?.endedAt ?? ''))
      .sort((one, other) => one - other);
    const rests = deliveredAt.slice(1).map((at, index) => at - (deliveredAt[index] ?? 0));
    expect(rests).toEqual([40_000, 20_000, 10_000]);
  });
});
