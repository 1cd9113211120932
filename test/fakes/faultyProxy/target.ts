import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';

/** What the target said. */
export interface TargetAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Headers that speak of one connection only (RFC 9110, 7.6.1), and the length, which is set anew. */
const ofOneConnection = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'upgrade', 'te'];

function passedOn(headers: IncomingMessage['headers']): Record<string, string | string[] | undefined> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofOneConnection.includes(name)));
}

function open(target: string, request: IncomingMessage, length: number): ClientRequest {
  const { method = 'GET', url = '/', headers } = request;
  const withLength = method === 'GET' ? {} : { 'content-length': length };
  // A connection of its own for each: what a pool does with broken ones is not what is tested here.
  return httpRequest(new URL(url, target), {
    method,
    agent: false,
    headers: { ...passedOn(headers), ...withLength },
  });
}

/** Forwards a request. A target that cannot be reached is a 502, as proxies say it. */
export function sendAll(target: string, request: IncomingMessage, body: Buffer): Promise<TargetAnswer> {
  return new Promise((resolve) => {
    const unreachable = (): void => resolve({ status: 502, headers: {}, body: Buffer.from('No gateway') });
    const outgoing = open(target, request, body.byteLength);
    outgoing.on('error', unreachable);
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', unreachable);
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 502,
          headers: passedOn(incoming.headers),
          body: Buffer.concat(chunks),
        }),
      );
    });
    outgoing.end(body);
  });
}

/** Begins a request of `length` bytes, gives the target only `half` of them, and hangs up. */
export function sendHalf(
  target: string,
  request: IncomingMessage,
  half: Buffer,
  length: number,
): Promise<void> {
  return new Promise((resolve) => {
    const outgoing = open(target, request, length);
    outgoing.on('error', () => resolve());
    outgoing.on('close', resolve);
    if (request.method === 'GET') {
      outgoing.destroy();
      return;
    }
    outgoing.write(half, () => outgoing.destroy());
  });
}
