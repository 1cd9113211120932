import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request looked like when it had arrived whole. */
export interface ArrivedRequest {
  method: string;
  /** Path with its query. */
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** A local server whose every path misbehaves in its own way; see `behaviours`. */
export interface FaultyServer {
  url: string;
  /** Requests that arrived whole, oldest first. */
  arrived: ArrivedRequest[];
  close: () => Promise<void>;
}

type Behaviour = (request: IncomingMessage, response: ServerResponse, arrived: ArrivedRequest) => void;

const half = Buffer.from('{"half":');

/** Path → what happens after the request was read whole. */
const behaviours: Record<string, Behaviour> = {
  '/echo': (_request, response, { method, url, headers, body }) => {
    const sha256 = createHash('sha256').update(body).digest('hex');
    json(response, 200, { method, url, headers, length: body.byteLength, sha256, text: 'žluť ไทย 😀' });
  },
  '/redirect': (_request, response) =>
    response.writeHead(302, { location: 'http://portal.example/login?next=%2F' }).end('<html>login</html>'),
  '/see-other': (_request, response) => response.writeHead(303, { location: '/echo' }).end(),
  '/sign-in': (_request, response) =>
    response.writeHead(401, { 'www-authenticate': 'Basic realm="desk"' }).end('who are you'),
  '/silent': () => undefined,
  '/silent-in-the-middle': (_request, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write(half);
  },
  '/breaks-off': (_request, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write(half, () => response.socket?.destroy());
  },
  '/hangs-up': (request) => request.socket.destroy(),
  '/long': (_request, response) => response.end(Buffer.alloc(5 * 1024 * 1024, 'a')),
  '/slow-but-steady': (_request, response) => {
    // No text/plain: Chromium holds that back until it has enough of it to guess what it is.
    response.writeHead(200, { 'content-type': 'application/json' });
    let left = 8;
    const drip = setInterval(() => {
      left -= 1;
      if (left > 0) response.write('.');
      else {
        clearInterval(drip);
        response.end('.');
      }
    }, 100);
  },
  '/reads-slowly': (_request, response, { body }) => json(response, 200, { length: body.byteLength }),
  '/ok': (_request, response) => json(response, 200, {}),
};

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-two': ['a', 'b'] });
  response.end(JSON.stringify(value));
}

function handle(arrived: ArrivedRequest[], request: IncomingMessage, response: ServerResponse): void {
  const path = new URL(request.url ?? '/', 'http://local').pathname;
  const chunks: Buffer[] = [];
  if (path === '/too-much') {
    // Answers before the body is there, as servers do that look at the length only; the rest is read and dropped.
    json(response, 413, { error: 'too much' });
    request.resume();
    return;
  }
  request.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    if (path !== '/reads-slowly') return;
    request.pause();
    setTimeout(() => request.resume(), 5);
  });
  request.on('error', () => undefined);
  request.on('end', () => {
    const { method = '', url = '', headers } = request;
    const whole = { method, url, headers, body: Buffer.concat(chunks) };
    arrived.push(whole);
    const status = /^\/status\/(\d{3})$/.exec(path)?.[1];
    if (status !== undefined) json(response, Number(status), { status: Number(status) });
    else (behaviours[path] ?? ((): void => json(response, 404, {})))(request, response, whole);
  });
}

/** Listens on a free port of 127.0.0.1. */
export async function startFaultyServer(): Promise<FaultyServer> {
  const arrived: ArrivedRequest[] = [];
  const server: Server = createServer((request, response) => handle(arrived, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    arrived,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
