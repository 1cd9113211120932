import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDelivery } from '../../../core/outbox/delivery.ts';
import { FileTicketStore } from '../../../electron/adapters/files/ticketStore.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { sampleAttachment, sampleTicket } from '../../fakes/tickets.ts';

/** As large as a picture of a screen. */
const picture = new Uint8Array(300_000).map((_, index) => (index * 31) % 251);

/** So many queued tickets as they are on the disk, laid down quickly. */
export function layDown(root: string, tickets: number): void {
  for (let number = 0; number < tickets; number += 1) {
    const ticket = sampleTicket(number);
    const folder = join(root, 'outbox', ticket.id);
    mkdirSync(join(folder, 'files'), { recursive: true });
    writeFileSync(join(folder, 'ticket.json'), JSON.stringify(ticket));
    writeFileSync(join(folder, 'delivery.json'), JSON.stringify(newDelivery(ticket.id)));
  }
}

/** A data folder with so many queued tickets, and the real store over it. */
export function queueOf(root: string, queued: number) {
  const outbox = join(root, 'outbox');
  layDown(root, queued);
  const source = join(root, 'picture');
  writeFileSync(source, picture);
  const store = new FileTicketStore({ root, logger: memoryLogger() });
  const attachment = sampleAttachment(9, picture);
  return {
    /** Saves one more ticket. Returns the milliseconds until "saved" may be said; the queue is as long as before. */
    async save(number: number): Promise<number> {
      const ticket = sampleTicket(100_000 + number, { attachments: [attachment] });
      const start = performance.now();
      const saved = await store.save(ticket, newDelivery(ticket.id), () => source);
      const took = performance.now() - start;
      if (!saved.ok || saved.value.exists) throw new Error(`not saved: ${JSON.stringify(saved)}`);
      rmSync(join(outbox, ticket.id), { recursive: true });
      return took;
    },
    /** Reads the whole queue. Returns its length. */
    async count(): Promise<number> {
      let found = 0;
      for await (const one of store.list()) if (one.kind === 'ticket') found += 1;
      return found;
    },
  };
}
