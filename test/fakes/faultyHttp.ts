import type { HttpAnswer, HttpClient, HttpOutcome, HttpRequest, HttpTrouble } from '../../core/ports/http.ts';

/** A request that a connector made, with the bytes of its body. */
export interface SentRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

type Act = (request: HttpRequest, real: HttpClient) => Promise<HttpOutcome>;

/** An answer that comes instead of the server's; the server never sees the request. */
export function answers(status: number, text = '', headers: Record<string, string> = {}): Act {
  const type = text.startsWith('{') ? 'application/json' : 'text/html';
  const answer: HttpAnswer = { kind: 'answer', status, text, headers: { 'content-type': type, ...headers } };
  return () => Promise.resolve(answer);
}

/** No answer, and the server never sees the request. */
export function fails(cause: HttpTrouble['cause'], sent: boolean): Act {
  return () => Promise.resolve({ kind: 'trouble', cause, sent, detail: cause });
}

/** The server gets the request and its answer is lost. */
export const losesTheAnswer: Act = async (request, real) => {
  await real(request);
  return { kind: 'trouble', cause: 'broken', sent: true, detail: 'connection reset' };
};

/** Something on the way sends the request twice; the answer to the second one comes back. */
export const arrivesTwice: Act = async (request, real) => {
  await real(request);
  return real(request);
};

/** Something on the way holds the request back until long after it was given up. `letGo` sends it on. */
export function arrivesLate(): { act: Act; letGo: () => Promise<HttpOutcome | undefined> } {
  let send: (() => Promise<HttpOutcome>) | undefined;
  return {
    act: (request, real) => {
      send = () => real({ ...request, signal: new AbortController().signal });
      return Promise.resolve({ kind: 'trouble', cause: 'timeout', sent: true, detail: 'silent' });
    },
    letGo: async () => send?.(),
  };
}

/** The server gets the request and half of its answer comes back. */
export const cutsTheAnswer: Act = async (request, real) => {
  const outcome = await real(request);
  return outcome.kind === 'trouble'
    ? outcome
    : { ...outcome, text: outcome.text.slice(0, outcome.text.length / 2) };
};

/** A real client with faults on order; it keeps what was sent. */
export class FaultyHttp {
  readonly sent: SentRequest[] = [];
  readonly #real: HttpClient;
  readonly #planned: { matches: (request: HttpRequest) => boolean; act: Act }[] = [];

  constructor(real: HttpClient) {
    this.#real = real;
  }

  /** The next request that matches gets this act, once. */
  plan(matches: (request: HttpRequest) => boolean, act: Act): void {
    this.#planned.push({ matches, act });
  }

  readonly client: HttpClient = (request) => {
    const sent = { method: request.method, url: request.url, headers: request.headers ?? {} };
    const pieces: Uint8Array[] = [];
    this.sent.push(
      Object.defineProperty(sent, 'body', { get: () => Buffer.concat(pieces) }) as unknown as SentRequest,
    );
    const recorded = { ...request, ...(request.body && { body: recording(request.body, pieces) }) };
    const index = this.#planned.findIndex(({ matches }) => matches(request));
    const [planned] = index < 0 ? [] : this.#planned.splice(index, 1);
    return planned === undefined ? this.#real(recorded) : planned.act(recorded, this.#real);
  };
}

function recording(
  body: NonNullable<HttpRequest['body']>,
  pieces: Uint8Array[],
): NonNullable<HttpRequest['body']> {
  if (body.kind === 'bytes') {
    pieces.push(body.bytes);
    return body;
  }
  const { chunks } = body;
  async function* tapped(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      pieces.push(chunk);
      yield chunk;
    }
  }
  return { ...body, chunks: tapped() };
}
