import { describe, expect, it } from 'vitest';
import { courierHouse } from '../../fakes/courierHouse.ts';
import { forNow } from '../../fakes/scriptedDesk.ts';

/** Numbers of the tickets whose delivery has this state. */
const inState = (house: ReturnType<typeof courierHouse>, count: number, state: string): number[] =>
  Array.from({ length: count }, (_, index) => index + 1).filter((number) => house.state(number) === state);

/** A house whose desk has taken so many tickets that it is trusted to take more, and that holds on now. */
async function trusting(count: number): Promise<{
  house: ReturnType<typeof courierHouse>;
  finish: ReturnType<ReturnType<typeof courierHouse>['desk']['holds']>;
}> {
  const house = courierHouse();
  await house.courier.start();
  for (let number = 1; number <= 9; number += 1) house.send(number);
  await house.settle();
  const finish = house.desk.holds();
  for (let number = 10; number < 10 + count; number += 1) house.send(number);
  await house.settle();
  return { house, finish };
}

describe('tickets of one desk', () => {
  it('speak to it one after the other, while the next ones are prepared', async () => {
    const { house, finish } = await trusting(6);
    expect(inState(house, 15, 'sending')).toEqual([10, 11, 12, 13, 14, 15]);
    expect(house.log.filter((line) => line.startsWith('deliver'))).toHaveLength(10);
    finish();
    await house.settle();
    expect(inState(house, 15, 'delivered')).toHaveLength(15);
  });

  it('go back to where they stood when the network goes while they are prepared, and no attempt is counted', async () => {
    const { house, finish } = await trusting(6);
    house.network.turnOff();
    finish(forNow('offline'));
    await house.settle();
    expect(inState(house, 15, 'queued')).toEqual([11, 12, 13, 14, 15]);
    expect(house.summary(11)).toMatchObject({ attemptCount: 0, mayHaveArrived: false });
    house.network.turnOn();
    await house.clock.pass(60_000);
    expect(inState(house, 15, 'delivered')).toHaveLength(15);
  });

  it('go back when the desk asks for a rest', async () => {
    const { house, finish } = await trusting(6);
    finish(forNow('rateLimited', { retryAfter: 600 }));
    await house.settle();
    expect(inState(house, 15, 'queued')).toEqual([11, 12, 13, 14, 15]);
    expect(house.log.filter((line) => line.startsWith('deliver'))).toHaveLength(10);
  });

  it('go back when the app ends, so that the next run need not ask for them', async () => {
    const { house, finish } = await trusting(6);
    const stopped = house.courier.stop();
    finish();
    await stopped;
    expect(inState(house, 15, 'queued')).toEqual([11, 12, 13, 14, 15]);
  });

  it('are not prepared beside each other where the desk cannot tell what it has', async () => {
    const house = courierHouse();
    Object.assign(house.desk.capabilities, { lookUp: false });
    await house.courier.start();
    for (let number = 1; number <= 9; number += 1) house.send(number);
    await house.settle();
    house.desk.holds();
    for (let number = 10; number <= 15; number += 1) house.send(number);
    await house.settle();
    expect(inState(house, 15, 'sending')).toEqual([10]);
  });
});
