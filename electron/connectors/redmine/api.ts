import { z } from 'zod';
import type { Failure } from '../../../core/outbox/failure.ts';
import { httpFailure, said } from '../../../core/outbox/httpFailure.ts';
import type { HttpClient, HttpOutcome, HttpRequest } from '../../../core/ports/http.ts';
import type { Clock } from '../../../core/ports/world.ts';

/** One request to Redmine's REST API. `path` is relative to its address. */
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
export type ApiOutcome<Value> =
  | { kind: 'value'; value: Value }
  | {
      kind: 'failure';
      failure: Failure;
      /** Redmine's own words for a refusal, in the language of the account. */
      errors: string[];
    };

/** What the client is given. */
export interface ApiOptions {
  url: string;
  http: HttpClient;
  clock: Pick<Clock, 'now'>;
  apiKey: () => Promise<string | undefined>;
  timeout: number;
}

const Errors = z.object({ errors: z.array(z.string()) });

/** Redmine's REST API (redmine.org/projects/redmine/wiki/Rest_api): requests out, parsed answers or failures back. */
export class RedmineApi {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  /** The address of a path, for people and for requests. */
  url(path: string): string {
    return `${this.#options.url.replace(/\/+$/, '')}/${path}`;
  }

  /** Where a person can look at an issue. */
  issueUrl(id: number): string {
    return this.url(`issues/${id}`);
  }

  async ask<Value>(request: ApiRequest, schema: z.ZodType<Value>): Promise<ApiOutcome<Value>> {
    const { http, apiKey, timeout, clock } = this.#options;
    const { method, path, body, signal, onSent, creates = false } = request;
    // A key that was pasted often brings its line's end along, which no header may hold.
    const key = (await apiKey())?.trim();
    if (key === undefined || key === '') return failed({ code: 'notConfigured', mayHaveArrived: false });
    const url = this.url(path);
    const outcome = await http({
      method,
      url,
      headers: {
        Accept: 'application/json',
        'X-Redmine-API-Key': key,
        ...(body && { 'Content-Type': request.contentType ?? 'application/json' }),
      },
      ...(body && { body }),
      ...(onSent && { onSent }),
      timeout,
      signal,
    });
    if (outcome.kind === 'answer' && outcome.status >= 200 && outcome.status < 300) {
      const parsed = schema.safeParse(json(outcome.text));
      if (parsed.success) return { kind: 'value', value: parsed.data };
    }
    const errors = errorsIn(outcome);
    const failure = httpFailure(outcome, { url, creates, now: clock.now() });
    const words = errors.length > 0 ? { ...failure, ...said(errors.join('\n')) } : failure;
    return failed(words, errors);
  }
}

function failed(
  failure: Failure,
  errors: string[] = [],
): { kind: 'failure'; failure: Failure; errors: string[] } {
  return { kind: 'failure', failure, errors };
}

function errorsIn(outcome: HttpOutcome): string[] {
  return outcome.kind === 'answer' ? (Errors.safeParse(json(outcome.text)).data?.errors ?? []) : [];
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
