import path from 'node:path';
import type { StorageView } from '../../../core/contract/views.ts';
import type { PictureStudio } from '../../../core/ports/pictures.ts';
import type { Chance, Clock, Logger } from '../../../core/ports/world.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { FileDraftStore } from '../../adapters/files/draftStore.ts';
import { nodeFileSystem } from '../../adapters/files/fileSystem.ts';
import { encryptedFileSystem } from '../../adapters/files/sealed/encryptedFileSystem.ts';
import { FileTicketStore } from '../../adapters/files/ticketStore.ts';
import {
  redactionCheck,
  rememberingCheck,
  type CheckRedaction,
} from '../../adapters/pictures/checkRedaction.ts';
import { FileRecordingStore } from '../../adapters/recordings/fileRecordingStore.ts';
import type { KeyStore } from '../../adapters/secrets/keyStore.ts';
import { openStorageKeys, type OpenedKeys } from '../../adapters/secrets/storageKeys.ts';
import type { EvidenceFile } from '../windows/protocol.ts';
import { Housekeeping, type HousekeepingWorld } from './housekeeping.ts';

/** What the service is handed. */
export interface AtRestWorld {
  /** Absolute path of the data folder. */
  root: string;
  keyStore: KeyStore;
  clock: Clock;
  logger: Logger;
  chance: Chance;
  studio: PictureStudio;
}

/**
 * What is kept of drafts and reports on the disk: the stores, encrypted where the system has a key store. Whatever
 * holds words or pictures of a report is written through these stores and read through them; nothing else in the
 * data folder does. How it is with the key is decided once for each process, at its first file.
 */
export class AtRest {
  readonly tickets: FileTicketStore;
  readonly drafts: FileDraftStore;
  readonly recordings: FileRecordingStore;
  /** Looks at the covered pictures of a draft before they are shown as such. */
  readonly checkForPreview: CheckRedaction;
  readonly #keys: () => Promise<OpenedKeys>;
  readonly #housekeeping: (
    world: Pick<HousekeepingWorld, 'ownsTickets' | 'keepSentDays' | 'onRemoved'>,
  ) => Housekeeping;
  #opened: OpenedKeys | undefined;
  #keeper: Housekeeping | undefined;

  constructor({ root, keyStore, clock, logger, chance, studio }: AtRestWorld) {
    let opening: Promise<OpenedKeys> | undefined;
    this.#keys = () =>
      (opening ??= openStorageKeys(path.join(root, 'secrets'), keyStore, logger).then(
        (keys) => (this.#opened = keys),
      ));
    const fs = encryptedFileSystem(nodeFileSystem, this.#keys);
    const checkRedaction = redactionCheck(studio, logger);
    this.checkForPreview = rememberingCheck(checkRedaction);
    this.tickets = new FileTicketStore({ root, logger, fs, checkRedaction });
    this.drafts = new FileDraftStore({ root, logger, fs, ulid: () => chance.ulid() });
    this.recordings = new FileRecordingStore({ root, logger, fs });
    const { tickets, drafts, recordings } = this;
    const encrypts = async (): Promise<boolean> => (await this.#keys()).current !== undefined;
    this.#housekeeping = (world) =>
      new Housekeeping({ root, fs, tickets, drafts, recordings, encrypts, clock, logger, ...world });
  }

  /** Looks after the data folder from now on; the outbox has to be read, because its first look finds what to do. */
  keepHouse(world: Pick<HousekeepingWorld, 'ownsTickets' | 'keepSentDays' | 'onRemoved'>): void {
    this.#keeper ??= this.#housekeeping(world);
    void this.#keeper.start();
  }

  stop(): void {
    this.#keeper?.stop();
  }

  /** How what is kept is protected, and how much of it is still to be encrypted. */
  async view(): Promise<StorageView> {
    const { protection } = await this.#keys();
    const left = this.#keeper?.left ?? 0;
    return { protection, ...(left > 0 ? { migrating: left } : {}) };
  }

  /** True when the key of earlier reports does not open, as far as is known by now. */
  get locked(): boolean {
    return (this.#opened?.locked ?? 0) > 0;
  }

  /** Bytes of a picture that the window may show; null when there is no such attachment. */
  readonly evidence = async (
    kind: 'draft' | 'ticket',
    owner: string,
    attachmentId: string,
  ): Promise<EvidenceFile | null> => {
    const store = kind === 'draft' ? this.drafts : this.tickets;
    const found = kind === 'draft' ? await this.drafts.read(owner) : await this.tickets.readTicket(owner);
    const listed: (Attachment & Partial<DraftAttachment>)[] = found.ok ? found.value.attachments : [];
    // The unmarked picture is shown where a draft's picture is marked.
    const attachment = listed
      .flatMap((one) => [one, ...(one.original === undefined ? [] : [{ ...one, ...one.original }])])
      .find(({ id }) => id === attachmentId);
    if (attachment === undefined) return null;
    const { mediaType, size } = attachment;
    return { mediaType, size, bytes: store.readAttachment(owner, attachment) };
  };
}
