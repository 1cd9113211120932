import type { ClientRequest, Net, Session } from 'electron';
import type { HttpClient, HttpOutcome, HttpRequest } from '../../../core/ports/http.ts';
import type { DeskRoute } from '../network/deskSession.ts';
import { AnswerText, bodyChunks, bodyLength, BodyLengthWrong, plainHeaders, trouble } from './body.ts';
import { netErrorMeaning } from './netErrors.ts';
import { looksLikeProxy, ProxySignIn } from './proxySignIn.ts';

/**
 * Bodies up to this many bytes are sent with their length. Longer ones go in chunks, because `net` can only send a
 * length for what it holds in memory, and some proxies and servers do not take chunks.
 */
const longestHeldBody = 32 * 1024 * 1024;

/** How often silence and upload progress are looked at, in milliseconds. */
const watchInterval = 100;

/**
 * HTTP through Electron's network stack: the system's proxies and certificates hold, and what `route` adds to them.
 * Without a route it is Electron's default session. `net` comes from Electron and may be used after `app` is ready.
 */
export function electronHttp(net: Pick<Net, 'request'>, route?: DeskRoute): HttpClient {
  return async (asked) => {
    let request: ClientRequest;
    try {
      const session = await route?.ready();
      if (asked.signal.aborted) return trouble('aborted', false, 'aborted before it was sent');
      request = newRequest(net, session, asked);
    } catch (error) {
      return trouble('broken', false, String(error));
    }
    const outcome = await exchange(asked, request, () => route?.login() ?? Promise.resolve(undefined));
    const fromProxy =
      outcome.kind === 'answer' && looksLikeProxy(outcome) && (await route?.signsIn(asked.url));
    return fromProxy === true ? trouble('proxyLogin', false, 'the proxy answered 401') : outcome;
  };
}

/** @throws for an address or a header that cannot be sent */
function newRequest(
  net: Pick<Net, 'request'>,
  session: Session | undefined,
  { method, url, headers = {} }: HttpRequest,
): ClientRequest {
  const through = session === undefined ? {} : { session };
  const request = net.request({ method, url, redirect: 'manual', cache: 'no-store', ...through });
  for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
  // On a connection that was used before, Chromium sends a request again by itself when the server closes it
  // (HttpNetworkTransaction::ShouldResendRequest): a POST would arrive twice without a word. A fresh one never is.
  request.setHeader('Connection', 'close');
  return request;
}

function exchange(
  asked: HttpRequest,
  request: ClientRequest,
  proxyLogin: DeskRoute['login'],
): Promise<HttpOutcome> {
  return new Promise((resolve, reject) => {
    let over = false;
    const finish = (end: () => void): void => {
      if (over) return;
      over = true;
      clearInterval(watch);
      asked.signal.removeEventListener('abort', onAbort);
      end();
    };
    const settle = (outcome: HttpOutcome): void => finish(() => resolve(outcome));
    const giveUp = (outcome: HttpOutcome): void => {
      settle(outcome);
      request.abort();
    };
    const onAbort = (): void => giveUp(trouble('aborted', begun.value, 'aborted'));
    asked.signal.addEventListener('abort', onAbort);

    const begun = { value: false };
    const silence = new Silence(asked.timeout);
    const watch = setInterval(() => {
      const sent = request.getUploadProgress().current;
      if (silence.progressed(sent)) asked.onSent?.(sent);
      if (silence.tooLong()) giveUp(trouble('timeout', begun.value, `silent for ${asked.timeout} ms`));
    }, watchInterval);

    const proxy = new ProxySignIn(proxyLogin);
    request.on('login', (about, callback) => {
      // Without an answer of ours a server's 401 comes through as it is; signing in to it is the connector's matter.
      if (!about.isProxy) callback();
      else void proxy.answer(callback);
    });
    request.on('redirect', (status, _method, url, headers) => {
      const answer = { ...plainHeaders(headers), location: url };
      settle({ kind: 'answer', status, headers: answer, text: '' });
    });
    request.on('error', (error) => {
      const { cause, sent } = netErrorMeaning(error.message);
      settle(trouble(proxy.refused ? 'proxyLogin' : cause, sent && begun.value, error.message));
    });
    request.on('response', (response) => {
      const text = new AnswerText();
      silence.broken();
      response.on('data', (chunk) => {
        silence.broken();
        if (!text.add(chunk)) giveUp(trouble('broken', true, 'the answer is too long'));
      });
      response.on('end', () => {
        if (response.statusCode === 407 || proxy.refused) {
          settle(trouble('proxyLogin', false, 'the proxy wants a login'));
          return;
        }
        asked.onSent?.(bodyLength(asked.body) ?? 0);
        const headers = plainHeaders(response.headers);
        settle({ kind: 'answer', status: response.statusCode, headers, text: text.text() });
      });
      response.on('error', (error: Error) => settle(trouble('broken', true, error.message)));
      response.on('aborted', () => settle(trouble('broken', true, 'the answer broke off')));
    });

    send(request, asked, begun, silence).catch((error: unknown) => {
      finish(() =>
        error instanceof BodyLengthWrong
          ? resolve(trouble('broken', begun.value, error.message))
          : reject(error instanceof Error ? error : new Error(String(error))),
      );
      request.abort();
    });
  });
}

/** Writes the body. `begun` turns true before the first byte can leave. */
async function send(
  request: ClientRequest,
  asked: HttpRequest,
  begun: { value: boolean },
  silence: Silence,
): Promise<void> {
  const length = bodyLength(asked.body);
  if (asked.body === undefined || length === undefined) {
    begun.value = true;
    request.end();
    return;
  }
  if (length <= longestHeldBody) {
    const held = new Uint8Array(length);
    let at = 0;
    for await (const chunk of bodyChunks(asked.body)) {
      silence.broken();
      held.set(chunk, at);
      at += chunk.byteLength;
    }
    begun.value = true;
    // In one piece: `net` copies all it holds at every write.
    request.end(Buffer.from(held.buffer));
    return;
  }
  request.chunkedEncoding = true;
  for await (const chunk of bodyChunks(asked.body)) {
    begun.value = true;
    await new Promise<void>((resolve) => {
      request.write(Buffer.from(chunk), undefined, () => resolve());
    });
    silence.broken();
  }
  request.end();
}

/** Notices when nothing moves any more. Times in milliseconds. */
class Silence {
  readonly #limit: number;
  #since = performance.now();
  #sent = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  broken(): void {
    this.#since = performance.now();
  }

  /** True when more bytes are sent than the last time. */
  progressed(sent: number): boolean {
    if (sent <= this.#sent) return false;
    this.#sent = sent;
    this.broken();
    return true;
  }

  tooLong(): boolean {
    return performance.now() - this.#since > this.#limit;
  }
}
