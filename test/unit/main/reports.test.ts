import { expect, it } from 'vitest';
import { FileDraftStore } from '../../../electron/adapters/files/draftStore.ts';
import { Drafts } from '../../../electron/main/services/drafts.ts';
import { Reports } from '../../../electron/main/services/reports.ts';
import { fixedChance } from '../../fakes/chance.ts';
import { courierHouse } from '../../fakes/courierHouse.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';
import { sampleStored } from '../../fakes/tickets.ts';

it('does not call the list complete before the tickets on disk were read', async () => {
  const { courier, store, desk, clock, logger } = courierHouse();
  store.put(sampleStored(1));
  const chance = fixedChance();
  const draftStore = new FileDraftStore({
    root: temporaryFolder(),
    logger: memoryLogger(),
    ulid: () => chance.ulid(),
  });
  const drafts = new Drafts(draftStore, clock, chance, () => undefined);
  const reports = new Reports({
    drafts,
    tickets: store,
    outbox: () => courier,
    deskNamed: () => desk,
    logger,
  });
  expect(await reports.list()).toMatchObject({ reports: [], complete: false });
  await courier.start('watch');
  expect(await reports.list()).toMatchObject({
    reports: [{ id: sampleStored(1).ticket.id }],
    complete: true,
  });
});
