import { describe, expect, it } from 'vitest';
import type { HelpDesk } from '../../../core/ports/helpDesk.ts';
import { ulidOf } from '../../fakes/chance.ts';
import { courierHouse } from '../../fakes/courierHouse.ts';
import { failure, forGood, forNow, ScriptedDesk } from '../../fakes/scriptedDesk.ts';
import { sampleStored } from '../../fakes/tickets.ts';

const minute = 60_000;
const after = 60 * minute;

/** A first desk that does what its script says for ever, and a second one that takes everything. */
function twoDesks(sick: ReturnType<typeof forNow> = forNow('unreachable')) {
  const log: string[] = [];
  const second = new ScriptedDesk(log, 'Second desk');
  const house = courierHouse({ secondDesk: { desk: second, after } });
  let ill = true;
  const { desk } = house;
  const take = desk.deliver.bind(desk);
  desk.deliver = async (job) => (ill ? sick : take(job));
  desk.lookUp = async (id) => {
    const receipt = desk.tickets.get(id);
    if (ill) return { kind: 'unknown', failure: failure('unreachable', { mayHaveArrived: true }) };
    return receipt === undefined ? { kind: 'absent' } : { kind: 'found', receipt };
  };
  (desk as HelpDesk).verify = async () =>
    ill ? [{ name: 'address', passed: false, failure: failure('unreachable') }] : [];
  const at = (): { first: number; second: number } => ({
    first: desk.tickets.size,
    second: second.tickets.size,
  });
  return { house, second, at, log, recover: () => (ill = false), fallIll: () => (ill = true) };
}

describe('a second help desk', () => {
  it('takes over when the first has failed for the whole of the given time, and not before', async () => {
    const { house, at } = twoDesks();
    await house.courier.start();
    house.send(1);
    house.send(2);
    await house.clock.pass(after - minute);
    expect(at()).toEqual({ first: 0, second: 0 });
    await house.clock.pass(2 * minute);
    expect(at()).toEqual({ first: 0, second: 2 });
    expect(house.summary(1)?.state).toMatchObject({ kind: 'delivered', receipt: { desk: 'Second desk' } });
  });

  it('takes new tickets at once while it stands in', async () => {
    const { house, at } = twoDesks();
    await house.courier.start();
    house.send(1);
    await house.clock.pass(after + minute);
    house.send(2);
    await house.settle();
    expect(at()).toEqual({ first: 0, second: 2 });
  });

  it('gives back when the first answers again, and the first takes the next ticket', async () => {
    const { house, at, recover } = twoDesks();
    await house.courier.start();
    house.send(1);
    await house.clock.pass(after + minute);
    recover();
    // Nobody sends anything: the first desk is asked now and then.
    await house.clock.pass(31 * minute);
    house.send(2);
    await house.settle();
    expect(at()).toEqual({ first: 1, second: 1 });
  });

  it('takes over from a desk that refuses the app as well', async () => {
    const { house, at } = twoDesks(forGood('unauthorized'));
    await house.courier.start();
    house.send(1);
    await house.clock.pass(after + 20 * minute);
    expect(at()).toEqual({ first: 0, second: 1 });
  });

  it('never gets a ticket that may have arrived at the first', async () => {
    const { house, at, recover } = twoDesks(forNow('timeout', { mayHaveArrived: true }));
    await house.courier.start();
    house.send(1);
    await house.clock.pass(5 * after);
    expect(at()).toEqual({ first: 0, second: 0 });
    recover();
    await house.clock.pass(31 * minute);
    expect(at()).toEqual({ first: 1, second: 0 });
  });

  it('keeps a ticket that may have arrived there, although the first is back', async () => {
    const { house, at, recover, second } = twoDesks();
    second.plays((job) => {
      second.take(job);
      return forNow('timeout', { mayHaveArrived: true });
    });
    await house.courier.start();
    house.send(1);
    await house.clock.pass(after + 10);
    recover();
    await house.clock.pass(2 * after);
    expect(at()).toEqual({ first: 0, second: 1 });
    expect(house.state(1)).toBe('delivered');
  });

  it('is not asked after a restart before the first has failed once more', async () => {
    const { house, at, recover } = twoDesks();
    await house.courier.start();
    house.send(1);
    await house.clock.pass(30 * minute);
    await house.courier.stop();
    recover();
    await house.clock.pass(5 * after);
    const next = house.restarted();
    await next.start();
    await house.settle();
    expect(at()).toEqual({ first: 1, second: 0 });
  });

  it('takes over at once after a restart when the first fails on', async () => {
    const { house, at } = twoDesks();
    await house.courier.start();
    house.send(1);
    await house.clock.pass(30 * minute);
    await house.courier.stop();
    await house.clock.pass(5 * after);
    await house.restarted().start();
    await house.clock.pass(16 * minute);
    expect(at()).toEqual({ first: 0, second: 1 });
  });
});

describe('a ticket whose attempt may have arrived at a desk that is no longer set up', () => {
  const lost = { kind: 'waiting', until: '2026-03-01T07:59:00.000Z', failure: failure('timeout') } as const;
  const ambiguous = {
    number: 1,
    startedAt: '2026-03-01T07:00:00.000Z',
    endedAt: '2026-03-01T07:01:00.000Z',
    outcome: { kind: 'failed', failure: failure('timeout', { mayHaveArrived: true }), lasting: false },
  } as const;

  it('is held and filed nowhere else, until a person says so', async () => {
    const house = courierHouse();
    house.store.put(
      sampleStored(1, { state: lost, attemptCount: 1, ledger: [ambiguous], place: 'an earlier desk' }),
    );
    await house.courier.start();
    await house.settle();
    expect(house.summary(1)?.state).toMatchObject({ kind: 'held', failure: { code: 'deskChanged' } });
    // "Send everything" is no word about this very ticket.
    await house.courier.sendNow();
    await house.settle();
    expect(house.desk.tickets.size).toBe(0);
    await house.courier.sendNow(ulidOf(1));
    await house.settle();
    expect(house.state(1)).toBe('delivered');
    expect(house.desk.tickets.size).toBe(1);
  });

  it('goes to the new desk when nothing can have arrived at the old one', async () => {
    const house = courierHouse();
    house.store.put(sampleStored(1, { place: 'an earlier desk' }));
    await house.courier.start();
    await house.settle();
    expect(house.state(1)).toBe('delivered');
  });
});
