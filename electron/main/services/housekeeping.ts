import { basename } from 'node:path';
import { decodeTime } from 'ulid';
import type { Clock, Logger } from '../../../core/ports/world.ts';
import { filesOf } from '../../../core/ticket/draftFiles.ts';
import { ticketFile } from '../../adapters/files/dataFolder.ts';
import type { FileDraftStore } from '../../adapters/files/draftStore.ts';
import { nodeFileSystem } from '../../adapters/files/fileSystem.ts';
import { cutoffForCopies } from '../../adapters/files/retention.ts';
import type { EncryptedFileSystem } from '../../adapters/files/sealed/encryptedFileSystem.ts';
import {
  isUntidy,
  tidyFolder,
  type OwnedFolder,
  type TidyContext,
} from '../../adapters/files/sealed/tidyFolder.ts';
import type { FileTicketStore } from '../../adapters/files/ticketStore.ts';
import type { FileRecordingStore } from '../../adapters/recordings/fileRecordingStore.ts';
import { ownedFolders } from '../../adapters/recordings/ownedFolders.ts';

/** Pause between two rounds, and before one that left something to do, in milliseconds. */
const pauses = { between: 60 * 60_000, unfinished: 2 * 60_000 } as const;

/** How many folders are looked into at the same time. */
const slice = 16;

/** A draft that changed within this time, in milliseconds, may be another process's, which knows no turns of ours. */
const draftRests = 60_000;

/** What the service is handed. */
export interface HousekeepingWorld {
  /** Absolute path of the data folder. */
  root: string;
  fs: EncryptedFileSystem;
  tickets: FileTicketStore;
  drafts: FileDraftStore;
  recordings: FileRecordingStore;
  /** Whether what is written now is encrypted. */
  encrypts: () => Promise<boolean>;
  /** True while this process delivers: only then nobody else changes a ticket. */
  ownsTickets: () => boolean;
  /** Days that sent copies are kept; null: for ever. */
  keepSentDays: () => number | null;
  /** A sent copy was removed. */
  onRemoved: (id: string) => void;
  clock: Clock;
  logger: Logger;
}

/**
 * What the data folder needs from time to time: what is plain is encrypted once there is a key, left-overs of
 * interrupted writes go, and sent copies go when the policy says so. Works in the background, one file at a time; a
 * kill at any point loses nothing, and the next round goes on. Unsent tickets and the quarantine are never removed.
 */
export class Housekeeping {
  readonly #world: HousekeepingWorld;
  #left = 0;
  #stopped = false;
  #cancel: () => void = () => undefined;

  constructor(world: HousekeepingWorld) {
    this.#world = world;
  }

  /** How many drafts and tickets are still to be encrypted in this round. */
  get left(): number {
    return this.#left;
  }

  /** Does a round now and then every hour; resolves after the first one. */
  async start(): Promise<void> {
    if (this.#stopped) return;
    let done = false;
    try {
      done = await this.#round();
    } catch (error) {
      this.#world.logger.error('housekeeping', error);
    }
    if (this.#isStopped()) return;
    const pause = done ? pauses.between : pauses.unfinished;
    this.#cancel = this.#world.clock.after(pause, () => void this.start());
  }

  /** Ends after the file in hand. */
  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #round(): Promise<boolean> {
    const tidied = await this.#tidy();
    await this.#removeCopies();
    return tidied;
  }

  async #tidy(): Promise<boolean> {
    const { fs, logger, clock, encrypts, ownsTickets } = this.#world;
    const context: TidyContext = { fs, logger, now: () => clock.now(), seal: await encrypts() };
    const untidy: OwnedFolder[] = [];
    const all = await this.#folders();
    for (let start = 0; start < all.length; start += slice) {
      if (this.#stopped) return false;
      const some = all.slice(start, start + slice);
      const found = await Promise.all(some.map((owned) => isUntidy(context, owned)));
      untidy.push(...some.filter((_owned, index) => found[index]));
    }
    let done = true;
    try {
      for (const [index, owned] of untidy.entries()) {
        this.#left = context.seal ? untidy.length - index : 0;
        if (this.#isStopped() || !(await this.#mayTouch(owned))) done = false;
        else if (!(await tidyFolder(context, owned))) done = false;
      }
    } finally {
      this.#left = 0;
    }
    return done && ownsTickets();
  }

  async #folders(): Promise<OwnedFolder[]> {
    const { drafts, tickets, recordings, fs, ownsTickets } = this.#world;
    const ids = ownsTickets() ? await tickets.ids() : [];
    const recorded: OwnedFolder[] = [];
    for (const id of ownsTickets() ? await recordings.ids() : [])
      recorded.push(...(await ownedFolders(recordings, fs, id)));
    return [
      ...(await drafts.ids()).map((id) => this.#draft(id)),
      ...ids.map((id) => this.#ticket(id)),
      ...recorded,
    ];
  }

  #draft(id: string): OwnedFolder {
    const { drafts } = this.#world;
    return {
      jsonFiles: ['draft.json'],
      inTurn: (work) => drafts.inTurn(id, work),
      sizes: async () => {
        const draft = await drafts.read(id);
        return new Map(
          draft.ok ? draft.value.attachments.flatMap(filesOf).map(({ id: file, size }) => [file, size]) : [],
        );
      },
    };
  }

  #ticket(id: string): OwnedFolder {
    const { tickets } = this.#world;
    return {
      jsonFiles: ['ticket.json', 'delivery.json'],
      inTurn: (work) => tickets.inTurn(id, work),
      sizes: async () => {
        const ticket = await tickets.readTicket(id);
        const all = ticket.ok ? ticket.value.attachments : [];
        return new Map(all.map((one) => [basename(ticketFile.attachment('', one)), one.size]));
      },
    };
  }

  /** The command line may be filling a draft, and another process may have begun to deliver. */
  async #mayTouch(owned: OwnedFolder): Promise<boolean> {
    const { fs, clock, ownsTickets } = this.#world;
    if (!owned.jsonFiles.includes('draft.json')) return ownsTickets();
    const changed = await owned.inTurn((folder) => fs.modifiedAt(`${folder}/draft.json`));
    return changed.ok && clock.now() - changed.value >= draftRests;
  }

  async #removeCopies(): Promise<void> {
    const { root, tickets, keepSentDays, ownsTickets, onRemoved, clock, logger } = this.#world;
    const days = keepSentDays();
    if (days === null || !ownsTickets() || this.#isStopped()) return;
    const cutoff = await cutoffForCopies(nodeFileSystem, root, days, clock.now());
    if (cutoff === undefined) return;
    let removed = 0;
    for (const id of await tickets.ids()) {
      // Nothing was settled before it was begun; most need not be read for that.
      if (this.#isStopped() || decodeTime(id) >= cutoff) continue;
      const gone = await tickets.removeCopy(id, cutoff);
      if (!gone.ok || !gone.value) continue;
      removed += 1;
      onRemoved(id);
    }
    if (removed > 0) logger.info('removed copies of sent reports', { removed, days });
  }

  /** Read anew: it can change at every `await`. */
  #isStopped(): boolean {
    return this.#stopped;
  }
}
