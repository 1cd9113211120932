import { expect, it } from 'vitest';
import { courierHouse } from '../../fakes/courierHouse.ts';
import { forNow } from '../../fakes/scriptedDesk.ts';

it('a ticket that is found after a lost answer is read back and completed, where the desk can', async () => {
  const house = courierHouse();
  Object.assign(house.desk.capabilities, { readsBack: true });
  const noted: string[] = [];
  house.desk.plays(
    (job) => {
      house.desk.take(job);
      return forNow('timeout', { mayHaveArrived: true });
    },
    (job) => {
      noted.push(...job.journal.map((entry) => (entry.kind === 'created' ? entry.number : entry.kind)));
      const receipt = { desk: 'Service desk', number: '4711', receivedAt: '2026-03-01T09:00:00.000Z' };
      return {
        kind: 'delivered',
        receipt: { ...receipt, differences: [{ kind: 'attachment', name: 'film.webm' }] },
      };
    },
  );
  await house.courier.start();
  house.send(1);
  await house.clock.pass(8_000);
  expect(noted).toEqual(['4711']);
  expect(house.desk.tickets.size).toBe(1);
  expect(house.summary(1)?.state).toMatchObject({
    kind: 'delivered',
    receipt: { number: '4711', differences: [{ name: 'film.webm' }] },
  });
  const [, last] = house.store.stateOf(house.summary(1)?.id ?? '')?.ledger ?? [];
  expect(last?.outcome).toMatchObject({ kind: 'delivered', foundByLookUp: true });
});

it('a ticket that was found and could not be read back yet is not looked up again: its number is noted', async () => {
  const house = courierHouse();
  Object.assign(house.desk.capabilities, { readsBack: true });
  house.desk.plays(
    (job) => {
      house.desk.take(job);
      return forNow('timeout', { mayHaveArrived: true });
    },
    forNow('serverError', { mayHaveArrived: true }),
  );
  await house.courier.start();
  house.send(1);
  await house.clock.pass(60_000);
  expect(house.state(1)).toBe('delivered');
  expect(house.log.filter((line) => line.startsWith('look up'))).toHaveLength(1);
});
