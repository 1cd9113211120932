import { z } from 'zod';
import type { Failure } from '../../../core/outbox/failure.ts';
import { httpFailure, said } from '../../../core/outbox/httpFailure.ts';
import type { HttpClient, HttpOutcome, HttpRequest } from '../../../core/ports/http.ts';
import type { Clock } from '../../../core/ports/world.ts';
import { Session } from './session.ts';

/** One request to Request Tracker. `path` is relative to REST 2. */
export interface ApiRequest {
  method: 'GET' | 'POST';
  path: string;
  contentType?: string;
  body?: HttpRequest['body'];
  onSent?: (bytes: number) => void;
  /** True when the request makes a ticket. */
  creates?: boolean;
  signal: AbortSignal;
}

/** An answer in the hoped-for shape, or what came instead. */
export type ApiOutcome<Value> = { kind: 'value'; value: Value } | { kind: 'failure'; failure: Failure };

/** What the client is given. */
export interface ApiOptions {
  url: string;
  http: HttpClient;
  clock: Pick<Clock, 'now'>;
  token: () => Promise<string | undefined>;
  timeout: number;
}

const Message = z.object({ message: z.string() });

/** The web page that every account may see and that does least; it also tells the limit for attachments. */
const lightPage = 'SelfService/';

/** REST 2 of Request Tracker (docs.bestpractical.com/rt/5.0.3/RT/REST2.html): requests out, parsed answers back. */
export class RequestTrackerApi {
  readonly #options: ApiOptions;
  readonly #session: Session;

  constructor(options: ApiOptions) {
    const { http, clock, timeout } = options;
    this.#options = options;
    this.#session = new Session({ url: this.#page(lightPage), http, clock, timeout });
  }

  /** The address of a path of REST 2. */
  url(path: string): string {
    return this.#page(`REST/2.0/${path}`);
  }

  /** Where a person can look at a ticket. */
  ticketUrl(number: string): string {
    return this.#page(`Ticket/Display.html?id=${number}`);
  }

  /** One request, parsed. */
  async ask<Value>(request: ApiRequest, schema: z.ZodType<Value>): Promise<ApiOutcome<Value>> {
    const url = this.url(request.path);
    const outcome = await this.#send(url, request);
    if (outcome.kind === 'failure') return outcome;
    const { answer } = outcome;
    if (answer.kind === 'answer' && answer.status >= 200 && answer.status < 300) {
      const parsed = schema.safeParse(json(answer.text));
      if (parsed.success) return { kind: 'value', value: parsed.data };
    }
    return { kind: 'failure', failure: this.#failure(answer, url, request.creates ?? false) };
  }

  /** The largest attachment in bytes that the web pages take ($MaxAttachmentSize); undefined when none tells. */
  async largestAttachment(signal: AbortSignal): Promise<number | undefined> {
    const outcome = await this.#send(this.#page(lightPage), { method: 'GET', signal });
    if (outcome.kind === 'failure' || outcome.answer.kind === 'trouble') return undefined;
    const found = /"MaxAttachmentSize":"?(\d{1,15})\b/.exec(outcome.answer.text)?.[1];
    return found === undefined || found === '0' ? undefined : Number(found);
  }

  #page(path: string): string {
    return `${this.#options.url.replace(/\/+$/, '')}/${path}`;
  }

  async #send(
    url: string,
    { method, body, contentType, onSent, signal }: Omit<ApiRequest, 'path'>,
  ): Promise<{ kind: 'sent'; answer: HttpOutcome } | { kind: 'failure'; failure: Failure }> {
    const { http, token, timeout } = this.#options;
    // A token that was pasted often brings its line's end along, which no header may hold.
    const secret = (await token())?.trim();
    if (secret === undefined || secret === '') {
      return { kind: 'failure', failure: { code: 'notConfigured', mayHaveArrived: false } };
    }
    const signIn = await this.#session.signIn(secret, signal);
    if (signIn.kind === 'trouble')
      return { kind: 'failure', failure: this.#failure(signIn.trouble, url, false) };
    const answer = await http({
      method,
      url,
      headers: {
        Accept: 'application/json',
        ...signIn.headers,
        ...(contentType !== undefined && { 'Content-Type': contentType }),
      },
      ...(body && { body }),
      ...(onSent && { onSent }),
      timeout,
      signal,
    });
    return { kind: 'sent', answer };
  }

  #failure(outcome: HttpOutcome, url: string, creates: boolean): Failure {
    const failure = httpFailure(outcome, { url, creates, now: this.#options.clock.now() });
    if (outcome.kind === 'trouble') return failure;
    if (outcome.status === 401 || leadsToLogin(outcome.status, outcome.headers['location'], url)) {
      this.#session.forget();
      return { code: 'unauthorized', status: outcome.status, mayHaveArrived: false };
    }
    const words = Message.safeParse(json(outcome.text)).data?.message;
    return words === undefined ? failure : { ...failure, ...said(words) };
  }
}

/**
 * Where a request names a browser or a session, Request Tracker answers a wrong token by leading to its first page
 * (RT::REST2::Middleware::Auth, unauthorized); its web pages lead to their login.
 */
function leadsToLogin(status: number, location: string | undefined, url: string): boolean {
  if (status < 300 || status >= 400 || location === undefined) return false;
  try {
    const [from, to] = [new URL(url), new URL(location, url)];
    if (to.hostname !== from.hostname) return false;
    return from.pathname.startsWith(`${to.pathname}REST/2.0/`) || /\/NoAuth\/Login\.html$/.test(to.pathname);
  } catch {
    return false;
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
