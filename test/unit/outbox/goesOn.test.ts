import { expect, it } from 'vitest';
import { courierHouse } from '../../fakes/courierHouse.ts';
import { forNow } from '../../fakes/scriptedDesk.ts';

const receivedAt = '2026-03-01T09:00:00.000Z';

it('lets the connector go on, and looks nothing up, where the desk has answered with a number', async () => {
  const house = courierHouse();
  house.desk.plays(async (job) => {
    house.desk.take(job);
    await job.record({ kind: 'created', number: '4711', at: receivedAt });
    return forNow('interrupted', { mayHaveArrived: true });
  });
  let noted: unknown;
  house.desk.plays((job) => {
    noted = job.journal;
    return { kind: 'delivered', receipt: { desk: '', number: '4711', receivedAt } };
  });
  await house.courier.start();
  house.send(1);
  await house.clock.pass(60_000);
  expect(noted).toMatchObject([{ kind: 'created', number: '4711' }]);
  expect(house.log.filter((step) => step.startsWith('look up'))).toEqual([]);
  expect(house.state(1)).toBe('delivered');
});
