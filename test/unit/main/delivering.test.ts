import { describe, expect, it, onTestFinished } from 'vitest';
import { Delivering } from '../../../electron/main/services/delivering.ts';
import { fixedChance } from '../../fakes/chance.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { MemoryTicketStore } from '../../fakes/memoryTicketStore.ts';
import { FakeNetwork } from '../../fakes/network.ts';
import { ScriptedDesk } from '../../fakes/scriptedDesk.ts';
import { steppedClock } from '../../fakes/steppedClock.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';
import { sampleStored } from '../../fakes/tickets.ts';

describe('delivering while the settings change', () => {
  it('sends each ticket once when the desk changes twice in the same moment', async () => {
    const clock = steppedClock();
    const store = new MemoryTicketStore([]);
    const desk = new ScriptedDesk();
    const delivering = new Delivering(temporaryFolder(), {
      store,
      desks: () => ({ first: desk, second: undefined, placeOf: ({ name }) => name }),
      clock,
      chance: fixedChance(),
      network: new FakeNetwork(),
      logger: memoryLogger(),
    });
    onTestFinished(() => delivering.stop());
    await delivering.begin();
    store.put(sampleStored(1));
    // The policy and the key of one desk arrive together.
    await Promise.all([delivering.deskChanged(), delivering.deskChanged()]);
    await clock.pass(0);
    expect(desk.log.filter((line) => line.startsWith('deliver'))).toHaveLength(1);
  });
});
