import * as http from 'node:http';
import * as https from 'node:https';
import type { HttpClient, HttpOutcome, HttpRequest, HttpTrouble } from '../../core/ports/http.ts';
import {
  AnswerText,
  bodyChunks,
  bodyLength,
  BodyLengthWrong,
  plainHeaders,
  trouble,
} from '../../electron/adapters/http/body.ts';

const causes: Record<string, HttpTrouble['cause']> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ECONNREFUSED: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'offline',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  CERT_HAS_EXPIRED: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
};

/** The same contract as the app's client (test/contract/http.contract.ts), over Node's network stack. */
export const nodeHttp: HttpClient = (asked) => {
  if (asked.signal.aborted) return Promise.resolve(trouble('aborted', false, 'aborted before it was sent'));
  try {
    return exchange(asked, newRequest(asked));
  } catch (error) {
    return Promise.resolve(trouble('broken', false, String(error)));
  }
};

/** @throws for an address or a header that cannot be sent */
function newRequest({ method, url, headers, body, timeout }: HttpRequest): http.ClientRequest {
  const { request } = url.startsWith('https:') ? https : http;
  const length = bodyLength(body);
  return request(url, {
    method,
    headers: { ...headers, ...(length === undefined ? {} : { 'content-length': length }) },
    agent: false,
    timeout,
  });
}

function exchange(asked: HttpRequest, outgoing: http.ClientRequest): Promise<HttpOutcome> {
  return new Promise((resolve, reject) => {
    let sent = false;
    let over = false;
    const finish = (end: () => void): void => {
      if (over) return;
      over = true;
      asked.signal.removeEventListener('abort', onAbort);
      end();
    };
    const settle = (outcome: HttpOutcome): void => finish(() => resolve(outcome));
    const giveUp = (outcome: HttpOutcome): void => {
      settle(outcome);
      outgoing.destroy();
    };
    const onAbort = (): void => giveUp(trouble('aborted', sent, 'aborted'));
    asked.signal.addEventListener('abort', onAbort);

    outgoing.on('socket', (socket) => {
      socket.on(asked.url.startsWith('https:') ? 'secureConnect' : 'connect', () => (sent = true));
    });
    outgoing.on('timeout', () => giveUp(trouble('timeout', sent, `silent for ${asked.timeout} ms`)));
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      settle(trouble(causes[error.code ?? ''] ?? 'broken', sent, error.message));
    });
    outgoing.on('response', (response) => {
      const text = new AnswerText();
      response.on('data', (chunk: Buffer) => {
        if (!text.add(chunk)) giveUp(trouble('broken', true, 'the answer is too long'));
      });
      response.on('end', () => {
        const headers = plainHeaders(response.headers);
        settle({ kind: 'answer', status: response.statusCode ?? 0, headers, text: text.text() });
      });
      response.on('error', (error) => settle(trouble('broken', true, error.message)));
    });
    send(outgoing, asked).catch((error: unknown) => {
      finish(() => {
        if (error instanceof BodyLengthWrong) resolve(trouble('broken', sent, error.message));
        else reject(error instanceof Error ? error : new Error(String(error)));
      });
      outgoing.destroy();
    });
  });
}

async function send(outgoing: http.ClientRequest, asked: HttpRequest): Promise<void> {
  if (asked.body === undefined) {
    outgoing.end();
    return;
  }
  let sent = 0;
  for await (const chunk of bodyChunks(asked.body)) {
    if (outgoing.destroyed) return;
    if (!outgoing.write(chunk)) await drained(outgoing);
    sent += chunk.byteLength;
    asked.onSent?.(sent);
  }
  outgoing.end();
}

/** Resolves when there is room again, or never will be. */
function drained(outgoing: http.ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      outgoing.off('drain', done).off('close', done);
      resolve();
    };
    outgoing.on('drain', done).on('close', done);
  });
}
