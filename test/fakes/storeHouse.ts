import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDelivery, type Delivery } from '../../core/outbox/delivery.ts';
import type { Quarantined } from '../../core/ports/stores.ts';
import { FileTicketStore } from '../../electron/adapters/files/ticketStore.ts';
import { unfinishedAge } from '../../electron/adapters/files/ticketSweep.ts';
import { ulidOf } from './chance.ts';
import { memoryLogger } from './memoryLogger.ts';
import { recordingFileSystem } from './recordingFileSystem.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { sampleAttachment, sampleTicket } from './tickets.ts';

const bytes = new TextEncoder().encode('what the screen showed');
export const at = '2026-03-01T08:00:00.000Z';
export const id = ulidOf(1);
export const nothing = (): string => '';
export const settled: Delivery = {
  ...newDelivery(id),
  state: { kind: 'delivered', receipt: { desk: 'x', number: '4711', receivedAt: at } },
};

/** Tickets in a folder of this test alone, on a disk that tells what was done to it and fails when told to. */
export function storeHouse() {
  const root = temporaryFolder();
  const disk = recordingFileSystem(root);
  const logger = memoryLogger();
  const make = () => new FileTicketStore({ root, logger, fs: disk.fs });
  const store = make();
  const picturePath = join(root, 'picture');
  writeFileSync(picturePath, bytes);
  const attachment = sampleAttachment(9, bytes, 'Screen.PNG');
  return {
    ...disk,
    root,
    logger,
    store,
    restarted: make,
    attachment,
    save: () =>
      store.save(sampleTicket(1, { attachments: [attachment] }), newDelivery(id), () => picturePath),
    saveSmall: (number: number) => store.save(sampleTicket(number), newDelivery(ulidOf(number)), nothing),
    inOutbox: () => readdirSync(join(root, 'outbox')),
    path: (...parts: string[]) => join(root, ...parts),
    /** Lets a folder look as old as what an earlier run left behind. */
    age: (path: string): void => {
      const then = (Date.now() - unfinishedAge - 1000) / 1000;
      utimesSync(path, then, then);
    },
    list: async (from: FileTicketStore = store) => {
      const tickets: string[] = [];
      const quarantined: Quarantined[] = [];
      for await (const found of from.list()) {
        if (found.kind === 'ticket') tickets.push(found.stored.ticket.id);
        else quarantined.push(found.quarantined);
      }
      return { tickets, quarantined };
    },
  };
}
