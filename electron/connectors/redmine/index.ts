import type { Difference, Receipt } from '../../../core/outbox/delivery.ts';
import type { RedmineDesk } from '../../../core/policy/desks/redmine.ts';
import type { DeliveryJob, DeliveryOutcome, HelpDesk } from '../../../core/ports/helpDesk.ts';
import type { HttpClient } from '../../../core/ports/http.ts';
import type { Clock } from '../../../core/ports/world.ts';
import { differencesOf } from '../../../core/report/readBack.ts';
import type { Describe } from '../../../core/report/report.ts';
import { RedmineApi } from './api.ts';
import { composeRedmine } from './compose.ts';
import type { RedmineContext } from './context.ts';
import { deliverIssue } from './deliver.ts';
import { searchIssue } from './lookUp.ts';
import { readIssueStatus } from './status.ts';
import { verifyRedmine } from './verify.ts';

/**
 * How long Redmine may still be making an issue whose asker has gone, in milliseconds: it finishes what it has begun,
 * and so does a proxy before it. Asked earlier it says that there is none, and a second one would be made.
 */
const settlesWithin = 10_000;

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
      settlesWithin,
      readsBack: true,
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
    return search.kind === 'found' ? { kind: 'found', receipt: this.#receipt(search.issue.id) } : search;
  }

  async deliver(job: DeliveryJob): Promise<DeliveryOutcome> {
    const delivered = await deliverIssue(this.#context, job);
    if (delivered.kind === 'failure') {
      const { lasting, failure } = delivered;
      return { kind: lasting ? 'failedForGood' : 'failedForNow', failure };
    }
    const { id, differences } = delivered;
    if (differences.some(({ kind }) => kind === 'reportId')) this.#fieldDropped = true;
    job.onProgress(1);
    return { kind: 'delivered', receipt: this.#receipt(id, differences) };
  }

  readStatus(receipt: Receipt, signal: AbortSignal): ReturnType<HelpDesk['readStatus']> {
    return readIssueStatus(this.#context, receipt, signal);
  }

  #receipt(id: number, differences: readonly Difference[] = []): Receipt {
    const receivedAt = new Date(this.#context.clock.now()).toISOString();
    const url = this.#context.api.issueUrl(id);
    return { desk: this.name, number: String(id), url, receivedAt, ...differencesOf(differences) };
  }
}
