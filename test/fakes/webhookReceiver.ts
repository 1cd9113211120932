import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Report } from '../../core/report/report.ts';
import { readMultipart, type FormPart } from './multipart.ts';

/** A report that the receiver took. */
export interface ReceivedReport {
  number: string;
  report: Report;
  parts: FormPart[];
}

/** A receiver as docs/webhook.md describes it. */
export interface WebhookReceiver {
  url: string;
  received: ReceivedReport[];
  close: () => Promise<void>;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** How a receiver departs from the usual one. */
export interface ReceiverOptions {
  /** Without it a free one is taken. */
  port?: number;
  /** The number it gives to the report that came as the `place`-th, counted from 0. */
  numberOf?: (place: number) => string;
}

/** Checks signatures with `secret`, takes a report once and can be asked for it. */
export async function startWebhookReceiver(
  secret: string,
  { port = 0, numberOf = (place) => String(1000 + place) }: ReceiverOptions = {},
): Promise<WebhookReceiver> {
  const received: ReceivedReport[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => answer(request, response, Buffer.concat(chunks)));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/handraise`;

  const accepted = ({ number }: ReceivedReport): unknown => ({ number, url: `${url}/tickets/${number}` });

  function answer(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const say = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    const parts = request.method === 'POST' ? readMultipart(request.headers['content-type'] ?? '', body) : [];
    const signed = [
      'handraise-v1',
      String(request.headers['x-handraise-timestamp']),
      String(request.headers['x-handraise-report-id']),
      ...parts.map((part) => sha256(part.body)),
    ].join('\n');
    const expected = `v1=${createHmac('sha256', secret).update(signed).digest('hex')}`;
    const given = String(request.headers['x-handraise-signature']);
    if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected))) {
      say(401, { error: 'the signature does not fit' });
      return;
    }
    const asked = new URL(request.url ?? '/', url).searchParams.get('reportId');
    if (request.method === 'GET' && asked === null) {
      response.writeHead(204).end();
      return;
    }
    const id = asked ?? String(request.headers['idempotency-key']);
    const known = received.find(({ report }) => report.id === id);
    if (asked !== null) {
      if (known === undefined) say(404, { found: false });
      else say(200, accepted(known));
      return;
    }
    if (known !== undefined) {
      say(409, { duplicate: true, ...(accepted(known) as object) });
      return;
    }
    const report = Report.parse(JSON.parse(parts[0]?.body.toString('utf8') ?? ''));
    const taken = { number: numberOf(received.length), report, parts };
    received.push(taken);
    say(201, accepted(taken));
  }

  return {
    url,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
