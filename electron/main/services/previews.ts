import { createHash } from 'node:crypto';
import type { CallResponse } from '../../../core/contract/calls.ts';
import type { Preview, PreviewPart } from '../../../core/contract/views.ts';
import type { HelpDesk, OutgoingPart } from '../../../core/ports/helpDesk.ts';
import type { TicketStore, DraftStore } from '../../../core/ports/stores.ts';
import type { Logger } from '../../../core/ports/world.ts';
import { newDelivery } from '../../../core/outbox/delivery.ts';
import type { StorageFailure, StoredTicket } from '../../../core/ports/stores.ts';
import { sealDraft, type SealingContext } from '../../../core/ticket/seal.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import type { CheckRedaction } from '../../adapters/pictures/checkRedaction.ts';
import type { Drafts } from './drafts.ts';

/** A ticket as it was shown, waiting for the word to go. */
interface Prepared {
  digest: string;
  ticket: Ticket;
  /** `updatedAt` of the draft it was made from. */
  draftVersion: string;
}

/** What the service is handed. */
export interface PreviewWorld {
  drafts: Drafts;
  draftStore: DraftStore;
  tickets: TicketStore;
  /** Asked before a preview is shown; what is saved is checked by the store. */
  checkRedaction: CheckRedaction;
  desk: () => HelpDesk;
  sealing: () => SealingContext;
  /** Hands a saved ticket to the outbox. */
  onSaved: (stored: StoredTicket) => void;
  logger: Logger;
}

/** Bytes of attachments from which a desk's limit is worth asking for: every desk takes a few pictures. */
const largeFiles = 5_000_000;

/** How long the preview of a large report waits for the limit, in milliseconds; without it it is shown all the same. */
const longestLearning = 3_000;

/** Shows what leaves and seals exactly that. */
export class Previews {
  readonly #world: PreviewWorld;
  readonly #prepared = new Map<string, Prepared>();

  constructor(world: PreviewWorld) {
    this.#world = world;
  }

  /** Seals the draft in memory, checks what is covered in its pictures, and composes what the desk would get. */
  async compose(draftId: string): Promise<CallResponse<'composePreview'>> {
    const draft = await this.#world.drafts.read(draftId);
    if (!draft.ok) return { kind: 'notReady', failure: draft.failure };
    const sealed = sealDraft(draft.value, this.#world.sealing());
    if (!sealed.ok) return { kind: sealed.failure.kind };
    const uncovered = await this.#uncovered(sealed.value);
    if (uncovered !== undefined) return { kind: 'notReady', failure: uncovered };
    const desk = this.#world.desk();
    const files = sealed.value.attachments.reduce((sum, { size }) => sum + size, 0);
    if (files > largeFiles) await desk.learnLimits?.(AbortSignal.timeout(longestLearning));
    const parts = desk.compose(sealed.value);
    const digest = digestOf(sealed.value, parts);
    this.#prepared.set(draftId, { digest, ticket: sealed.value, draftVersion: draft.value.updatedAt });
    return { kind: 'ready', preview: previewOf(sealed.value, digest, parts, desk) };
  }

  /** Why a picture may not be shown as one that is covered; each is read from the disk and looked at anew. */
  async #uncovered({ id, attachments }: Ticket): Promise<StorageFailure | undefined> {
    const { checkRedaction, draftStore } = this.#world;
    const all = attachments.map((one) => checkRedaction(one, draftStore.readAttachment(id, one)));
    return (await Promise.all(all)).find((failure) => failure !== undefined);
  }

  /** The draft is left: what was shown of it can no longer be sent. */
  forget(draftId: string): void {
    this.#prepared.delete(draftId);
  }

  /** Saves what the preview with this digest showed; "saved" is said after it is durable. */
  async send(draftId: string, digest: string): Promise<CallResponse<'sendTicket'>> {
    const prepared = this.#prepared.get(draftId);
    const draft = await this.#world.drafts.read(draftId);
    if (!draft.ok) return this.#sentBefore(draftId, draft.failure);
    if (prepared?.digest !== digest || prepared.draftVersion !== draft.value.updatedAt)
      return { kind: 'changed' };
    // The policy may have changed the desk meanwhile: then something else would leave than was shown.
    if (digestOf(prepared.ticket, this.#world.desk().compose(prepared.ticket)) !== digest)
      return { kind: 'changed' };
    const delivery = newDelivery(prepared.ticket.id);
    const saved = await this.#world.tickets.save(prepared.ticket, delivery, (attachment) =>
      this.#world.draftStore.filePath(draftId, attachment.id),
    );
    if (!saved.ok) return { kind: 'notSaved', failure: saved.failure };
    this.#prepared.delete(draftId);
    // A ticket of this id that is already there came from a second press: the first one is on its way.
    if (!saved.value.exists) this.#world.onSaved({ ticket: prepared.ticket, delivery });
    const removed = await this.#world.drafts.becameTicket(draftId);
    // Not a failure of sending: the next start finds a draft whose ticket exists and removes it.
    if (!removed.ok) this.#world.logger.warn('sent draft not removed', { draftId, failure: removed.failure });
    return { kind: 'saved', id: prepared.ticket.id };
  }

  /** A second press after the first one was through: its draft is gone because its ticket is there. */
  async #sentBefore(draftId: string, failure: StorageFailure): Promise<CallResponse<'sendTicket'>> {
    const ticket = failure.kind === 'notFound' ? await this.#world.tickets.readTicket(draftId) : undefined;
    return ticket?.ok === true ? { kind: 'saved', id: draftId } : { kind: 'notSaved', failure };
  }
}

function digestOf(ticket: Ticket, parts: readonly OutgoingPart[]): string {
  const hash = createHash('sha256').update(JSON.stringify(ticket));
  for (const part of parts) {
    hash.update(JSON.stringify([part.name, part.mediaType, part.target]));
    hash.update(part.content.kind === 'bytes' ? part.content.bytes : part.content.attachment.sha256);
  }
  return hash.digest('hex');
}

function previewOf(ticket: Ticket, digest: string, parts: readonly OutgoingPart[], desk: HelpDesk): Preview {
  const { maxAttachmentBytes, maxTotalBytes } = desk.capabilities;
  const shown = parts.map((part) => showPart(part, ticket.id));
  return {
    digest,
    ticket,
    parts: shown,
    totalBytes: shown.reduce((sum, part) => sum + part.size, 0),
    tooLarge: ticket.attachments
      .filter(({ size }) => maxAttachmentBytes !== undefined && size > maxAttachmentBytes)
      .map(({ name, size }) => ({ name, size, limit: maxAttachmentBytes ?? 0 })),
    ...(maxTotalBytes === undefined ? {} : { totalLimit: maxTotalBytes }),
  };
}

function showPart(part: OutgoingPart, draftId: string): PreviewPart {
  const { name, mediaType, target, content } = part;
  const about = { name, mediaType, target };
  if (content.kind === 'bytes') {
    const text = Buffer.from(content.bytes).toString('utf8');
    return { ...about, size: content.bytes.byteLength, content: { kind: 'text', text } };
  }
  const { attachment } = content;
  const url = `app://handraise/evidence/draft/${draftId}/${attachment.id}`;
  return {
    ...about,
    size: attachment.size,
    content: attachment.mediaType.startsWith('image/') ? { kind: 'picture', url } : { kind: 'binary' },
  };
}
