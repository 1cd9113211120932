import { describe, expect, it } from 'vitest';
import { AttachmentUnreadable } from '../../../core/ports/helpDesk.ts';
import { ulidOf } from '../../fakes/chance.ts';
import { courierHouse } from '../../fakes/courierHouse.ts';
import { failure, forNow } from '../../fakes/scriptedDesk.ts';
import { sampleAttachment, sampleStored } from '../../fakes/tickets.ts';

const day = 24 * 3600_000;
const deliveries = (log: string[]): string[] => log.filter((line) => line.startsWith('deliver'));

describe('a disk that refuses', () => {
  it('sends nothing when "sending" cannot be written, says so, and goes on when it can', async () => {
    const house = courierHouse();
    await house.courier.start();
    house.store.refusal = { kind: 'diskFull' };
    house.send(1);
    await house.clock.pass(10_000);
    expect(deliveries(house.log)).toEqual([]);
    expect(house.summary(1)).toMatchObject({
      state: { kind: 'queued' },
      waitsFor: 'disk',
      storage: 'diskFull',
      attemptCount: 0,
    });
    house.store.refusal = undefined;
    await house.clock.pass(60_000);
    expect(house.state(1)).toBe('delivered');
    expect(house.summary(1)).not.toHaveProperty('storage');
  });

  it('keeps a receipt that it cannot write, never creates again, and writes it when it can', async () => {
    const house = courierHouse();
    house.desk.plays((job) => {
      house.store.refusal = { kind: 'diskFull' };
      return house.desk.take(job);
    });
    await house.courier.start();
    house.send(1);
    await house.clock.pass(3600_000);
    expect(house.state(1)).toBe('sending');
    expect(house.summary(1)).toMatchObject({
      state: { kind: 'delivered', receipt: { number: '4711' } },
      waitsFor: 'disk',
    });
    await house.courier.sendNow();
    house.courier.wake();
    house.store.refusal = undefined;
    await house.clock.pass(15 * 60_000);
    expect(house.state(1)).toBe('delivered');
    expect(deliveries(house.log)).toEqual(['deliver 1']);
  });

  it('finds by look-up what a full disk made it forget at the end', async () => {
    const house = courierHouse();
    house.desk.plays((job) => {
      house.store.refusal = { kind: 'diskFull' };
      return house.desk.take(job);
    });
    await house.courier.start();
    house.send(1);
    await house.settle();
    await house.courier.stop();
    house.store.refusal = undefined;
    await house.restarted().start();
    await house.settle();
    expect(house.state(1)).toBe('delivered');
    expect(deliveries(house.log)).toEqual(['deliver 1']);
    expect(house.desk.tickets.size).toBe(1);
  });

  it('tries to write the receipt once more before it stops', async () => {
    const house = courierHouse();
    house.desk.plays((job) => {
      house.store.refuseNext({ kind: 'diskFull' });
      return house.desk.take(job);
    });
    await house.courier.start();
    house.send(1);
    await house.settle();
    expect(house.state(1)).toBe('sending');
    await house.courier.stop();
    expect(house.state(1)).toBe('delivered');
  });

  it('ends the attempt when a journal entry cannot be written', async () => {
    const house = courierHouse();
    house.desk.plays(async (job) => {
      house.store.refuseNext({ kind: 'diskFull' });
      await job.record({ kind: 'uploadsVoid', at: '2026-03-01T08:00:00.000Z' });
      return house.desk.take(job);
    });
    await house.courier.start();
    house.send(1);
    await house.settle();
    expect(house.summary(1)?.state).toMatchObject({ kind: 'waiting', failure: { code: 'diskFull' } });
    expect(house.logger.lines).toEqual([]);
  });

  it('tries later what cannot be read now', async () => {
    const house = courierHouse();
    await house.courier.start();
    house.send(1);
    const read = house.store.readTicket.bind(house.store);
    house.store.readTicket = async () => ({ ok: false, failure: { kind: 'other', detail: 'EIO' } });
    await house.settle();
    expect(house.summary(1)).toMatchObject({ state: { kind: 'queued' }, waitsFor: 'disk', storage: 'other' });
    house.store.readTicket = read;
    await house.clock.pass(60_000);
    expect(house.state(1)).toBe('delivered');
  });

  it('shows apart what became unreadable, and sends the next', async () => {
    const house = courierHouse();
    house.network.turnOff();
    await house.courier.start();
    for (const number of [1, 2]) house.send(number);
    house.store.spoil(ulidOf(1), 'delivery');
    house.network.turnOn();
    await house.settle();
    expect(house.summary(1)).toBeUndefined();
    expect(house.courier.situation().quarantined).toMatchObject([{ reason: 'unreadable' }]);
    expect(house.state(2)).toBe('delivered');
  });
});

describe('the start', () => {
  it('shows reports, and delivers, before everything is read', async () => {
    const house = courierHouse();
    const [first, second] = [sampleStored(1), sampleStored(2)];
    house.store.put(first);
    house.store.put(second);
    let goOn: () => void = () => undefined;
    const rest = new Promise<void>((resolve) => (goOn = resolve));
    house.store.list = async function* () {
      yield { kind: 'ticket', stored: first };
      await rest;
      yield { kind: 'ticket', stored: second };
    };
    const started = house.courier.start();
    await house.settle();
    expect(house.courier.situation().scanning).toBe(true);
    expect(house.courier.snapshot()).toHaveLength(1);
    expect(house.state(1)).toBe('delivered');
    goOn();
    await started;
    expect(house.courier.situation().scanning).toBe(false);
    expect(house.courier.snapshot()).toHaveLength(2);
  });

  it('does not put an older state over what happened meanwhile', async () => {
    const house = courierHouse();
    const stored = sampleStored(1);
    house.store.put(stored);
    let goOn: () => void = () => undefined;
    const rest = new Promise<void>((resolve) => (goOn = resolve));
    house.store.list = async function* () {
      await rest;
      yield { kind: 'ticket', stored };
    };
    const started = house.courier.start();
    house.courier.add(stored);
    await house.settle();
    goOn();
    await started;
    await house.settle();
    expect(house.summary(1)?.state.kind).toBe('delivered');
    expect(deliveries(house.log)).toEqual(['deliver 1']);
  });

  it('tells of what is kept apart', async () => {
    const house = courierHouse();
    house.store.quarantined.push({ path: '/quarantine/x', reason: 'incomplete', detail: '' });
    await house.courier.start();
    expect(house.courier.situation().quarantined).toHaveLength(1);
    expect(house.events).toContainEqual({
      kind: 'quarantined',
      quarantined: { path: '/quarantine/x', reason: 'incomplete', detail: '' },
    });
  });

  it('does not resend what was delivered, withdrawn or held', async () => {
    const house = courierHouse();
    const receipt = { desk: 'x', number: '1', receivedAt: '2026-03-01T07:00:00.000Z' };
    house.store.put(sampleStored(1, { state: { kind: 'delivered', receipt } }));
    house.store.put(sampleStored(2, { state: { kind: 'withdrawn', at: receipt.receivedAt } }));
    house.store.put(sampleStored(3, { state: { kind: 'held', failure: failure('rejected') } }));
    await house.courier.start();
    house.courier.wake();
    await house.clock.pass(day);
    expect(house.log).toEqual([]);
    expect(house.courier.snapshot()).toHaveLength(3);
  });
});

describe('a wrong clock', () => {
  it('does not make a ticket wait a year for a pause written under it', async () => {
    const house = courierHouse();
    const until = new Date(house.clock.now() + 365 * day).toISOString();
    house.store.put(sampleStored(1, { state: { kind: 'waiting', until, failure: failure('timeout') } }));
    await house.courier.start();
    await house.settle();
    const shown = house.summary(1)?.state;
    expect(shown?.kind === 'waiting' && Date.parse(shown.until) - house.clock.now()).toBe(15 * 60_000);
    await house.clock.pass(15 * 60_000);
    expect(house.state(1)).toBe('delivered');
  });

  it('that is set back while tickets wait does not make them wait for the difference', async () => {
    const house = courierHouse();
    house.desk.plays(forNow('timeout'));
    await house.courier.start();
    house.send(1);
    await house.settle();
    house.clock.jump(-365 * day);
    await house.clock.pass(16 * 60_000);
    expect(house.state(1)).toBe('delivered');
  });

  it('that is set forward makes the pause end at the next look', async () => {
    const house = courierHouse();
    house.desk.plays(...Array.from({ length: 12 }, () => forNow('timeout')));
    await house.courier.start();
    house.send(1);
    await house.clock.pass(20 * 60_000);
    const made = deliveries(house.log).length;
    house.clock.jump(day);
    await house.clock.pass(60_000);
    expect(deliveries(house.log).length).toBeGreaterThan(made);
  });
});

describe('AttachmentUnreadable', () => {
  it('may come from the middle of a stream: the ticket may have arrived by then', async () => {
    const house = courierHouse();
    house.desk.plays(() => {
      throw new AttachmentUnreadable(sampleAttachment(9, new Uint8Array()), 'shorter');
    });
    await house.courier.start();
    house.send(1);
    await house.settle();
    expect(house.summary(1)).toMatchObject({ state: { kind: 'held' }, mayHaveArrived: true });
  });
});
