import { describe, expect, it } from 'vitest';
import { ulidOf } from '../../fakes/chance.ts';
import { courierHouse } from '../../fakes/courierHouse.ts';
import { failure, forGood, forNow, ScriptedDesk } from '../../fakes/scriptedDesk.ts';
import { sampleStored } from '../../fakes/tickets.ts';

const deliveries = (log: string[]): string[] => log.filter((line) => line.startsWith('deliver'));

describe('without a network', () => {
  it('tries nothing, costs no attempt, says what it waits for, and goes when the network is back', async () => {
    const house = courierHouse();
    house.network.turnOff();
    await house.courier.start();
    house.send(1);
    await house.clock.pass(3600_000);
    expect(house.log).toEqual([]);
    expect(house.summary(1)).toMatchObject({
      state: { kind: 'queued' },
      waitsFor: 'network',
      attemptCount: 0,
    });
    house.network.turnOn();
    await house.clock.pass(60_000);
    expect(house.state(1)).toBe('delivered');
    const online = house.events.flatMap((event) =>
      event.kind === 'situation' ? [event.situation.online] : [],
    );
    expect(online.slice(-2)).toEqual([false, true]);
  });

  it('notices within a minute when nobody says that the network is back', async () => {
    const house = courierHouse();
    let online = false;
    house.network.online = () => online;
    await house.courier.start();
    house.send(1);
    await house.settle();
    online = true;
    await house.clock.pass(62_000);
    expect(house.state(1)).toBe('delivered');
  });

  it('delivers to a desk that needs none', async () => {
    const desk = new ScriptedDesk([], 'Folder', { worksOffline: true });
    const house = courierHouse({ deskFor: () => desk });
    house.network.turnOff();
    await house.courier.start();
    house.send(1);
    await house.settle();
    expect(house.state(1)).toBe('delivered');
  });

  it('ends pauses when the network is back', async () => {
    const house = courierHouse();
    house.desk.plays(forNow('unreachable'));
    await house.courier.start();
    house.send(1);
    await house.settle();
    expect(house.summary(1)?.waitsFor).toBe('time');
    house.network.turnOff();
    house.network.turnOn();
    await house.settle();
    expect(house.state(1)).toBe('delivered');
  });
});

describe('sendNow', () => {
  it('takes the ticket that a person points at before all others', async () => {
    const house = courierHouse();
    const finish = house.desk.holds();
    await house.courier.start();
    for (const number of [1, 2, 3]) house.send(number);
    await house.settle();
    expect(await house.courier.sendNow(ulidOf(3))).toEqual({ ok: true, value: undefined });
    finish();
    await house.settle();
    expect(deliveries(house.log)).toEqual(['deliver 1', 'deliver 3', 'deliver 2']);
  });

  it('ends pauses, even those the desk asked for, and releases what was held', async () => {
    const house = courierHouse();
    house.desk.plays(forGood('rejected'), forNow('rateLimited', { retryAfter: 3600 }));
    await house.courier.start();
    for (const number of [1, 2, 3]) house.send(number);
    await house.settle();
    expect([1, 2, 3].map(house.state)).toEqual(['held', 'waiting', 'queued']);
    await house.courier.sendNow();
    await house.settle();
    expect([1, 2, 3].map(house.state)).toEqual(['delivered', 'delivered', 'delivered']);
  });

  it('writes a release down, so that a restart does not take it back', async () => {
    const house = courierHouse();
    house.store.put(sampleStored(1, { state: { kind: 'held', failure: failure('unauthorized') } }));
    await house.courier.start();
    house.network.turnOff();
    await house.courier.sendNow(ulidOf(1));
    expect(house.state(1)).toBe('queued');
  });

  it('says why it does nothing', async () => {
    const house = courierHouse();
    await house.courier.start();
    house.send(1);
    await house.settle();
    expect(await house.courier.sendNow(ulidOf(1))).toEqual({ ok: false, failure: { kind: 'delivered' } });
    expect(await house.courier.sendNow(ulidOf(2))).toEqual({ ok: false, failure: { kind: 'unknown' } });
    expect(await house.courier.sendNow('../../etc')).toEqual({ ok: false, failure: { kind: 'unknown' } });
    await house.courier.setMode('watch');
    expect(await house.courier.sendNow()).toEqual({ ok: false, failure: { kind: 'elsewhere' } });
  });

  it('tells when the disk does not take the release, and leaves the ticket held', async () => {
    const house = courierHouse();
    house.store.put(sampleStored(1, { state: { kind: 'held', failure: failure('unauthorized') } }));
    await house.courier.start();
    house.store.refuseNext({ kind: 'diskFull' });
    expect(await house.courier.sendNow(ulidOf(1))).toEqual({
      ok: false,
      failure: { kind: 'storage', failure: { kind: 'diskFull' } },
    });
    expect(house.summary(1)?.state.kind).toBe('held');
  });
});

describe('withdraw', () => {
  it.each(['queued', 'waiting', 'held'] as const)('takes a %s ticket back for good', async (kind) => {
    const house = courierHouse();
    house.network.turnOff();
    const until = '2026-03-01T08:01:00.000Z';
    const states = {
      queued: { kind },
      waiting: { kind, until, failure: failure('timeout') },
      held: { kind, failure: failure('rejected') },
    };
    house.store.put(sampleStored(1, { state: states[kind] as { kind: 'queued' } }));
    await house.courier.start();
    expect(await house.courier.withdraw(ulidOf(1))).toEqual({ ok: true, value: undefined });
    expect(house.state(1)).toBe('withdrawn');
    house.network.turnOn();
    await house.clock.pass(3600_000);
    expect(house.desk.log).not.toContain('deliver 1');
  });

  it('is refused while the ticket is on its way, and after it has arrived', async () => {
    const house = courierHouse();
    const finish = house.desk.holds();
    await house.courier.start();
    house.send(1);
    await house.settle();
    expect(await house.courier.withdraw(ulidOf(1))).toEqual({ ok: false, failure: { kind: 'sending' } });
    finish();
    await house.settle();
    expect(await house.courier.withdraw(ulidOf(1))).toEqual({ ok: false, failure: { kind: 'delivered' } });
    expect(await house.courier.withdraw(ulidOf(2))).toEqual({ ok: false, failure: { kind: 'unknown' } });
  });

  it('wins over an attempt that is chosen while it is being written', async () => {
    const house = courierHouse();
    house.network.turnOff();
    await house.courier.start();
    house.send(1);
    house.store.pause();
    const withdrawn = house.courier.withdraw(ulidOf(1));
    house.network.turnOn();
    house.store.resume();
    expect(await withdrawn).toEqual({ ok: true, value: undefined });
    await house.settle();
    expect(house.log).toEqual(['durable withdrawn']);
  });

  it('leaves the ticket in the outbox when the disk does not take it', async () => {
    const house = courierHouse();
    house.network.turnOff();
    await house.courier.start();
    house.send(1);
    house.store.refuseNext({ kind: 'readOnly' });
    expect(await house.courier.withdraw(ulidOf(1))).toEqual({
      ok: false,
      failure: { kind: 'storage', failure: { kind: 'readOnly' } },
    });
    house.network.turnOn();
    await house.settle();
    expect(house.state(1)).toBe('delivered');
  });
});

describe('stop', () => {
  it('aborts the attempt, writes it down as interrupted, and lets go of everything', async () => {
    const house = courierHouse();
    house.desk.plays(
      (job) =>
        new Promise((resolve) => {
          job.signal.addEventListener('abort', () => resolve(forNow('timeout', { mayHaveArrived: false })));
        }),
    );
    await house.courier.start();
    house.send(1);
    await house.settle();
    await house.courier.stop();
    expect(house.store.stateOf(ulidOf(1))?.state).toMatchObject({
      kind: 'waiting',
      failure: { code: 'interrupted', mayHaveArrived: true },
    });
    expect(house.clock.waiting()).toBe(0);
    expect(house.network.listening()).toBe(0);
    house.network.turnOn();
    await house.clock.pass(3600_000);
    expect(deliveries(house.log)).toEqual(['deliver 1']);
  });

  it('keeps a receipt that comes in the last moment', async () => {
    const house = courierHouse();
    const finish = house.desk.holds();
    await house.courier.start();
    house.send(1);
    await house.settle();
    const stopped = house.courier.stop();
    finish();
    await stopped;
    expect(house.state(1)).toBe('delivered');
  });

  it('does not wait for ever for a connector that does not listen; the next start looks the ticket up', async () => {
    const house = courierHouse();
    house.desk.plays(() => new Promise(() => undefined));
    await house.courier.start();
    house.send(1);
    await house.settle();
    const stopped = house.courier.stop();
    await house.clock.pass(5_000);
    await stopped;
    await house.restarted().start();
    await house.settle();
    expect(house.log.slice(-3)).toEqual(['look up 1', 'deliver 1', 'durable delivered']);
  });

  it('sends nothing when it comes while "sending" is being written', async () => {
    const house = courierHouse();
    await house.courier.start();
    house.store.pause();
    house.send(1);
    const stopped = house.courier.stop();
    house.store.resume();
    await stopped;
    expect(house.desk.log).not.toContain('deliver 1');
    expect(['queued', 'waiting']).toContain(house.state(1));
  });
});
