import { expect, it } from 'vitest';
import { courierHouse } from '../../fakes/courierHouse.ts';
import { failure, ScriptedDesk } from '../../fakes/scriptedDesk.ts';
import { sampleStored } from '../../fakes/tickets.ts';

it('a ticket goes to the desk where another process may have filed it, although this one has known it from before', async () => {
  const second = new ScriptedDesk([], 'Second desk');
  const house = courierHouse({ secondDesk: { desk: second, after: 60_000 } });
  const stored = sampleStored(1);
  house.store.put(stored);
  await house.courier.start('watch');
  // The other process tried it at the second desk and got no answer; of that nothing was heard here.
  const lost = failure('timeout', { mayHaveArrived: true });
  house.store.put({
    ticket: stored.ticket,
    delivery: {
      ...stored.delivery,
      place: 'Second desk',
      attemptCount: 1,
      ledger: [
        {
          number: 1,
          startedAt: '2026-03-01T07:00:00.000Z',
          endedAt: '2026-03-01T07:01:00.000Z',
          outcome: { kind: 'failed', failure: lost, lasting: false },
        },
      ],
      state: { kind: 'waiting', until: '2026-03-01T07:59:00.000Z', failure: lost },
    },
  });
  const read = house.store.readDelivery.bind(house.store);
  let refused = true;
  house.store.readDelivery = async (id) =>
    refused ? { ok: false, failure: { kind: 'other', detail: 'not now' } } : read(id);
  await house.courier.setMode('deliver');
  refused = false;
  await house.clock.pass(60_000);
  expect(house.summary(1)?.state).toMatchObject({ kind: 'delivered', receipt: { desk: 'Second desk' } });
  expect(house.desk.tickets.size).toBe(0);
});
