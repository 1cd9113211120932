import type { Delivery } from '../outbox/delivery.ts';
import type { Result } from '../result.ts';
import type { Attachment, Redaction } from '../ticket/attachment.ts';
import type { Draft, DraftAttachment } from '../ticket/draft.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** Why the disk did not take or give something; each has a sentence in the texts (`storage.*`). */
export type StorageFailure =
  | { kind: 'diskFull' }
  | { kind: 'readOnly' }
  | { kind: 'notFound' }
  /** The file is there and cannot be understood; it was moved to the quarantine at `path` or left where it is. */
  | { kind: 'unreadable'; path: string; detail: string }
  /** Written by a newer version of the app: left alone. */
  | { kind: 'newer'; path: string }
  /** Encrypted with a key that the system's key store does not give out now: left alone until it does. */
  | { kind: 'locked'; path: string }
  /** The bytes do not have the hash that was noted when they were added. */
  | { kind: 'damaged'; name: string }
  | { kind: 'tooLarge'; name: string; limit: number }
  /** A picture is not what its redaction says: what was covered may show, so it is not stored as a ticket's. */
  | { kind: 'notCovered'; name: string }
  | { kind: 'other'; detail: string };

export type Stored<Value> = Promise<Result<Value, StorageFailure>>;

/** What is known of an attachment before its bytes were read. */
export interface NewAttachment {
  name: string;
  mediaType: string;
  origin: Attachment['origin'];
  width?: number;
  height?: number;
  display?: string;
  redaction?: Redaction;
}

/** Drafts on disk. Every promise resolves only after the bytes are durable (fsync of file and folder). */
export interface DraftStore {
  create(draft: Draft): Stored<void>;
  read(id: string): Stored<Draft>;
  write(draft: Draft): Stored<void>;
  list(): Promise<{
    drafts: Draft[];
    unreadable: Extract<StorageFailure, { kind: 'unreadable' | 'newer' | 'locked' }>[];
  }>;
  remove(id: string): Stored<void>;
  /** Copies the bytes beside the draft and hashes them on the way; does not change the draft itself. */
  addFile(
    draftId: string,
    about: NewAttachment,
    bytes: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ): Stored<DraftAttachment>;
  removeFile(draftId: string, attachmentId: string): Stored<void>;
  /** Deletes files of earlier runs that the draft does not name (`filesOf`): an interrupted run left them. */
  sweepFiles(draft: Draft): Stored<void>;
  /** Absolute path of an attachment, which may be encrypted there; never from a name given from outside. */
  filePath(draftId: string, attachmentId: string): string;
  /** @throws AttachmentUnreadable */
  readAttachment(draftId: string, attachment: Attachment): AsyncIterable<Uint8Array>;
}

/** A stored ticket as the list needs it. */
export interface StoredTicket {
  ticket: Ticket;
  delivery: Delivery;
}

/** Something in the outbox that cannot be used; it is kept and shown, never deleted. */
export interface Quarantined {
  path: string;
  /** `locked`: it is where it was, and is sent when the key store gives its key out again. */
  reason: 'unreadable' | 'newer' | 'incomplete' | 'locked';
  detail: string;
}

/**
 * Where a new ticket's attachments come from: the path of a draft's file, or the bytes themselves. They are checked
 * against the ticket's sizes and hashes on the way.
 */
export type AttachmentSource = (attachment: Attachment) => string | AsyncIterable<Uint8Array>;

/**
 * Sealed tickets on disk, a folder each. `save` resolves only after ticket, delivery and every attachment are
 * written, fsynced, renamed into place and the parent folder is fsynced: that is when "saved" may be said.
 */
export interface TicketStore {
  /** Saving the same id twice is refused by `exists: true`. */
  save(ticket: Ticket, delivery: Delivery, source: AttachmentSource): Stored<{ exists: boolean }>;
  readTicket(id: string): Stored<Ticket>;
  readDelivery(id: string): Stored<Delivery>;
  /** Moves the folder to the sent ones when the state is delivered or withdrawn. */
  writeDelivery(delivery: Delivery): Stored<void>;
  /** Unsent tickets first. One pass over the disk, in slices, so that the window is not held up. */
  list(): AsyncIterable<
    | { kind: 'ticket'; stored: StoredTicket }
    | { kind: 'quarantined'; quarantined: Quarantined }
    /** The disk did not give it this time: one report, or without an id a whole folder. It is still in its place. */
    | { kind: 'unread'; id?: string; quarantined: Quarantined }
  >;
  /** @throws AttachmentUnreadable */
  readAttachment(id: string, attachment: Attachment): AsyncIterable<Uint8Array>;
  /** Absolute path of an attachment, which may be encrypted there. */
  attachmentPath(id: string, attachment: Attachment): string;
}
