import { z } from 'zod';
import { Instant, Sha256, Ulid } from '../ticket/attachment.ts';
import { Failure } from './failure.ts';

/**
 * What a desk did not keep as it was sent, found by reading the ticket back. The ticket is there and has its number;
 * `field`: a value that the desk dropped or changed, by the desk's name for it.
 */
export const Difference = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('summary') }),
  z.strictObject({ kind: z.literal('text') }),
  z.strictObject({ kind: z.literal('attachment'), name: z.string().max(300) }),
  z.strictObject({ kind: z.literal('field'), name: z.string().max(200) }),
  /** Without it the ticket cannot be found again by its report id. */
  z.strictObject({ kind: z.literal('reportId') }),
]);
export type Difference = z.infer<typeof Difference>;

/** The help desk's own answer, kept after delivery. */
export const Receipt = z.strictObject({
  /** Name of the desk as the policy calls it, for people. */
  desk: z.string(),
  /** The desk's own number: what a person quotes. */
  number: z.string().min(1).max(200),
  /** Where the ticket can be looked at; only http, https and file are ever opened. */
  url: z.string().max(2000).optional(),
  receivedAt: Instant,
  /** Absent: the desk has everything as it was sent, as far as it can be asked. */
  differences: z.array(Difference).max(100).optional(),
});
export type Receipt = z.infer<typeof Receipt>;

/** How the help desk's own ticket stands now. `label` is the desk's word for it, plain text. */
export const DeskStatus = z.strictObject({
  label: z.string().max(200),
  closed: z.boolean(),
  updatedAt: Instant.optional(),
  checkedAt: Instant,
});
export type DeskStatus = z.infer<typeof DeskStatus>;

/** Where a ticket is on its way. */
export const DeliveryState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('queued') }),
  z.strictObject({ kind: z.literal('sending'), attempt: z.int().positive(), startedAt: Instant }),
  z.strictObject({ kind: z.literal('waiting'), until: Instant, failure: Failure }),
  z.strictObject({ kind: z.literal('held'), failure: Failure }),
  z.strictObject({ kind: z.literal('delivered'), receipt: Receipt }),
  z.strictObject({ kind: z.literal('withdrawn'), at: Instant }),
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** One try to deliver, as the ledger keeps it. */
export const Attempt = z.strictObject({
  number: z.int().positive(),
  startedAt: Instant,
  endedAt: Instant,
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('delivered'), number: z.string(), foundByLookUp: z.boolean() }),
    z.strictObject({ kind: z.literal('failed'), failure: Failure, lasting: z.boolean() }),
    /** Filed on another machine from a file; `handOverId` names the file whose receipt said it. */
    z.strictObject({ kind: z.literal('filedFromFile'), number: z.string(), handOverId: Ulid }),
  ]),
});
export type Attempt = z.infer<typeof Attempt>;

/** What a connector has achieved within a ticket, so that a later attempt need not do it again. */
export const JournalEntry = z.discriminatedUnion('kind', [
  /** An attachment is at the desk; `token` is the desk's own handle for it. */
  z.strictObject({
    kind: z.literal('uploaded'),
    sha256: Sha256,
    attachmentId: Ulid,
    token: z.string(),
    at: Instant,
  }),
  /** The desk has made the ticket; what is left is to complete it and to read it back. */
  z.strictObject({ kind: z.literal('created'), number: z.string().min(1).max(200), at: Instant }),
  /** The uploads made so far are worthless (single-use tokens spent or expired). */
  z.strictObject({ kind: z.literal('uploadsVoid'), at: Instant }),
]);
export type JournalEntry = z.infer<typeof JournalEntry>;

/** One file that a ticket travels in; see `core/handover`. */
export const HandOver = z.strictObject({
  /** Names this one file. */
  id: Ulid,
  at: Instant,
  /** 32 random bytes as base64, which the file carries too: whoever writes its receipt has held it. Not for windows. */
  receiptKey: z.string().min(1).max(100),
});
export type HandOver = z.infer<typeof HandOver>;

/** The changing half of a stored ticket: its state, its ledger, what was already achieved. */
export const Delivery = z.strictObject({
  schema: z.literal(1),
  ticketId: Ulid,
  state: DeliveryState,
  /**
   * Where the newest attempt went; see `CourierWorld.placeOf`. Once an attempt there may have arrived, the ticket is
   * bound to that place.
   */
  place: z.string().max(2000).optional(),
  /** Attempts made in all; the ledger keeps the first and the last of them. */
  attemptCount: z.int().nonnegative(),
  ledger: z.array(Attempt),
  journal: z.array(JournalEntry),
  deskStatus: DeskStatus.optional(),
  /** Files that the ticket left this machine in: from the first one on it may arrive by another way. */
  handOvers: z.array(HandOver).optional(),
  /** A person wants it sent from here although it was handed over and the desk cannot be asked for it. */
  sendAnyway: z.boolean().optional(),
  /** Files that brought the ticket to this machine: it may arrive from where it was written. */
  imports: z.array(HandOver).optional(),
});
export type Delivery = z.infer<typeof Delivery>;

/** The delivery of a ticket that was just sealed. */
export function newDelivery(ticketId: string): Delivery {
  return { schema: 1, ticketId, state: { kind: 'queued' }, attemptCount: 0, ledger: [], journal: [] };
}
