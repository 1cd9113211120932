import type { DeskStatus, JournalEntry, Receipt } from '../outbox/delivery.ts';
import type { Failure } from '../outbox/failure.ts';
import type { Attachment } from '../ticket/attachment.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** What a desk can do; screens and the outbox ask here instead of asking which desk it is. */
export interface HelpDeskCapabilities {
  /** Largest single attachment in bytes; undefined: not known or no limit. */
  maxAttachmentBytes?: number;
  /** Largest sum of all attachments in bytes. */
  maxTotalBytes?: number;
  /** The desk can be asked for a report id. Without it a retry after a lost answer may make a second ticket. */
  lookUp: boolean;
  /** The desk tells how a ticket stands. */
  status: boolean;
  /** The desk treats a repeated create with the same key as one. */
  idempotencyKey: boolean;
  /**
   * How long after a lost answer the desk may still be making the ticket, in milliseconds: it is not looked up
   * before. Without it: at once.
   */
  settlesWithin?: number;
  /**
   * `deliver` goes on where a number is noted: it reads the ticket back, completes it and tells what is missing. Then
   * a ticket that was found by its report id is treated so, too.
   */
  readsBack?: boolean;
  /** The desk is reached without a network (a folder of this machine): tickets go even when it is offline. */
  worksOffline?: boolean;
}

/** One outcome of one attempt to deliver. */
export type DeliveryOutcome =
  | { kind: 'delivered'; receipt: Receipt }
  /** Passes by itself: tried again later. */
  | { kind: 'failedForNow'; failure: Failure }
  /** Needs a person or IT. */
  | { kind: 'failedForGood'; failure: Failure };

/** Outcome of asking the desk for a report id. */
export type LookUpOutcome =
  { kind: 'found'; receipt: Receipt } | { kind: 'absent' } | { kind: 'unknown'; failure: Failure };

/** One thing that `verify` looked at. `name` is a key below `desk.check` in the texts. */
export interface DeskCheck {
  name: string;
  passed: boolean;
  failure?: Failure;
  /** A value worth showing ("Support", "5 MB"); plain text from the desk. */
  detail?: string;
}

/** The whole of what leaves for one ticket, as bytes; exactly this is shown in the preview and sent. */
export interface OutgoingPart {
  /** File name, or the name of the request it is ("issue.json"). */
  name: string;
  mediaType: string;
  /** Where it goes: an URL, or a path in the desk's folder. */
  target: string;
  content: { kind: 'bytes'; bytes: Uint8Array } | { kind: 'attachment'; attachment: Attachment };
}

/** What an attempt is given. */
export interface DeliveryJob {
  ticket: Ticket;
  /** The bytes of one attachment, checked against its hash while they are read. @throws when the file is damaged or gone: see `AttachmentUnreadable` */
  readAttachment: (attachment: Attachment) => AsyncIterable<Uint8Array>;
  /** What earlier attempts achieved. */
  journal: readonly JournalEntry[];
  /**
   * Durable before it resolves: call it BEFORE relying on what it says. @throws when the disk did not take it:
   * connectors let that pass, the courier ends the attempt and tries again later
   */
  record: (entry: JournalEntry) => Promise<void>;
  /** 0 to 1, for the progress bar. */
  onProgress: (fraction: number) => void;
  signal: AbortSignal;
}

/**
 * Thrown by `readAttachment`; connectors let it pass, the courier turns it into `attachmentDamaged`. Where it `passes`
 * the disk only did not give the bytes this time (a virus scanner has them open), and the courier tries again.
 */
export class AttachmentUnreadable extends Error {
  readonly attachment: Attachment;
  readonly passes: boolean;
  constructor(attachment: Attachment, reason: string, passes = false) {
    super(`attachment ${attachment.name}: ${reason}`);
    this.name = 'AttachmentUnreadable';
    this.attachment = attachment;
    this.passes = passes;
  }
}

/**
 * A place where tickets go. Implementations never retry by themselves (the outbox does), never throw for
 * anything the network or the desk can do, and treat every text of the desk as plain text.
 */
export interface HelpDesk {
  /** How the policy calls this desk, for people. */
  readonly name: string;
  readonly capabilities: HelpDeskCapabilities;
  /** Everything that `deliver` would send, computed by the same code. Does not touch the network. */
  compose(ticket: Ticket): OutgoingPart[];
  /**
   * Asks for limits that only the server knows, so that `capabilities` has them; sends nothing and says nothing when
   * it fails. For desks that take their limits from the settings alone there is nothing to ask.
   */
  learnLimits?(signal: AbortSignal): Promise<void>;
  /** Checks address, rights, project, fields and limits. Leaves nothing behind at the desk. */
  verify(signal: AbortSignal): Promise<DeskCheck[]>;
  /** Asks for a report id. Do not call where `capabilities.lookUp` is false. */
  lookUp(reportId: string, signal: AbortSignal): Promise<LookUpOutcome>;
  /** One attempt. */
  deliver(job: DeliveryJob): Promise<DeliveryOutcome>;
  /** How the ticket stands. Do not call where `capabilities.status` is false. */
  readStatus(
    receipt: Receipt,
    signal: AbortSignal,
  ): Promise<{ kind: 'status'; status: DeskStatus } | { kind: 'unknown'; failure: Failure }>;
}
