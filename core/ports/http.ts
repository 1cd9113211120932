/**
 * The web's `fetch`, as far as connectors use it. In the app it is Electron's network stack (system proxies and
 * certificates hold), in tests Node's. Redirects are never followed: a help desk's API does not redirect, a
 * captive portal does.
 */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  /** Streams are sent as they are read; `length` in bytes goes with them. */
  body?:
    | { kind: 'bytes'; bytes: Uint8Array }
    | { kind: 'stream'; chunks: AsyncIterable<Uint8Array>; length: number };
  /** Longest silence in milliseconds before the request is given up. */
  timeout: number;
  /** Called with the number of body bytes that were handed to the network so far; never falls. */
  onSent?: (bytes: number) => void;
  signal: AbortSignal;
}

/** An answer, read whole up to `maxAnswerBytes`. Header names are in lower case. */
export interface HttpAnswer {
  kind: 'answer';
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** Why there was no answer. `sent`: bytes of the request may have reached the server. */
export interface HttpTrouble {
  kind: 'trouble';
  cause: 'offline' | 'dns' | 'unreachable' | 'timeout' | 'certificate' | 'proxyLogin' | 'aborted' | 'broken';
  sent: boolean;
  detail: string;
}

export type HttpOutcome = HttpAnswer | HttpTrouble;

/** Never throws, except what `chunks` throws while it is read. Answers over 4 MiB are `broken`. */
export type HttpClient = (request: HttpRequest) => Promise<HttpOutcome>;
