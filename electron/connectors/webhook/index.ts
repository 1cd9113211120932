import { randomBytes } from 'node:crypto';
import type { Failure } from '../../../core/outbox/failure.ts';
import { httpFailure, notDelivered } from '../../../core/outbox/httpFailure.ts';
import type { WebhookDesk } from '../../../core/policy/desks/webhook.ts';
import type { DeliveryJob, DeliveryOutcome, DeskCheck, HelpDesk } from '../../../core/ports/helpDesk.ts';
import type { HttpClient, HttpOutcome } from '../../../core/ports/http.ts';
import type { Clock } from '../../../core/ports/world.ts';
import { multipartBody } from '../../../core/report/multipart.ts';
import type { Describe } from '../../../core/report/report.ts';
import { isCutConflict, receiptIn, saysAbsent, saysNoNumber } from './answers.ts';
import { composeWebhook, formParts } from './compose.ts';
import { signature, signedText } from './signature.ts';

/** What the webhook desk is given. */
export interface WebhookDeskOptions {
  settings: WebhookDesk;
  /** Name of the desk for people. */
  name: string;
  http: HttpClient;
  describe: Describe;
  clock: Pick<Clock, 'now'>;
  /** Key of the signature; undefined: requests are not signed. Asked before each request. */
  secret: () => Promise<string | undefined>;
  /** Longest silence in milliseconds. */
  timeout?: number;
}

/** Reports as multipart/form-data by POST; the receiver's side is described in docs/webhook.md. */
export function createWebhookDesk(options: WebhookDeskOptions): HelpDesk {
  return new Webhook(options);
}

class Webhook implements HelpDesk {
  readonly name: string;
  readonly capabilities: HelpDesk['capabilities'];
  readonly #options: WebhookDeskOptions;
  readonly #timeout: number;

  constructor(options: WebhookDeskOptions) {
    const { maxTotalMegabytes, lookUp = false } = options.settings;
    this.#options = options;
    this.#timeout = options.timeout ?? 60_000;
    this.name = options.name;
    this.capabilities = {
      ...(maxTotalMegabytes === undefined ? {} : { maxTotalBytes: maxTotalMegabytes * 1024 * 1024 }),
      lookUp,
      status: false,
      idempotencyKey: true,
    };
  }

  compose(ticket: DeliveryJob['ticket']): ReturnType<HelpDesk['compose']> {
    return composeWebhook(ticket, this.#options.settings.url, this.#options.describe);
  }

  async deliver(job: DeliveryJob): Promise<DeliveryOutcome> {
    const { ticket, signal, readAttachment, onProgress } = job;
    const { settings, http, clock } = this.#options;
    const parts = this.compose(ticket);
    const [first] = parts;
    const json = first?.content.kind === 'bytes' ? first.content.bytes : undefined;
    const hashes = ticket.attachments.map(({ sha256 }) => sha256);
    // Random, so that nobody can put it into an attachment beforehand.
    const boundary = `handraise-${randomBytes(16).toString('hex')}`;
    const body = multipartBody(boundary, formParts(parts), readAttachment);
    const outcome = await http({
      method: 'POST',
      url: settings.url,
      headers: {
        ...(await this.#headers(ticket.id, json, hashes)),
        'Content-Type': `multipart/form-data; boundary=${boundary}`,
        'Idempotency-Key': ticket.id,
      },
      body: { kind: 'stream', ...body },
      timeout: this.#timeout,
      signal,
      onSent: (bytes) => onProgress(Math.min(1, bytes / body.length)),
    });
    const receipt = receiptIn(outcome, ticket.id, this.name, clock.now());
    if (receipt !== undefined)
      return settings.lookUp === true ? this.#readBack(job) : { kind: 'delivered', receipt };
    const failure = this.#failure(outcome, settings.url, true);
    if (isCutConflict(outcome)) return notDelivered({ ...failure, code: 'badAnswer', mayHaveArrived: true });
    // A receiver that takes reports and never gives a number would be sent the same report for ever.
    if (saysNoNumber(outcome) && failure.code === 'badAnswer') return { kind: 'failedForGood', failure };
    return notDelivered(failure);
  }

  /** A success is believed once the receiver finds the report under its id; its number there is the one that counts. */
  async #readBack({ ticket, signal }: DeliveryJob): Promise<DeliveryOutcome> {
    const found = await this.lookUp(ticket.id, signal);
    if (found.kind === 'found') return { kind: 'delivered', receipt: found.receipt };
    if (found.kind === 'absent') return notDelivered({ code: 'badAnswer', mayHaveArrived: true });
    return { kind: 'failedForNow', failure: found.failure };
  }

  async lookUp(reportId: string, signal: AbortSignal): ReturnType<HelpDesk['lookUp']> {
    const url = new URL(this.#options.settings.url);
    url.searchParams.set('reportId', reportId);
    const outcome = await this.#get(url.href, reportId, signal);
    const receipt = receiptIn(outcome, reportId, this.name, this.#options.clock.now());
    if (receipt !== undefined) return { kind: 'found', receipt };
    if (saysAbsent(outcome)) return { kind: 'absent' };
    return { kind: 'unknown', failure: { ...this.#failure(outcome, url.href, true), mayHaveArrived: true } };
  }

  async verify(signal: AbortSignal): Promise<DeskCheck[]> {
    const { url } = this.#options.settings;
    const outcome = await this.#get(url, 'check', signal);
    const failure = this.#failure(outcome, url, false);
    const reached =
      outcome.kind === 'answer' &&
      failure.code !== 'captivePortal' &&
      (outcome.status < 500 || outcome.status === 501);
    const address: DeskCheck = { name: 'address', passed: reached, detail: new URL(url).host };
    if (!reached) return [{ ...address, failure }];
    // Receivers that know POST only are told apart from those that refuse: they say 405 or 501.
    const taken =
      (outcome.status >= 200 && outcome.status < 300) || outcome.status === 405 || outcome.status === 501;
    return [
      address,
      taken ? { name: 'accepted', passed: true } : { name: 'accepted', passed: false, failure },
    ];
  }

  readStatus(): ReturnType<HelpDesk['readStatus']> {
    return Promise.resolve({ kind: 'unknown', failure: { code: 'notConfigured', mayHaveArrived: false } });
  }

  async #get(url: string, subject: string, signal: AbortSignal): Promise<HttpOutcome> {
    const headers = await this.#headers(subject, undefined, []);
    return this.#options.http({ method: 'GET', url, headers, timeout: this.#timeout, signal });
  }

  async #headers(
    subject: string,
    json: Uint8Array | undefined,
    attachments: readonly string[],
  ): Promise<Record<string, string>> {
    const timestamp = Math.floor(this.#options.clock.now() / 1000);
    const secret = await this.#options.secret();
    return {
      ...this.#options.settings.headers,
      Accept: 'application/json',
      'X-Handraise-Report-Id': subject,
      'X-Handraise-Timestamp': String(timestamp),
      ...(secret === undefined
        ? {}
        : { 'X-Handraise-Signature': signature(secret, signedText(timestamp, subject, json, attachments)) }),
    };
  }

  #failure(outcome: HttpOutcome, url: string, creates: boolean): Failure {
    return httpFailure(outcome, { url, creates, now: this.#options.clock.now() });
  }
}
