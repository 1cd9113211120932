import { join } from 'node:path';
import { Turns } from '../../../core/outbox/turns.ts';
import { AttachmentUnreadable } from '../../../core/ports/helpDesk.ts';
import type { DraftStore, NewAttachment, StorageFailure, Stored } from '../../../core/ports/stores.ts';
import type { Logger } from '../../../core/ports/world.ts';
import { Ulid, type Attachment } from '../../../core/ticket/attachment.ts';
import { Draft, DraftAttachment } from '../../../core/ticket/draft.ts';
import { filesOf } from '../../../core/ticket/draftFiles.ts';
import { safeFileName } from '../../../core/ticket/fileName.ts';
import { checkedBytes } from './attachmentReader.ts';
import { DataFolder } from './dataFolder.ts';
import { copyDurably, renameDurably, syncFolder, TooManyBytes } from './durable.ts';
import { openJson, saveJson } from './durableJsonFile.ts';
import { nodeFileSystem, type FileSystem } from './fileSystem.ts';
import { errorCode, StorageError, storageFailure, stored } from './storageFailure.ts';
import type { StoreOptions } from './ticketStore.ts';
import { unfinishedAge } from './ticketSweep.ts';

const draftFile = (folder: string): string => join(folder, 'draft.json');

/** An error of the person's own file must not read as one of our disk ("not found", "no rights"). */
async function* fromOutside(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw new StorageError({ kind: 'other', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Drafts as folders; see `DataFolder` for the layout and `DraftStore` for the promises. */
export class FileDraftStore implements DraftStore {
  readonly #fs: FileSystem;
  readonly #folder: DataFolder;
  readonly #logger: Logger;
  readonly #now: () => number;
  readonly #ulid: () => string;
  /** When this run began, in milliseconds since the epoch. */
  readonly #since: number;
  readonly #turns = new Turns();

  /** `ulid` gives a fresh id for each attachment. */
  constructor(options: StoreOptions & { ulid: () => string }) {
    this.#fs = options.fs ?? nodeFileSystem;
    this.#folder = new DataFolder(this.#fs, options.root);
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
    this.#ulid = options.ulid;
    this.#since = this.#now();
  }

  create(draft: Draft): Stored<void> {
    return this.#turn(draft.id, 'making a draft', async () => {
      const target = this.#folder.draft(draft.id);
      if (this.#fs.exists(target)) throw new StorageError({ kind: 'other', detail: 'the draft exists' });
      await this.#folder.prepare(this.#folder.drafts);
      const building = this.#folder.building(this.#folder.drafts, draft.id);
      try {
        await this.#fs.makeFolder(building);
        await this.#fs.makeFolder(join(building, 'files'));
        await saveJson(this.#fs, draftFile(building), Draft, draft);
        await renameDurably(this.#fs, building, target);
      } catch (error) {
        await this.#fs.removeTree(building).catch(() => undefined);
        throw error;
      }
    });
  }

  read(id: string): Stored<Draft> {
    return stored(this.#logger, 'reading a draft', () => this.#read(id));
  }

  /** A draft that was removed meanwhile stays removed: `notFound`. */
  write(draft: Draft): Stored<void> {
    return this.#turn(draft.id, 'writing a draft', () =>
      saveJson(this.#fs, draftFile(this.#folder.draft(draft.id)), Draft, draft),
    );
  }

  async list(): ReturnType<DraftStore['list']> {
    const drafts: Draft[] = [];
    const unreadable: Extract<StorageFailure, { kind: 'unreadable' | 'newer' | 'locked' }>[] = [];
    for (const name of await this.#names()) {
      if (name.startsWith('.')) {
        await this.#sweep(name);
        continue;
      }
      if (!Ulid.safeParse(name).success) continue;
      try {
        drafts.push(await this.#read(name));
      } catch (error) {
        const failure = storageFailure(error);
        const path = this.#folder.draft(name);
        if (failure.kind === 'newer' || failure.kind === 'unreadable' || failure.kind === 'locked')
          unreadable.push(failure);
        else if (this.#fs.exists(path)) {
          const detail = error instanceof Error ? error.message : String(error);
          unreadable.push({ kind: 'unreadable', path, detail });
        }
      }
    }
    return { drafts, unreadable };
  }

  /** Gone at once and as a whole: also when the app is killed in the middle, half a draft never comes back. */
  remove(id: string): Stored<void> {
    return this.#turn(id, 'removing a draft', async () => {
      const gone = this.#folder.removing(this.#folder.drafts, id);
      await renameDurably(this.#fs, this.#folder.draft(id), gone);
      await this.#fs.removeTree(gone).catch((error: unknown) => {
        this.#logger.warn('a removed draft is swept up later', { id, reason: String(error) });
      });
    });
  }

  async addFile(
    draftId: string,
    about: NewAttachment,
    bytes: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ): Stored<DraftAttachment> {
    return stored(this.#logger, 'adding a file to a draft', async () => {
      const path = this.#folder.draft(draftId);
      if (!this.#fs.exists(path)) throw new StorageError({ kind: 'notFound' });
      const name = safeFileName(about.name);
      const id = this.#ulid();
      const target = this.#folder.draftAttachment(draftId, id);
      try {
        const copy = await copyDurably(this.#fs, target, fromOutside(bytes), maxBytes);
        await syncFolder(this.#fs, join(path, 'files'));
        const addedAt = new Date(this.#now()).toISOString();
        return DraftAttachment.parse({ ...about, ...copy, id, name, addedAt, included: true });
      } catch (error) {
        await this.#fs.removeFile(target).catch(() => undefined);
        if (error instanceof TooManyBytes)
          throw new StorageError({ kind: 'tooLarge', name, limit: maxBytes });
        throw error;
      }
    });
  }

  removeFile(draftId: string, attachmentId: string): Stored<void> {
    return this.#turn(draftId, 'removing a file of a draft', async () => {
      const path = this.#folder.draftAttachment(draftId, attachmentId);
      await this.#fs.removeFile(path);
      await syncFolder(this.#fs, join(path, '..'));
    });
  }

  sweepFiles(draft: Draft): Stored<void> {
    const listed = new Set(draft.attachments.flatMap(filesOf).map(({ id }) => id));
    return this.#turn(draft.id, 'sweeping the files of a draft', async () => {
      const folder = join(this.#folder.draft(draft.id), 'files');
      for (const { name } of await this.#fs.list(folder)) {
        const path = join(folder, name);
        // A younger one may be of this run, and is listed in a moment.
        if (listed.has(name) || (await this.#fs.modifiedAt(path)) >= this.#since) continue;
        await this.#fs.removeFile(path);
        this.#logger.info('removed a file that no draft names', { path });
      }
    });
  }

  /** @throws StorageError `notFound` for an id that is none */
  filePath(draftId: string, attachmentId: string): string {
    return this.#folder.draftAttachment(draftId, attachmentId);
  }

  async *readAttachment(draftId: string, attachment: Attachment): AsyncIterable<Uint8Array> {
    let path: string;
    try {
      path = this.filePath(draftId, attachment.id);
    } catch (error) {
      throw new AttachmentUnreadable(attachment, error instanceof Error ? error.message : String(error));
    }
    yield* checkedBytes(attachment, this.#fs.readChunks(path, { size: attachment.size }));
  }

  /** Ids of all drafts, without reading them. */
  async ids(): Promise<string[]> {
    return (await this.#names()).filter((name) => Ulid.safeParse(name).success);
  }

  /** Runs `work` on the folder of a draft while nothing else of this process changes it. */
  inTurn<Value>(id: string, work: (folder: string) => Promise<Value>): Stored<Value> {
    return this.#turn(id, 'tidying a draft', () => work(this.#folder.draft(id)));
  }

  async #read(id: string): Promise<Draft> {
    const { data } = await openJson(this.#fs, draftFile(this.#folder.draft(id)), Draft);
    if (data.id === id) return data;
    const path = this.#folder.draft(id);
    throw new StorageError({ kind: 'unreadable', path, detail: 'the file belongs to another draft' });
  }

  async #names(): Promise<string[]> {
    try {
      const entries = await this.#fs.list(this.#folder.drafts);
      return entries.filter((entry) => entry.folder).map((entry) => entry.name);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') this.#logger.error('reading the drafts', error);
      return [];
    }
  }

  /** What a killed run left of a draft that was being made (nobody had written in it yet) or removed. */
  async #sweep(name: string): Promise<void> {
    // `.gone.new-…` is how earlier versions called a draft on its way out.
    const gone = this.#folder.isRemoving(name) || /^\.gone\.new-[0-9A-Z]{26}-[0-9a-f]{8}$/.test(name);
    if (!gone && this.#folder.buildingId(name) === undefined) return;
    const path = join(this.#folder.drafts, name);
    try {
      const age = this.#now() - (await this.#fs.modifiedAt(path));
      if (gone || age > unfinishedAge) await this.#fs.removeTree(path);
    } catch (error) {
      this.#logger.warn('a left-over of a draft stays for now', { path, reason: String(error) });
    }
  }

  #turn<Value>(id: string, what: string, work: () => Promise<Value>): Stored<Value> {
    return this.#turns.run(id, () => stored(this.#logger, what, work));
  }
}
