import { describe, expect, it } from 'vitest';
import { ulidOf } from '../../fakes/chance.ts';
import { courierHouse } from '../../fakes/courierHouse.ts';
import { failure, forNow } from '../../fakes/scriptedDesk.ts';
import { sampleStored } from '../../fakes/tickets.ts';

const day = 24 * 3600_000;
const sending = { kind: 'sending', attempt: 1, startedAt: '2026-03-01T07:00:00.000Z' } as const;

describe('two processes on one data folder', () => {
  it('the one that watches shows everything and changes nothing', async () => {
    const house = courierHouse();
    house.store.put(sampleStored(1, { state: sending, attemptCount: 1 }));
    house.store.put(sampleStored(2));
    await house.courier.start('watch');
    await house.clock.pass(day);
    expect(house.log).toEqual([]);
    expect(house.courier.snapshot()).toHaveLength(2);
    expect(await house.courier.withdraw(ulidOf(2))).toEqual({ ok: false, failure: { kind: 'elsewhere' } });
  });

  it('the one that takes over looks up what the other left in the middle', async () => {
    const house = courierHouse();
    house.store.put(sampleStored(1, { state: sending, attemptCount: 1 }));
    await house.courier.start('watch');
    await house.courier.setMode('deliver');
    await house.settle();
    expect(house.log).toEqual([
      'durable waiting',
      'durable sending',
      'look up 1',
      'deliver 1',
      'durable delivered',
    ]);
  });

  it('the one that loses the right aborts and leaves the state to the other', async () => {
    const house = courierHouse();
    const signals: AbortSignal[] = [];
    house.desk.plays((job) => {
      signals.push(job.signal);
      return new Promise((resolve) => {
        job.signal.addEventListener('abort', () => resolve(forNow('timeout', { mayHaveArrived: true })));
      });
    });
    await house.courier.start();
    house.send(1);
    house.send(2);
    await house.settle();
    await house.courier.setMode('watch');
    await house.clock.pass(day);
    expect(signals[0]?.aborted).toBe(true);
    expect(house.log).toEqual(['durable sending', 'deliver 1']);
  });

  it('but a receipt in hand is written in any case', async () => {
    const house = courierHouse();
    const finish = house.desk.holds();
    await house.courier.start();
    house.send(1);
    await house.settle();
    const changed = house.courier.setMode('watch');
    finish();
    await changed;
    expect(house.state(1)).toBe('delivered');
  });

  it('refresh takes in what the other saved, changed, or took away', async () => {
    const house = courierHouse();
    await house.courier.start('watch');
    house.store.put(sampleStored(1));
    await house.courier.refresh(ulidOf(1));
    expect(house.summary(1)?.state.kind).toBe('queued');
    house.store.put(sampleStored(1, { state: { kind: 'held', failure: failure('rejected') } }));
    await house.courier.refresh(ulidOf(1));
    expect(house.summary(1)?.state.kind).toBe('held');
    house.store.spoil(ulidOf(1));
    await house.courier.refresh(ulidOf(1));
    expect(house.summary(1)).toBeUndefined();
    expect(house.events.at(-1)).toEqual({ kind: 'gone', id: ulidOf(1) });
  });

  it('refresh sends what the other saved', async () => {
    const house = courierHouse();
    await house.courier.start();
    house.store.put(sampleStored(1));
    await house.courier.refresh(ulidOf(1));
    await house.settle();
    expect(house.state(1)).toBe('delivered');
  });
});

describe('listeners', () => {
  it('that throw are logged and stop nothing', async () => {
    const house = courierHouse();
    house.courier.subscribe(() => {
      throw new Error('no');
    });
    await house.courier.start();
    house.send(1);
    await house.settle();
    expect(house.state(1)).toBe('delivered');
    expect(house.logger.lines[0]).toBe('error a listener of the outbox failed');
  });

  it('hear nothing after they have unsubscribed', async () => {
    const house = courierHouse();
    const heard: string[] = [];
    house.courier.subscribe(({ kind }) => heard.push(kind))();
    await house.courier.start();
    house.send(1);
    await house.settle();
    expect(heard).toEqual([]);
  });

  it('learn how the desk says a delivered ticket stands', async () => {
    const house = courierHouse();
    await house.courier.start();
    house.send(1);
    await house.settle();
    const deskStatus = { label: 'In progress', closed: false, checkedAt: '2026-03-01T09:00:00.000Z' };
    house.courier.noteDeskStatus({ ...house.store.stateOf(ulidOf(1))!, deskStatus });
    expect(house.summary(1)?.deskStatus).toEqual(deskStatus);
  });
});
