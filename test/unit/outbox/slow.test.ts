import { describe, expect, it } from 'vitest';
import { courierHouse } from '../../fakes/courierHouse.ts';
import { forNow } from '../../fakes/scriptedDesk.ts';

describe('a ticket that takes long to send', () => {
  it('has the way for itself at first, and holds up nobody when it turns out to be slow', async () => {
    const house = courierHouse();
    const finish = house.desk.holds();
    await house.courier.start();
    house.send(1);
    house.send(2);
    await house.clock.pass(19_999);
    expect([1, 2].map(house.state)).toEqual(['sending', 'queued']);
    await house.clock.pass(1);
    expect([1, 2].map(house.state)).toEqual(['sending', 'delivered']);
    finish();
    await house.settle();
    expect(house.state(1)).toBe('delivered');
  });

  it('shares the way with one other and not with more', async () => {
    const house = courierHouse();
    house.desk.holds();
    house.desk.holds();
    await house.courier.start();
    for (const number of [1, 2, 3]) house.send(number);
    await house.clock.pass(60_000);
    expect([1, 2, 3].map(house.state)).toEqual(['sending', 'sending', 'queued']);
  });

  it('has no other beside it while the desk does not answer well', async () => {
    const house = courierHouse();
    house.desk.plays(forNow('unreachable'));
    house.desk.holds();
    await house.courier.start();
    for (const number of [1, 2, 3]) house.send(number);
    await house.clock.pass(60_000);
    expect([1, 2, 3].map(house.state)).toEqual(['waiting', 'sending', 'queued']);
  });
});
