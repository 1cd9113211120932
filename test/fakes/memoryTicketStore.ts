import { createHash } from 'node:crypto';
import { Delivery } from '../../core/outbox/delivery.ts';
import { AttachmentUnreadable } from '../../core/ports/helpDesk.ts';
import type {
  AttachmentSource,
  Quarantined,
  StorageFailure,
  Stored,
  StoredTicket,
  TicketStore,
} from '../../core/ports/stores.ts';
import { fail, ok } from '../../core/result.ts';
import { Ulid, type Attachment } from '../../core/ticket/attachment.ts';
import { Ticket } from '../../core/ticket/ticket.ts';

interface Kept {
  ticket: string;
  delivery: string;
  files: Map<string, Uint8Array>;
}

/**
 * Tickets in memory, as text like on disk. It can misbehave: refuse writes, be full, stand still in the middle of a
 * call until it is told to go on, and lose a file. `log` tells what became durable, in order.
 */
export class MemoryTicketStore implements TicketStore {
  readonly log: string[];
  /** Every write is refused with this while it is set. */
  refusal: StorageFailure | undefined;
  readonly quarantined: Quarantined[] = [];
  readonly #kept = new Map<string, Kept>();
  readonly #readSource: (path: string) => Uint8Array | undefined;
  #refuseNext: StorageFailure[] = [];
  #gate: Promise<void> | undefined;
  #open: () => void = () => undefined;

  constructor(log: string[] = [], readSource: (path: string) => Uint8Array | undefined = () => undefined) {
    this.log = log;
    this.#readSource = readSource;
  }

  /** The next writes are refused, one for each failure. */
  refuseNext(...failures: StorageFailure[]): void {
    this.#refuseNext.push(...failures);
  }

  /** Every call stands still from now on, before it does anything. */
  pause(): void {
    this.#gate = new Promise((resolve) => (this.#open = resolve));
  }

  resume(): void {
    this.#gate = undefined;
    this.#open();
  }

  /** Puts a ticket there without any of the promises, as an earlier run left it. */
  put({ ticket, delivery }: StoredTicket, files: [string, Uint8Array][] = []): void {
    const text = { ticket: JSON.stringify(ticket), delivery: JSON.stringify(delivery) };
    this.#kept.set(ticket.id, { ...text, files: new Map(files) });
  }

  /** Replaces the text of one half, or takes the whole ticket away (`undefined`). */
  spoil(id: string, half?: 'ticket' | 'delivery', text = '{'): void {
    const kept = this.#kept.get(id);
    if (kept !== undefined && half !== undefined) kept[half] = text;
    else this.#kept.delete(id);
  }

  spoilAttachment(id: string, attachmentId: string, bytes: Uint8Array | undefined): void {
    const files = this.#kept.get(id)?.files;
    if (bytes === undefined) files?.delete(attachmentId);
    else files?.set(attachmentId, bytes);
  }

  /** The state as it is durable. */
  stateOf(id: string): Delivery | undefined {
    const kept = this.#kept.get(id);
    return kept === undefined ? undefined : Delivery.parse(JSON.parse(kept.delivery));
  }

  async save(ticket: Ticket, delivery: Delivery, source: AttachmentSource): Stored<{ exists: boolean }> {
    await this.#gate;
    if (!Ulid.safeParse(ticket.id).success) return fail({ kind: 'notFound' });
    if (delivery.ticketId !== ticket.id) return fail({ kind: 'other', detail: 'not the same ticket' });
    if (this.#kept.has(ticket.id)) return ok({ exists: true });
    const files = new Map<string, Uint8Array>();
    for (const attachment of ticket.attachments) {
      const from = source(attachment);
      const bytes = typeof from === 'string' ? this.#readSource(from) : await bytesOf(from);
      if (bytes === undefined || hashOf(bytes) !== attachment.sha256) {
        return fail({ kind: 'damaged', name: attachment.name });
      }
      files.set(attachment.id, bytes.slice());
    }
    const refusal = this.#refused();
    if (refusal !== undefined) return fail(refusal);
    this.put({ ticket, delivery }, [...files]);
    this.log.push(`saved ${ticket.id}`);
    return ok({ exists: false });
  }

  async readTicket(id: string): Stored<Ticket> {
    await this.#gate;
    return this.#parse(id, 'ticket', (value) => Ticket.safeParse(value));
  }

  async readDelivery(id: string): Stored<Delivery> {
    await this.#gate;
    return this.#parse(id, 'delivery', (value) => Delivery.safeParse(value));
  }

  async writeDelivery(delivery: Delivery): Stored<void> {
    await this.#gate;
    const kept = this.#kept.get(delivery.ticketId);
    const refusal = this.#refused();
    if (refusal !== undefined) {
      this.log.push(`refused ${delivery.state.kind}`);
      return fail(refusal);
    }
    if (kept === undefined) return fail({ kind: 'notFound' });
    kept.delivery = JSON.stringify(Delivery.parse(delivery));
    this.log.push(`durable ${delivery.state.kind}`);
    return ok(undefined);
  }

  async *list(): ReturnType<TicketStore['list']> {
    await this.#gate;
    const settled = (id: string) => ['delivered', 'withdrawn'].includes(this.stateOf(id)?.state.kind ?? '');
    const ids = [...this.#kept.keys()].sort();
    const read = async (id: string) => {
      const ticket = await this.readTicket(id);
      const delivery = await this.readDelivery(id);
      if (ticket.ok && delivery.ok) return { ticket: ticket.value, delivery: delivery.value };
      const failure = ticket.ok ? delivery : ticket;
      const detail = !failure.ok && failure.failure.kind === 'unreadable' ? failure.failure.detail : '';
      this.#kept.delete(id);
      this.quarantined.push({ path: `/quarantine/${id}`, reason: 'unreadable', detail });
      return undefined;
    };
    const readable: StoredTicket[] = [];
    for (const id of ids) {
      const stored = await read(id);
      if (stored !== undefined) readable.push(stored);
    }
    for (const stored of readable.filter(({ ticket }) => !settled(ticket.id)))
      yield { kind: 'ticket', stored };
    const sent = readable.filter(({ ticket }) => settled(ticket.id)).reverse();
    for (const stored of sent) yield { kind: 'ticket', stored };
    for (const quarantined of this.quarantined) yield { kind: 'quarantined', quarantined };
  }

  async *readAttachment(id: string, attachment: Attachment): AsyncIterable<Uint8Array> {
    const bytes = this.#kept.get(id)?.files.get(attachment.id);
    if (bytes === undefined) throw new AttachmentUnreadable(attachment, 'gone');
    if (hashOf(bytes) !== attachment.sha256) throw new AttachmentUnreadable(attachment, 'changed');
    yield bytes;
  }

  attachmentPath(id: string, attachment: Attachment): string {
    return `/memory/${id}/${attachment.id}`;
  }

  #refused(): StorageFailure | undefined {
    return this.#refuseNext.shift() ?? this.refusal;
  }

  #parse<Value>(
    id: string,
    half: 'ticket' | 'delivery',
    parse: (
      value: unknown,
    ) => { success: true; data: Value } | { success: false; error: { message: string } },
  ): Awaited<Stored<Value>> {
    const kept = this.#kept.get(id);
    if (kept === undefined) return fail({ kind: 'notFound' });
    const path = `/memory/${id}/${half}.json`;
    try {
      const parsed = parse(JSON.parse(kept[half]));
      if (parsed.success) return ok(parsed.data);
      return fail({ kind: 'unreadable', path, detail: parsed.error.message });
    } catch (error) {
      return fail({ kind: 'unreadable', path, detail: String(error) });
    }
  }
}

/** All of a stream; undefined when it breaks off. */
async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  try {
    for await (const chunk of chunks) parts.push(chunk);
  } catch (error) {
    if (error instanceof AttachmentUnreadable) return undefined;
    throw error;
  }
  return Buffer.concat(parts);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
