import { dirname } from 'node:path';
import { Delivery } from '../../../core/outbox/delivery.ts';
import { Turns } from '../../../core/outbox/turns.ts';
import { AttachmentUnreadable } from '../../../core/ports/helpDesk.ts';
import type { AttachmentSource, Stored, TicketStore } from '../../../core/ports/stores.ts';
import type { Logger } from '../../../core/ports/world.ts';
import { Ulid, type Attachment } from '../../../core/ticket/attachment.ts';
import { Ticket } from '../../../core/ticket/ticket.ts';
import type { CheckRedaction } from '../pictures/checkRedaction.ts';
import { checkedBytes } from './attachmentReader.ts';
import { DataFolder, ticketFile } from './dataFolder.ts';
import { renameDurably, syncFolder } from './durable.ts';
import { openJson, saveJson } from './durableJsonFile.ts';
import { nodeFileSystem, type FileSystem } from './fileSystem.ts';
import { errorCode, StorageError, stored } from './storageFailure.ts';
import { buildTicket } from './ticketBuild.ts';
import { removeCopy } from './sentCopy.ts';
import { isSettled, settle } from './ticketSettle.ts';
import { scanTickets } from './ticketScan.ts';

/** What a store on disk is given. `root`: absolute path of the data folder. */
export interface StoreOptions {
  root: string;
  logger: Logger;
  fs?: FileSystem;
  /** Milliseconds since the epoch; only for the age of what an interrupted run left behind. */
  now?: () => number;
  /** Asked for every attachment of a ticket that is saved, wherever it comes from. */
  checkRedaction?: CheckRedaction;
}

/** Tickets as folders; see `DataFolder` for the layout and `TicketStore` for the promises. */
export class FileTicketStore implements TicketStore {
  readonly #fs: FileSystem;
  readonly #folder: DataFolder;
  readonly #logger: Logger;
  readonly #now: () => number;
  readonly #checkRedaction: CheckRedaction | undefined;
  readonly #turns = new Turns();

  constructor(options: StoreOptions) {
    this.#fs = options.fs ?? nodeFileSystem;
    this.#folder = new DataFolder(this.#fs, options.root);
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
    this.#checkRedaction = options.checkRedaction;
  }

  save(ticket: Ticket, delivery: Delivery, source: AttachmentSource): Stored<{ exists: boolean }> {
    return this.#turn(ticket.id, 'saving a ticket', async () => {
      if (delivery.ticketId !== ticket.id) throw new Error('ticket and delivery do not belong together');
      if (await this.#exists(ticket.id)) return { exists: true };
      await this.#folder.prepare(this.#folder.outbox);
      const building = this.#folder.building(this.#folder.outbox, ticket.id);
      const target = this.#folder.outboxTicket(ticket.id);
      try {
        await buildTicket(this.#fs, building, ticket, delivery, source, this.#checkRedaction);
        await renameDurably(this.#fs, building, target);
      } catch (error) {
        // Another process was faster with the same ticket; no file system renames over a filled folder.
        const taken = ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes(errorCode(error) ?? '');
        const faster = taken && this.#fs.exists(building) && (await this.#exists(ticket.id));
        // In place but not durable: taken back, because "not saved" is said and the draft may be changed now.
        const takenBack =
          this.#fs.exists(building) ||
          (await renameDurably(this.#fs, target, building).then(
            () => true,
            () => false,
          ));
        // Emptied only when its name in the outbox is gone for good: a power cut must not bring back half of it.
        if (takenBack) await this.#fs.removeTree(building).catch(() => undefined);
        if (faster) return { exists: true };
        throw error;
      }
      return { exists: false };
    });
  }

  /**
   * Whether the ticket is stored, and stays so after a power cut: one that a killed run put into its place is seen
   * before its name is durable. Ask before its draft goes.
   */
  isStored(id: string): Stored<boolean> {
    return stored(this.#logger, 'looking for a ticket', () => this.#exists(id));
  }

  readTicket(id: string): Stored<Ticket> {
    return stored(this.#logger, 'reading a ticket', async () => {
      const low = await this.#wherever(id, (folder) => openJson(this.#fs, ticketFile.ticket(folder), Ticket));
      return low.data;
    });
  }

  readDelivery(id: string): Stored<Delivery> {
    return stored(this.#logger, 'reading a delivery', async () => {
      const open = (folder: string) => openJson(this.#fs, ticketFile.delivery(folder), Delivery);
      return (await this.#wherever(id, open)).data;
    });
  }

  writeDelivery(delivery: Delivery): Stored<void> {
    return this.#turn(delivery.ticketId, 'writing a delivery', async () => {
      const folder = this.#folder.find(delivery.ticketId);
      if (folder === undefined) throw new StorageError({ kind: 'notFound' });
      await saveJson(this.#fs, ticketFile.delivery(folder), Delivery, delivery);
      if (isSettled(delivery) && folder === this.#folder.outboxTicket(delivery.ticketId)) {
        await settle(this.#fs, this.#folder, this.#logger, delivery.ticketId);
      }
    });
  }

  list(): ReturnType<TicketStore['list']> {
    return scanTickets({ fs: this.#fs, folder: this.#folder, logger: this.#logger, now: this.#now });
  }

  async *readAttachment(id: string, attachment: Attachment): AsyncIterable<Uint8Array> {
    let path: string;
    try {
      path = this.attachmentPath(id, attachment);
    } catch (error) {
      throw new AttachmentUnreadable(attachment, error instanceof Error ? error.message : String(error));
    }
    yield* checkedBytes(attachment, this.#fs.readChunks(path, { size: attachment.size }));
  }

  /** @throws StorageError `notFound` for an id that is none */
  attachmentPath(id: string, attachment: Attachment): string {
    return ticketFile.attachment(this.#folder.find(id) ?? this.#folder.outboxTicket(id), attachment);
  }

  /** Ids of all stored tickets, unsent ones first, without reading them. */
  async ids(): Promise<string[]> {
    const all = await Promise.all([this.#folder.outbox, this.#folder.sent].map((path) => this.#names(path)));
    return [...new Set(all.flat())];
  }

  /** Runs `work` on the folder of a ticket while nothing else of this process changes it. */
  inTurn<Value>(id: string, work: (folder: string) => Promise<Value>): Stored<Value> {
    return this.#turn(id, 'tidying a ticket', async () => {
      const folder = this.#folder.find(id);
      if (folder === undefined) throw new StorageError({ kind: 'notFound' });
      return work(folder);
    });
  }

  /**
   * Removes the copy of a ticket that was delivered or withdrawn before `cutoff` (milliseconds since the epoch).
   * Any other, and one that cannot be read, stays: `false`.
   */
  removeCopy(id: string, cutoff: number): Stored<boolean> {
    return this.#turn(id, 'removing a sent copy', () => removeCopy(this.#fs, this.#folder, id, cutoff));
  }

  async #names(path: string): Promise<string[]> {
    const entries = await this.#fs.list(path).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
    return entries.map(({ name }) => name).filter((name) => Ulid.safeParse(name).success);
  }

  /** Reads in the outbox, then among the sent ones, where another process may just have moved the ticket. */
  async #wherever<Value>(id: string, read: (folder: string) => Promise<Value>): Promise<Value> {
    try {
      return await read(this.#folder.outboxTicket(id));
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
      return read(this.#folder.sentTicket(id));
    }
  }

  /** Whether the ticket is stored already; durably, because "saved" is said of it once more. */
  async #exists(id: string): Promise<boolean> {
    const folder = this.#folder.find(id);
    if (folder !== undefined) await syncFolder(this.#fs, dirname(folder));
    return folder !== undefined;
  }

  #turn<Value>(id: string, what: string, work: () => Promise<Value>): Stored<Value> {
    return this.#turns.run(id, () => stored(this.#logger, what, work));
  }
}
