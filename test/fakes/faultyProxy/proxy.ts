import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './faults.ts';
import { sendAll, sendHalf, type TargetAnswer } from './target.ts';

/** Where an exchange has got to. In each of them the proxy waits for whoever listens. */
export type Moment =
  /** The request's head is here. */
  | 'arrived'
  /** Half of its body is here; never said of a request without one. */
  | 'halfRead'
  /** All of it is here, nothing was forwarded. */
  | 'read'
  /** The target has answered, nothing of that was passed on. */
  | 'committed'
  /** Half of the answer's body was passed on. */
  | 'halfAnswered'
  | 'answered';

/** One request and what became of it. */
export interface Exchange {
  /** Counted from 1. */
  number: number;
  method: string;
  /** Path with its query. */
  url: string;
  fault: Fault;
  /** The target's status, once it has answered. */
  status?: number;
}

export interface FaultyProxyOptions {
  /** Where requests go; asked for each one. */
  target: () => string;
  /** What happens to the next exchange. */
  faultFor: (exchange: Omit<Exchange, 'fault'>) => Fault;
  /** The exchange goes on when this has returned or resolved. */
  onMoment?: (moment: Moment, exchange: Exchange) => Promise<void> | void;
}

/** A proxy between a client and one server, both of them speaking HTTP/1.1 without TLS. */
export interface FaultyProxy {
  url: string;
  /** All exchanges, oldest first. */
  exchanges: readonly Exchange[];
  /** Resolves when no request is on its way to the target any more. */
  idle: () => Promise<void>;
  close: () => Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function startFaultyProxy(options: FaultyProxyOptions): Promise<FaultyProxy> {
  const exchanges: Exchange[] = [];
  const underway = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const about = { number: exchanges.length + 1, method: request.method ?? '', url: request.url ?? '/' };
    const exchange: Exchange = { ...about, fault: options.faultFor(about) };
    exchanges.push(exchange);
    response.on('error', () => undefined);
    const work = pass(options, exchange, request, response)
      .catch(() => void response.destroy())
      .finally(() => underway.delete(work));
    underway.add(work);
  });
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    exchanges,
    idle: async () => {
      while (underway.size > 0) await Promise.all(underway);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function pass(
  { target, onMoment }: FaultyProxyOptions,
  exchange: Exchange,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { fault } = exchange;
  const at = async (moment: Moment): Promise<void> => onMoment?.(moment, exchange);
  await at('arrived');
  const { body, whole } = await read(request, fault, () => at('halfRead'));
  if (!whole || fault.kind === 'cutRequest') {
    // As a proxy does that passes on what it has.
    const half = whole ? body.subarray(0, Math.floor(body.byteLength / 2)) : body;
    await sendHalf(target(), request, half, body.byteLength + 1);
    response.destroy();
    return;
  }
  await at('read');
  if (fault.kind === 'dropRequest') {
    response.destroy();
    return;
  }
  if (fault.kind === 'answer' && !fault.forward) {
    await reply(response, fault.answer, fault, at);
    return;
  }
  if (fault.kind === 'lateRequest') await pause(fault.ms);
  const answer = await sendAll(target(), request, body);
  if (fault.kind === 'twice' && exchange.method === 'GET') await sendAll(target(), request, body);
  exchange.status = answer.status;
  await at('committed');
  if (fault.kind === 'dropAnswer') response.destroy();
  else if (fault.kind === 'answer') await reply(response, fault.answer, fault, at);
  else if (fault.kind !== 'silent') {
    if (fault.kind === 'lateAnswer') await pause(fault.ms);
    await reply(response, answer, fault, at);
  }
}

/** The request's body. `whole`: false when the client has gone before its end. */
async function read(
  request: IncomingMessage,
  fault: Fault,
  onHalf: () => Promise<void>,
): Promise<{ body: Buffer; whole: boolean }> {
  const announced = Number(request.headers['content-length'] ?? Number.NaN);
  const chunks: Buffer[] = [];
  let length = 0;
  let told = false;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.byteLength;
      if (!told && length >= announced / 2) {
        told = true;
        await onHalf();
      }
      if (fault.kind === 'slow') await pause((chunk.byteLength / fault.bytesPerSecond) * 1000);
    }
  } catch {
    return { body: Buffer.concat(chunks), whole: false };
  }
  return { body: Buffer.concat(chunks), whole: true };
}

async function reply(
  response: ServerResponse,
  { status, headers, body }: Omit<TargetAnswer, 'body'> & { body: Buffer | string },
  fault: Fault,
  at: (moment: Moment) => Promise<void>,
): Promise<void> {
  const bytes = Buffer.from(body);
  const middle = Math.floor(bytes.byteLength / 2);
  response.writeHead(status, { ...headers, 'content-length': bytes.byteLength });
  if (fault.kind === 'slow') await pause((bytes.byteLength / fault.bytesPerSecond) * 1000);
  await new Promise<void>((resolve) => {
    // The callback does not come when the client has gone.
    response.once('close', resolve);
    response.write(bytes.subarray(0, middle), () => resolve());
  });
  await at('halfAnswered');
  if (fault.kind === 'cutAnswer') response.destroy();
  else {
    response.end(bytes.subarray(middle));
    await at('answered');
  }
}
