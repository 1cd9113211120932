import { describe, expect, it } from 'vitest';
import { courierHouse } from '../../fakes/courierHouse.ts';
import { failure, forGood, forNow } from '../../fakes/scriptedDesk.ts';

const hour = 3600_000;
const delivers = (log: readonly string[]): number => log.filter((line) => line.startsWith('deliver')).length;

describe('a desk that refuses the app', () => {
  it('is paused as a whole: no ticket is held, and few are tried', async () => {
    const house = courierHouse({ random: 0.99 });
    house.desk.plays(...Array.from({ length: 500 }, () => forGood('unauthorized')));
    await house.courier.start();
    for (let number = 1; number <= 20; number += 1) house.send(number);
    await house.clock.pass(24 * hour);
    const states = new Set(Array.from({ length: 20 }, (_, index) => house.state(index + 1)));
    expect(states).not.toContain('held');
    // At most one attempt in a quarter of an hour, but for the first few.
    expect(delivers(house.log)).toBeLessThan(24 * 4 + 12);
    expect(house.courier.situation().refusals).toEqual([
      { desk: 'Service desk', failure: expect.objectContaining({ code: 'unauthorized' }) as unknown },
    ]);
  });

  it('gets everything, once each, as soon as its key is mended', async () => {
    const house = courierHouse({ random: 0.99 });
    house.desk.plays(...Array.from({ length: 12 }, () => forGood('unauthorized')));
    await house.courier.start();
    for (let number = 1; number <= 20; number += 1) house.send(number);
    await house.clock.pass(6 * hour);
    expect(house.desk.tickets.size).toBe(20);
    expect(delivers(house.log)).toBe(32);
    expect(house.courier.situation().refusals).toEqual([]);
    expect(house.events.filter(({ kind }) => kind === 'situation').length).toBeGreaterThan(2);
  });

  it('waits when the desk refuses to be asked, and creates nothing meanwhile', async () => {
    const house = courierHouse();
    house.desk.plays(forNow('timeout', { mayHaveArrived: true }));
    house.desk.lookUps.push({ kind: 'unknown', failure: failure('unauthorized') });
    await house.courier.start();
    house.send(1);
    await house.clock.pass(8_000);
    expect(house.state(1)).toBe('waiting');
    expect(house.log.filter((line) => line.startsWith('deliver'))).toHaveLength(1);
  });

  it('is tried at once when a person wants it', async () => {
    const house = courierHouse();
    house.desk.plays(forGood('forbidden'));
    await house.courier.start();
    house.send(1);
    await house.settle();
    expect(house.state(1)).toBe('waiting');
    await house.courier.sendNow();
    await house.settle();
    expect(house.state(1)).toBe('delivered');
  });

  it('holds a ticket that it refuses while others get through', async () => {
    const house = courierHouse();
    const take = house.desk.deliver.bind(house.desk);
    house.desk.deliver = async (job) => (job.ticket.id.endsWith('1') ? forGood('forbidden') : take(job));
    await house.courier.start();
    for (const number of [1, 2, 3]) house.send(number);
    await house.clock.pass(hour);
    expect([1, 2, 3].map(house.state)).toEqual(['held', 'delivered', 'delivered']);
  });
});

describe('a desk that goes on making a ticket after its answer was lost', () => {
  it('is not asked before it has settled', async () => {
    const house = courierHouse();
    Object.assign(house.desk.capabilities, { settlesWithin: 60_000 });
    house.desk.plays(forNow('timeout', { mayHaveArrived: true }));
    await house.courier.start();
    house.send(1);
    await house.clock.pass(59_000);
    expect(house.log.filter((line) => line.startsWith('look up'))).toEqual([]);
    await house.clock.pass(2_000);
    expect(house.log.filter((line) => line.startsWith('look up'))).toHaveLength(1);
    expect(house.state(1)).toBe('delivered');
  });

  it('is asked in bounded time although the clock was set back once and again', async () => {
    const house = courierHouse();
    Object.assign(house.desk.capabilities, { settlesWithin: 60_000 });
    house.desk.plays(forNow('timeout', { mayHaveArrived: true }));
    await house.courier.start();
    house.send(1);
    await house.settle();
    house.clock.jump(-2 * hour);
    await house.courier.sendNow();
    await house.settle();
    house.clock.jump(-365 * 24 * hour);
    await house.clock.pass(20 * 60_000);
    expect(house.state(1)).toBe('delivered');
  });

  it('is asked in bounded time although the clock was set back a year', async () => {
    const house = courierHouse();
    Object.assign(house.desk.capabilities, { settlesWithin: 60_000 });
    house.desk.plays(forNow('timeout', { mayHaveArrived: true }));
    await house.courier.start();
    house.send(1);
    await house.settle();
    house.clock.jump(-365 * 24 * hour);
    await house.clock.pass(20 * 60_000);
    expect(house.state(1)).toBe('delivered');
  });
});

describe('draining', () => {
  it('lets a running attempt end and begins no other', async () => {
    const house = courierHouse();
    const finish = house.desk.holds();
    await house.courier.start();
    house.send(1);
    house.send(2);
    await house.settle();
    const drained = house.courier.drain(10_000);
    finish();
    await drained;
    await house.courier.stop();
    expect([1, 2].map(house.state)).toEqual(['delivered', 'queued']);
  });

  it('waits no longer than it was told', async () => {
    const house = courierHouse();
    house.desk.holds();
    await house.courier.start();
    house.send(1);
    await house.settle();
    let drained = false;
    void house.courier.drain(10_000).then(() => (drained = true));
    await house.clock.pass(9_999);
    expect(drained).toBe(false);
    await house.clock.pass(1);
    expect(drained).toBe(true);
  });
});
