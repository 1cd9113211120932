import { createRequire } from 'node:module';
import { newDelivery } from '../../../core/outbox/delivery.ts';
import { nextDelivery } from '../../../core/outbox/transitions.ts';
import { FileTicketStore } from '../../../electron/adapters/files/ticketStore.ts';
import { sampleTicket } from '../../fakes/tickets.ts';
import { answerLines, loudLog } from './answerLines.ts';

/** Milliseconds for saving and for draining, and how many items came out again. */
interface Work {
  save: number;
  drain: number;
  came: number;
}

type Request =
  | { what: 'ours'; root: string; items: number }
  | { what: 'peer'; root: string; items: number; module: string; limit?: number };

/** The peer's store as its transport uses it (main/transports/offline-store.js of @sentry/electron). */
interface PeerStore {
  push(envelope: unknown): Promise<void>;
  shift(): Promise<unknown>;
}

async function timed(save: () => Promise<void>, drain: () => Promise<number>): Promise<Work> {
  const begin = performance.now();
  await save();
  const saved = performance.now();
  const came = await drain();
  return { save: saved - begin, drain: performance.now() - saved, came };
}

/** What the courier asks of the disk, for each ticket one after another; the requests in between are left out. */
function ours(root: string, items: number): Promise<Work> {
  const store = new FileTicketStore({ root, logger: loudLog });
  const tickets = Array.from({ length: items }, (_, number) => sampleTicket(number));
  const must = async (outcome: Promise<{ ok: boolean }>): Promise<void> => {
    if (!(await outcome).ok) throw new Error('the disk refused');
  };
  const save = async (): Promise<void> => {
    for (const ticket of tickets) {
      await must(store.save(ticket, newDelivery(ticket.id), () => ''));
    }
  };
  const drain = async (): Promise<number> => {
    let came = 0;
    for (const { id } of tickets) {
      const ticket = await store.readTicket(id);
      const found = await store.readDelivery(id);
      if (!ticket.ok || !found.ok) continue;
      const sending = nextDelivery(found.value, { kind: 'attemptStarted', now: Date.now() });
      await must(store.writeDelivery(sending));
      const receipt = { desk: 'Bench', number: '1', receivedAt: new Date().toISOString() };
      const end = { kind: 'delivered', now: Date.now(), receipt, foundByLookUp: false } as const;
      await must(store.writeDelivery(nextDelivery(sending, end)));
      came += 1;
    }
    return came;
  };
  return timed(save, drain);
}

/** The same number of items of the same size, put in and taken out by the peer's own calls. */
function peer({ root, items, module, limit }: Extract<Request, { what: 'peer' }>): Promise<Work> {
  const { createOfflineStore } = createRequire(__filename)(module) as {
    createOfflineStore: (options: { queuePath: string; maxQueueSize?: number }) => PeerStore;
  };
  const store = createOfflineStore({
    queuePath: root,
    ...(limit === undefined ? {} : { maxQueueSize: limit }),
  });
  const envelopes = Array.from({ length: items }, (_, number) => [
    { event_id: String(number).padStart(32, '0') },
    [[{ type: 'event' }, { message: sampleTicket(number) }]],
  ]);
  const save = async (): Promise<void> => {
    for (const envelope of envelopes) await store.push(envelope);
  };
  const drain = async (): Promise<number> => {
    let came = 0;
    while ((await store.shift()) !== undefined) came += 1;
    return came;
  };
  return timed(save, drain);
}

answerLines((request) => {
  const asked = request as Request;
  return asked.what === 'ours' ? ours(asked.root, asked.items) : peer(asked);
});
