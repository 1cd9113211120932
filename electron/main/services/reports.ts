import type { CallResponse } from '../../../core/contract/calls.ts';
import { withoutKeys } from '../../../core/contract/handOverViews.ts';
import type { ReportList } from '../../../core/contract/views.ts';
import type { Courier } from '../../../core/outbox/courier.ts';
import type { Delivery } from '../../../core/outbox/delivery.ts';
import type { HelpDesk } from '../../../core/ports/helpDesk.ts';
import type { Stored, TicketStore } from '../../../core/ports/stores.ts';
import type { Logger } from '../../../core/ports/world.ts';
import { ok } from '../../../core/result.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import type { Draft } from '../../../core/ticket/draft.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import type { Drafts } from './drafts.ts';

/** What of the courier this service uses. */
type Outbox = Pick<Courier, 'snapshot' | 'situation' | 'noteDeskStatus'>;

/** What the service is handed. */
export interface ReportsWorld {
  drafts: Drafts;
  tickets: TicketStore;
  outbox: () => Outbox;
  deskNamed: (name: string) => HelpDesk | undefined;
  logger: Logger;
}

/** Longest time for a question to the desk, in milliseconds. */
const statusTimeout = 15_000;

/** *My reports*: what there is, and what a person can do with it. */
export class Reports {
  readonly #world: ReportsWorld;

  constructor(world: ReportsWorld) {
    this.#world = world;
  }

  async list(): Promise<ReportList> {
    const { drafts, outbox } = this.#world;
    const { drafts: written } = await drafts.list();
    const { quarantined, scanning, mode } = outbox().situation();
    return {
      drafts: written.map((draft) => ({
        id: draft.id,
        summary: draft.summary,
        updatedAt: draft.updatedAt,
        pictures: draft.attachments.filter(({ origin }) => origin !== 'file').length,
        files: draft.attachments.filter(({ origin }) => origin === 'file').length,
      })),
      reports: outbox()
        .snapshot()
        .sort((a, b) => b.sealedAt.localeCompare(a.sealedAt)),
      quarantined,
      // Before the courier has begun nothing is known: an empty list would say that there are no reports.
      complete: mode !== 'stopped' && !scanning,
    };
  }

  async read(id: string): Promise<CallResponse<'readReport'>> {
    const ticket = await this.#world.tickets.readTicket(id);
    if (!ticket.ok) return { kind: 'notReadable', failure: ticket.failure };
    const delivery = await this.#world.tickets.readDelivery(id);
    if (!delivery.ok) return { kind: 'notReadable', failure: delivery.failure };
    const urls = ticket.value.attachments
      .filter(({ mediaType }) => mediaType.startsWith('image/'))
      .map((attachment): [string, string] => [
        attachment.id,
        `app://handraise/evidence/ticket/${id}/${attachment.id}`,
      ]);
    return {
      kind: 'report',
      view: {
        ticket: ticket.value,
        delivery: withoutKeys(delivery.value),
        ledger: delivery.value.ledger,
        attachmentUrls: Object.fromEntries(urls),
      },
    };
  }

  /** A new draft with everything the ticket said; the ticket itself stays as it is. */
  async editAsNewDraft(id: string): Promise<CallResponse<'editAsNewDraft'>> {
    const { tickets, drafts } = this.#world;
    const ticket = await tickets.readTicket(id);
    if (!ticket.ok) return { kind: 'notDone', failure: ticket.failure };
    const made = await drafts.create('edit', fieldsOf(ticket.value));
    if (!made.ok) return { kind: 'notDone', failure: made.failure };
    const filled = await this.#fill(made.value.id, ticket.value);
    return filled.ok
      ? { kind: 'draft', draftId: made.value.id }
      : { kind: 'notDone', failure: filled.failure };
  }

  /** Asks the desk how a delivered ticket stands and keeps the answer. */
  async refreshStatus(id: string): Promise<CallResponse<'refreshStatus'>> {
    const { tickets, deskNamed, logger, outbox } = this.#world;
    const delivery = await tickets.readDelivery(id);
    if (!delivery.ok) return { kind: 'notDone', failure: delivery.failure };
    const { state } = delivery.value;
    if (state.kind !== 'delivered') return { kind: 'done' };
    const current = deskNamed(state.receipt.desk);
    if (current?.capabilities.status !== true) return { kind: 'done' };
    const answer = await current.readStatus(state.receipt, AbortSignal.timeout(statusTimeout));
    if (answer.kind === 'unknown') {
      logger.warn('status not known', { id, failure: answer.failure });
      return { kind: 'done' };
    }
    const changed: Delivery = { ...delivery.value, deskStatus: answer.status };
    const written = await tickets.writeDelivery(changed);
    if (!written.ok) return { kind: 'notDone', failure: written.failure };
    outbox().noteDeskStatus(changed);
    return { kind: 'done' };
  }

  async #fill(draftId: string, ticket: Ticket): Stored<Draft> {
    const { drafts, tickets } = this.#world;
    for (const attachment of ticket.attachments) {
      const bytes = tickets.readAttachment(ticket.id, attachment);
      const added = await drafts.addFile(draftId, aboutOf(attachment), bytes, Number.MAX_SAFE_INTEGER);
      if (!added.ok) return added;
    }
    const changed = await drafts.change(draftId, (draft) => ({
      ...draft,
      machine: ticket.machine,
      withheld: ticket.withheld,
    }));
    return changed.ok ? ok(changed.value) : changed;
  }
}

function aboutOf(attachment: Attachment): Parameters<Drafts['addFile']>[1] {
  const { name, mediaType, origin, width, height, display, redaction } = attachment;
  return {
    name,
    mediaType,
    origin,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(display === undefined ? {} : { display }),
    ...(redaction === undefined ? {} : { redaction }),
  };
}

function fieldsOf(ticket: Ticket): Parameters<Drafts['create']>[1] {
  const { summary, details, expected, actual, since, frequency, tried, hindrance, contact } = ticket;
  return {
    summary,
    details,
    expected,
    actual,
    since,
    frequency,
    tried,
    hindrance,
    contact,
    category: ticket.category?.id ?? null,
    steps: ticket.steps.map((text, index) => ({ id: `step-${index + 1}`, text })),
    basedOn: ticket.id,
  };
}
