import type { Receipt } from '../../../core/outbox/delivery.ts';
import { notDelivered } from '../../../core/outbox/httpFailure.ts';
import type { RedmineDesk } from '../../../core/policy/desks/redmine.ts';
import type { DeliveryJob, DeliveryOutcome, HelpDesk } from '../../../core/ports/helpDesk.ts';
import type { HttpClient } from '../../../core/ports/http.ts';
import type { Clock } from '../../../core/ports/world.ts';
import type { Describe } from '../../../core/report/report.ts';
import type { Issue } from './answers.ts';
import { RedmineApi } from './api.ts';
import { composeRedmine } from './compose.ts';
import type { RedmineContext } from './context.ts';
import { createIssue } from './create.ts';
import { searchIssue } from './lookUp.ts';
import { readIssueStatus } from './status.ts';
import { uploadAll } from './upload.ts';
import { verifyRedmine } from './verify.ts';

/** What the Redmine desk is given. */
export interface RedmineDeskOptions {
  settings: RedmineDesk;
  /** Name of the desk for people. */
  name: string;
  http: HttpClient;
  /** `markdown` becomes the description. */
  describe: Describe;
  clock: Pick<Clock, 'now'>;
  /** The API key of the policy or of the secret store. Asked before each request. */
  apiKey: () => Promise<string | undefined>;
  /** Longest silence in milliseconds. */
  timeout?: number;
}

/** Reports as issues of a Redmine project, by its REST API. */
export function createRedmineDesk(options: RedmineDeskOptions): HelpDesk {
  return new Redmine(options);
}

class Redmine implements HelpDesk {
  readonly name: string;
  readonly #context: RedmineContext;
  /** Redmine has dropped the report id of a ticket: asking for it would find nothing. */
  #fieldDropped = false;

  constructor({ settings, name, http, describe, clock, apiKey, timeout = 60_000 }: RedmineDeskOptions) {
    const api = new RedmineApi({ url: settings.url, http, clock, apiKey, timeout });
    this.name = name;
    this.#context = { api, settings, describe, clock };
  }

  get capabilities(): HelpDesk['capabilities'] {
    const { maxAttachmentMegabytes: limit, reportIdFieldId } = this.#context.settings;
    return {
      ...(limit === undefined ? {} : { maxAttachmentBytes: limit * 1024 * 1024 }),
      lookUp: reportIdFieldId !== undefined && !this.#fieldDropped,
      status: true,
      idempotencyKey: false,
    };
  }

  compose(ticket: DeliveryJob['ticket']): ReturnType<HelpDesk['compose']> {
    const { settings, describe, api } = this.#context;
    return composeRedmine(ticket, settings, describe, api);
  }

  verify(signal: AbortSignal): ReturnType<HelpDesk['verify']> {
    return verifyRedmine(this.#context, signal);
  }

  async lookUp(reportId: string, signal: AbortSignal): ReturnType<HelpDesk['lookUp']> {
    const { api, settings } = this.#context;
    const { reportIdFieldId: fieldId, project } = settings;
    if (fieldId === undefined) {
      return { kind: 'unknown', failure: { code: 'notConfigured', mayHaveArrived: true } };
    }
    const search = await searchIssue(api, { project, fieldId, reportId }, signal);
    return search.kind === 'found' ? { kind: 'found', receipt: this.#receipt(search.issue) } : search;
  }

  async deliver(job: DeliveryJob): Promise<DeliveryOutcome> {
    const uploads = await uploadAll(this.#context.api, job, this.#context.clock);
    if (uploads.kind === 'failure') return notDelivered(uploads.failure);
    const created = await createIssue(this.#context, job, uploads.tokens, uploads.reused);
    if (created.kind === 'failure') {
      const { lasting, failure } = created;
      return { kind: lasting ? 'failedForGood' : 'failedForNow', failure };
    }
    if (!created.fieldKept) this.#fieldDropped = true;
    job.onProgress(1);
    return { kind: 'delivered', receipt: this.#receipt(created.issue) };
  }

  readStatus(receipt: Receipt, signal: AbortSignal): ReturnType<HelpDesk['readStatus']> {
    return readIssueStatus(this.#context, receipt, signal);
  }

  #receipt({ id }: Issue): Receipt {
    const receivedAt = new Date(this.#context.clock.now()).toISOString();
    return { desk: this.name, number: String(id), url: this.#context.api.issueUrl(id), receivedAt };
  }
}
