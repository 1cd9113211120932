import { describe, expect, it } from 'vitest';
import { attemptBounds } from '../../../core/outbox/attemptGuard.ts';
import { ulidOf } from '../../fakes/chance.ts';
import { courierHouse } from '../../fakes/courierHouse.ts';
import { failure, forGood, forNow, ScriptedDesk } from '../../fakes/scriptedDesk.ts';
import { textOf } from '../../fakes/temporaryFolder.ts';
import { sampleAttachment, sampleStored } from '../../fakes/tickets.ts';

describe('an attempt', () => {
  it('writes "sending" durably BEFORE the desk is asked, and the receipt after', async () => {
    const house = courierHouse();
    await house.courier.start();
    house.send(1);
    await house.settle();
    expect(house.log).toEqual(['durable sending', 'deliver 1', 'durable delivered']);
    expect(house.summary(1)?.state).toMatchObject({ kind: 'delivered', receipt: { number: '4711' } });
    expect(house.reported(1)).toEqual(['queued', 'sending', 'delivered']);
  });

  it('says "delivered" only with a number in hand', async () => {
    const house = courierHouse();
    house.desk.plays({ kind: 'delivered', receipt: { desk: 'x', number: '', receivedAt: '' } });
    await house.courier.start();
    house.send(1);
    await house.settle();
    expect(house.summary(1)?.state).toMatchObject({ kind: 'waiting', failure: { code: 'badAnswer' } });
    expect(house.summary(1)?.mayHaveArrived).toBe(true);
  });

  it('keeps what the connector journals, in order, and hands it to the next attempt', async () => {
    const house = courierHouse();
    const entry = (token: string) =>
      ({
        kind: 'uploaded',
        sha256: 'a'.repeat(64),
        attachmentId: ulidOf(9),
        token,
        at: '2026-03-01T08:00:00.000Z',
      }) as const;
    const seen: unknown[] = [];
    house.desk.plays(
      async (job) => {
        // Side by side, as uploads may be.
        await Promise.all([job.record(entry('first')), job.record(entry('second'))]);
        return forNow('serverError');
      },
      (job) => {
        seen.push(...job.journal);
        return house.desk.take(job);
      },
    );
    await house.courier.start();
    house.send(1);
    await house.clock.pass(60_000);
    expect(seen).toEqual([entry('first'), entry('second')]);
    expect(house.state(1)).toBe('delivered');
  });

  it('tells its progress in whole per cents, and never backwards out of 0 to 1', async () => {
    const house = courierHouse();
    house.desk.plays((job) => {
      for (const fraction of [0, 0.5, 0.5001, 0.999, 1, 7, Number.NaN]) job.onProgress(fraction);
      return house.desk.take(job);
    });
    await house.courier.start();
    house.send(1);
    await house.settle();
    const told = house.events.flatMap((event) => (event.kind === 'progress' ? [event.fraction] : []));
    expect(told).toEqual([0, 0.5, 0.99, 1]);
    expect(house.summary(1)).not.toHaveProperty('progress');
  });

  it('holds a ticket whose attachment is damaged, names the file, and sends the next', async () => {
    const house = courierHouse();
    house.desk.plays(async (job) => {
      await textOf(job.readAttachment(sampleAttachment(9, new Uint8Array(3), 'screen.png')));
      return house.desk.take(job);
    });
    await house.courier.start();
    house.send(1);
    house.send(2);
    await house.settle();
    expect(house.summary(1)?.state).toMatchObject({
      kind: 'held',
      failure: { code: 'attachmentDamaged', attachment: 'screen.png' },
    });
    expect(house.state(2)).toBe('delivered');
    expect(house.logger.lines).toEqual([]);
  });

  it('takes a connector that throws for a passing failure that may have arrived, and logs it once', async () => {
    const house = courierHouse();
    house.desk.plays(() => {
      throw new TypeError('undefined is not a function');
    });
    await house.courier.start();
    house.send(1);
    await house.settle();
    expect(house.summary(1)).toMatchObject({
      state: { kind: 'waiting', failure: { code: 'internal' } },
      mayHaveArrived: true,
    });
    expect(house.logger.lines).toEqual(['error a connector failed unexpectedly']);
  });

  it('cuts what a desk says too long, so that the state can always be written', async () => {
    const house = courierHouse();
    house.desk.plays(forGood('rejected', { detail: 'x'.repeat(100_000) }));
    await house.courier.start();
    house.send(1);
    await house.settle();
    expect(house.store.stateOf(ulidOf(1))?.state).toEqual({
      kind: 'held',
      failure: failure('rejected', { detail: 'x'.repeat(2000) }),
    });
  });

  it('gives up on a connector that shows no sign of life', async () => {
    const house = courierHouse();
    house.desk.plays(() => new Promise(() => undefined));
    await house.courier.start();
    house.send(1);
    await house.clock.pass(attemptBounds.silence - 1);
    expect(house.state(1)).toBe('sending');
    await house.clock.pass(attemptBounds.grace + 1);
    expect(house.state(1)).toBe('waiting');
    expect(house.summary(1)?.mayHaveArrived).toBe(true);
  });
});

describe('a retry after an attempt that may have arrived', () => {
  it('asks for the report id first, and creates nothing when it is found', async () => {
    const house = courierHouse();
    house.desk.plays((job) => {
      house.desk.take(job);
      return forNow('timeout', { mayHaveArrived: true });
    });
    await house.courier.start();
    house.send(1);
    await house.clock.pass(60_000);
    expect(house.log).toEqual([
      'durable sending',
      'deliver 1',
      'durable waiting',
      'durable sending',
      'look up 1',
      'durable delivered',
    ]);
    const ledger = house.store.stateOf(ulidOf(1))?.ledger;
    expect(ledger?.at(-1)?.outcome).toEqual({ kind: 'delivered', number: '4711', foundByLookUp: true });
  });

  it('creates when the desk certainly does not have it', async () => {
    const house = courierHouse();
    house.desk.plays(forNow('timeout', { mayHaveArrived: true }));
    await house.courier.start();
    house.send(1);
    await house.clock.pass(60_000);
    expect(house.log.slice(3)).toEqual(['durable sending', 'look up 1', 'deliver 1', 'durable delivered']);
  });

  it('creates nothing while the desk cannot say', async () => {
    const house = courierHouse();
    house.desk.plays(forNow('timeout', { mayHaveArrived: true }));
    house.desk.lookUps.push({ kind: 'unknown', failure: failure('serverError') });
    await house.courier.start();
    house.send(1);
    await house.clock.pass(8_000);
    expect(house.log).toEqual([
      'durable sending',
      'deliver 1',
      'durable waiting',
      'durable sending',
      'look up 1',
      'durable waiting',
    ]);
  });

  it('does not ask a desk that cannot be asked', async () => {
    const desk = new ScriptedDesk([], 'Folder', { lookUp: false });
    const house = courierHouse({ deskFor: () => desk });
    desk.plays(forNow('timeout', { mayHaveArrived: true }));
    await house.courier.start();
    house.send(1);
    await house.clock.pass(60_000);
    expect(desk.log).toEqual(['deliver 1', 'deliver 1']);
  });

  it('treats "sending" on disk as interrupted: it is looked up before anything is created', async () => {
    const house = courierHouse();
    const startedAt = '2026-03-01T07:00:00.000Z';
    house.store.put(sampleStored(1, { state: { kind: 'sending', attempt: 1, startedAt }, attemptCount: 1 }));
    await house.courier.start();
    await house.settle();
    expect(house.log).toEqual([
      'durable waiting',
      'durable sending',
      'look up 1',
      'deliver 1',
      'durable delivered',
    ]);
    expect(house.store.stateOf(ulidOf(1))?.ledger[0]?.outcome).toMatchObject({
      failure: { code: 'interrupted', mayHaveArrived: true },
    });
  });
});

describe('order', () => {
  it('is one at a time for each desk, the oldest first, and desks do not wait for each other', async () => {
    const desks = [new ScriptedDesk([], 'A'), new ScriptedDesk([], 'B')] as const;
    const house = courierHouse({ deskFor: ({ summary }) => desks[summary === 'Problem 3' ? 1 : 0] });
    const finish = desks[0].holds();
    for (const number of [2, 3, 1]) house.store.put(sampleStored(number));
    await house.courier.start();
    await house.settle();
    expect(desks.map(({ log }) => log)).toEqual([['deliver 1'], ['deliver 3']]);
    finish();
    await house.settle();
    expect(desks[0].log).toEqual(['deliver 1', 'deliver 2']);
  });

  it('lets one slow ticket hold up the others no longer than its attempt', async () => {
    const house = courierHouse();
    house.desk.plays(forNow('timeout'));
    await house.courier.start();
    for (const number of [1, 2, 3]) house.send(number);
    await house.settle();
    expect([1, 2, 3].map(house.state)).toEqual(['waiting', 'delivered', 'delivered']);
  });

  it('passes a held ticket over', async () => {
    const house = courierHouse();
    house.desk.plays(forGood('tooLarge'));
    await house.courier.start();
    for (const number of [1, 2]) house.send(number);
    await house.clock.pass(24 * 3600_000);
    expect(house.log.filter((line) => line.startsWith('deliver'))).toEqual(['deliver 1', 'deliver 2']);
    expect(house.state(1)).toBe('held');
  });

  it('gives a desk that fails for two tickets in a row a rest before the third', async () => {
    const house = courierHouse();
    house.desk.plays(forNow('unreachable'), forNow('unreachable'));
    await house.courier.start();
    for (const number of [1, 2, 3]) house.send(number);
    await house.settle();
    expect(house.state(3)).toBe('queued');
    expect(house.summary(3)?.waitsFor).toBe('desk');
    await house.clock.pass(5_000);
    expect(house.state(3)).toBe('delivered');
  });

  it('obeys a Retry-After for every ticket of that desk, also when the network comes back', async () => {
    const house = courierHouse({ random: 0 });
    house.desk.plays(forNow('rateLimited', { retryAfter: 600 }));
    await house.courier.start();
    for (const number of [1, 2]) house.send(number);
    await house.settle();
    house.courier.wake();
    await house.clock.pass(599_000);
    expect(house.log.filter((line) => line.startsWith('deliver'))).toEqual(['deliver 1']);
    await house.clock.pass(1_000);
    expect([1, 2].map(house.state)).toEqual(['delivered', 'delivered']);
  });

  it('obeys a Retry-After that was given before the restart', async () => {
    const house = courierHouse();
    const until = new Date(house.clock.now() + 600_000).toISOString();
    const limited = failure('rateLimited', { retryAfter: 600 });
    house.store.put(sampleStored(1, { state: { kind: 'waiting', until, failure: limited } }));
    await house.courier.start();
    house.courier.wake();
    await house.clock.pass(599_000);
    expect(house.log).toEqual([]);
    await house.clock.pass(1_000);
    expect(house.state(1)).toBe('delivered');
  });

  it('tries again and again, with growing pauses and without an end', async () => {
    const house = courierHouse();
    house.desk.plays(...Array.from({ length: 100 }, () => forNow('serverError')));
    await house.courier.start();
    house.send(1);
    await house.clock.pass(24 * 3600_000);
    expect(house.state(1)).toBe('delivered');
    expect(house.store.stateOf(ulidOf(1))?.attemptCount).toBe(101);
  });
});
