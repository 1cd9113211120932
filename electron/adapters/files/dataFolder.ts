import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import { Ulid } from '../../../core/ticket/attachment.ts';
import { makeFolder, syncFolder } from './durable.ts';
import type { FileSystem } from './fileSystem.ts';
import { StorageError } from './storageFailure.ts';

/** An id in a path can only be an id: nothing with a separator, a dot or a drive letter passes. */
function checked(id: string): string {
  // What was never stored under such a name is not found under it either.
  if (!Ulid.safeParse(id).success) throw new StorageError({ kind: 'notFound' });
  return id;
}

/** The ending of a file name, for people who look into the folder: letters and digits only, else `bin`. */
function ending(name: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? 'bin';
}

const removed = /^\.gone-([0-9A-Z]{26})-[0-9a-f]{8}$/;

const building = /^\.new-([0-9A-Z]{26})-[0-9a-f]{8}$/;

/** Where a file of a ticket folder is. */
export const ticketFile = {
  ticket: (folder: string) => join(folder, 'ticket.json'),
  delivery: (folder: string) => join(folder, 'delivery.json'),
  files: (folder: string) => join(folder, 'files'),
  attachment: (folder: string, attachment: Attachment) =>
    join(folder, 'files', `${checked(attachment.id)}.${ending(attachment.name)}`),
} as const;

/**
 * The layout of the data folder:
 *
 *     outbox/<report id>/  ticket.json  delivery.json  files/<attachment id>.<ending>
 *     sent/<report id>/    the same, after delivery or withdrawal
 *     drafts/<report id>/  draft.json  files/<attachment id>
 *     recordings/<id>/     head.json  steps/<number>-<step id>.json  files/<picture id>
 *     quarantine/<name>/   what could not be read, whole
 *
 * `.new-<id>-<random>` is a folder in the making; it gets its name when everything in it is durable. `.gone-<id>-<random>`
 * is one on its way out. What is in the files of `outbox`, `sent`, `drafts` and `recordings` is encrypted where the system has a key
 * store (see `encryptedFileSystem`); the settings, the policy's last good copy, the locks and the log beside them hold
 * nothing of a report and stay readable for IT. Every function
 * that takes an id @throws StorageError `notFound` when it is none.
 */
export class DataFolder {
  readonly outbox: string;
  readonly sent: string;
  readonly drafts: string;
  readonly recordings: string;
  readonly quarantine: string;
  readonly #fs: FileSystem;
  readonly #durable = new Set<string>();

  constructor(fs: FileSystem, root: string) {
    this.#fs = fs;
    this.outbox = join(root, 'outbox');
    this.sent = join(root, 'sent');
    this.drafts = join(root, 'drafts');
    this.recordings = join(root, 'recordings');
    this.quarantine = join(root, 'quarantine');
  }

  outboxTicket(id: string): string {
    return join(this.outbox, checked(id));
  }

  sentTicket(id: string): string {
    return join(this.sent, checked(id));
  }

  draft(id: string): string {
    return join(this.drafts, checked(id));
  }

  draftAttachment(id: string, attachmentId: string): string {
    return join(this.draft(id), 'files', checked(attachmentId));
  }

  recording(id: string): string {
    return join(this.recordings, checked(id));
  }

  recordingPicture(id: string, pictureId: string): string {
    return join(this.recording(id), 'files', checked(pictureId));
  }

  /** A fresh name for a folder in the making. */
  building(parent: string, id: string): string {
    return join(parent, `.new-${checked(id)}-${randomBytes(4).toString('hex')}`);
  }

  /** The report id in the name of a folder in the making; undefined: it is something else. */
  buildingId(name: string): string | undefined {
    const id = building.exec(name)?.[1];
    return id !== undefined && Ulid.safeParse(id).success ? id : undefined;
  }

  /** A fresh name for a folder that is on its way out: it never comes back, also after a kill in between. */
  removing(parent: string, id: string): string {
    return join(parent, `.gone-${checked(id)}-${randomBytes(4).toString('hex')}`);
  }

  /** True for a name that `removing` gave. */
  isRemoving(name: string): boolean {
    return removed.test(name);
  }

  /** Where a stored ticket is now, or undefined. Follows moves made by another process. */
  find(id: string): string | undefined {
    return [this.outboxTicket(id), this.sentTicket(id)].find((folder) => this.#fs.exists(folder));
  }

  /**
   * Makes one of the folders above. At its first use the parent is synced even when the folder is there: an
   * earlier run may have ended between making it and making it durable.
   */
  async prepare(folder: string): Promise<void> {
    if (this.#durable.has(folder) && this.#fs.exists(folder)) return;
    await makeFolder(this.#fs, folder);
    await syncFolder(this.#fs, join(folder, '..'));
    this.#durable.add(folder);
  }
}
