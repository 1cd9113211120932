import type { Difference, Receipt } from '../../../core/outbox/delivery.ts';
import { notDelivered } from '../../../core/outbox/httpFailure.ts';
import type { RequestTrackerDesk } from '../../../core/policy/desks/requestTracker.ts';
import type { DeliveryJob, DeliveryOutcome, HelpDesk } from '../../../core/ports/helpDesk.ts';
import type { HttpClient } from '../../../core/ports/http.ts';
import type { Clock } from '../../../core/ports/world.ts';
import { differencesOf } from '../../../core/report/readBack.ts';
import type { Describe } from '../../../core/report/report.ts';
import { RequestTrackerApi } from './api.ts';
import { composeTicket } from './compose.ts';
import type { RequestTrackerContext } from './context.ts';
import { deliverTicket } from './deliver.ts';
import { searchTicket } from './lookUp.ts';
import { readTicketStatus } from './status.ts';
import { verifyRequestTracker } from './verify.ts';

/**
 * How long Request Tracker may still be making a ticket after its answer was lost, in milliseconds. Measured with
 * 5.0.3: up to a second after the client had gone with 8 MB attached, some four seconds with 40 MB.
 */
const settlesWithin = 30_000;

/** What the desk is given. */
export interface RequestTrackerDeskOptions {
  settings: RequestTrackerDesk;
  /** Name of the desk for people. */
  name: string;
  /** `text` becomes the content of the ticket. */
  describe: Describe;
  clock: Pick<Clock, 'now'>;
  http: HttpClient;
  /** The token of the policy or of the secret store. Asked before each request. */
  token: () => Promise<string | undefined>;
  /** Longest silence in milliseconds. */
  timeout?: number;
}

/** Reports as tickets of a Request Tracker queue, by REST 2. */
export function createRequestTrackerDesk(options: RequestTrackerDeskOptions): HelpDesk {
  return new RequestTracker(options);
}

class RequestTracker implements HelpDesk {
  readonly name: string;
  readonly #context: RequestTrackerContext;
  /** Request Tracker has dropped the report id of a ticket: asking for it would find nothing. */
  #fieldDropped = false;

  constructor({ settings, name, http, describe, clock, token, timeout = 60_000 }: RequestTrackerDeskOptions) {
    const api = new RequestTrackerApi({ url: settings.url, http, clock, token, timeout });
    this.name = name;
    this.#context = { api, settings, describe, clock };
  }

  get capabilities(): HelpDesk['capabilities'] {
    const { maxAttachmentMegabytes: limit, reportIdField } = this.#context.settings;
    return {
      ...(limit === undefined ? {} : { maxAttachmentBytes: limit * 1024 * 1024 }),
      lookUp: reportIdField !== undefined && !this.#fieldDropped,
      status: true,
      idempotencyKey: false,
      settlesWithin,
      readsBack: true,
    };
  }

  compose(ticket: DeliveryJob['ticket']): ReturnType<HelpDesk['compose']> {
    const { settings, describe, api } = this.#context;
    return composeTicket(ticket, settings, describe, api);
  }

  verify(signal: AbortSignal): ReturnType<HelpDesk['verify']> {
    return verifyRequestTracker(this.#context, signal);
  }

  async lookUp(reportId: string, signal: AbortSignal): ReturnType<HelpDesk['lookUp']> {
    const search = await searchTicket(this.#context, reportId, signal);
    return search.kind === 'found' ? { kind: 'found', receipt: this.#receipt(search.number) } : search;
  }

  async deliver(job: DeliveryJob): Promise<DeliveryOutcome> {
    const delivered = await deliverTicket(this.#context, job);
    if (delivered.kind === 'failure') return notDelivered(delivered.failure);
    const { number, differences } = delivered;
    if (differences.some(({ kind }) => kind === 'reportId')) this.#fieldDropped = true;
    job.onProgress(1);
    return { kind: 'delivered', receipt: this.#receipt(number, differences) };
  }

  readStatus(receipt: Receipt, signal: AbortSignal): ReturnType<HelpDesk['readStatus']> {
    return readTicketStatus(this.#context, receipt, signal);
  }

  #receipt(number: string, differences: readonly Difference[] = []): Receipt {
    return {
      desk: this.name,
      number,
      url: this.#context.api.ticketUrl(number),
      receivedAt: new Date(this.#context.clock.now()).toISOString(),
      ...differencesOf(differences),
    };
  }
}
