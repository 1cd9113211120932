import type { HttpClient, HttpTrouble } from '../../../core/ports/http.ts';
import type { Clock } from '../../../core/ports/world.ts';

/** How long a session is used, and how long none is asked for after it was refused, in milliseconds. */
const lifetime = 20 * 60_000;

/** What a session is opened with. */
export interface SessionOptions {
  /** The light page that opens one. */
  url: string;
  http: HttpClient;
  clock: Pick<Clock, 'now'>;
  timeout: number;
}

/** `headers`: sign the request in; without a session they hold the token alone. */
export type SignIn =
  { kind: 'headers'; headers: Record<string, string> } | { kind: 'trouble'; trouble: HttpTrouble };

/**
 * Request Tracker hashes the token anew for each request, which takes some 0.2 s of its processor; a session costs
 * nothing of that. REST 2 opens none, the web pages do, and they take the token as well (RT::Interface::Web,
 * AttemptTokenAuthentication). REST 2 asks for the session first and for the token when the session has ended
 * (RT::REST2::Middleware::Auth), so each request carries both.
 *
 * The session lives in memory only and belongs to one address: whoever owns this object sends it nowhere else.
 */
export class Session {
  readonly #options: SessionOptions;
  #token = '';
  #cookie: string | undefined;
  #renewAt = -Infinity;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** How to sign in with the token. Without an answer the request itself would have none: `trouble`. */
  async signIn(token: string, signal: AbortSignal): Promise<SignIn> {
    const now = this.#options.clock.now();
    // A clock that was set back does not make a session last longer.
    const current = now < this.#renewAt && this.#renewAt <= now + lifetime;
    if (token !== this.#token || !current) {
      const trouble = await this.#open(token, now, signal);
      if (trouble !== undefined) return { kind: 'trouble', trouble };
    }
    return {
      kind: 'headers',
      headers: {
        Authorization: `token ${token}`,
        ...(this.#cookie === undefined ? {} : { Cookie: this.#cookie }),
      },
    };
  }

  /** After a refusal the next request signs in anew. */
  forget(): void {
    this.#cookie = undefined;
    this.#renewAt = -Infinity;
  }

  async #open(token: string, now: number, signal: AbortSignal): Promise<HttpTrouble | undefined> {
    const { http, url, timeout } = this.#options;
    this.forget();
    this.#token = token;
    const headers = { Authorization: `token ${token}` };
    const outcome = await http({ method: 'GET', url, headers, timeout, signal });
    // The redirect to the login page is malformed on some servers (a second last chunk); REST 2 may still answer.
    if (outcome.kind === 'trouble' && outcome.cause !== 'broken') return outcome;
    this.#renewAt = now + lifetime;
    // A redirect leads to the login page, whose session belongs to nobody.
    if (outcome.kind === 'answer' && outcome.status === 200)
      this.#cookie = sessionCookie(outcome.headers['set-cookie']);
    return undefined;
  }
}

/** `RT_SID_<name>.<port>=<id>` out of the header, without its attributes. */
function sessionCookie(header: string | undefined): string | undefined {
  return /(?:^|,\s*)(RT_SID_[^=;,\s]+=[\w%.-]+)/.exec(header ?? '')?.[1];
}
