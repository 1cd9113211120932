import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { net } from 'electron';
import { Courier } from '../../../core/outbox/courier.ts';
import type { HelpDesk } from '../../../core/ports/helpDesk.ts';
import type { HttpClient, HttpRequest } from '../../../core/ports/http.ts';
import { electronHttp } from '../../../electron/adapters/http/electronHttp.ts';
import { FileTicketStore } from '../../../electron/adapters/files/ticketStore.ts';
import { systemChance, systemClock } from '../../../electron/adapters/world/world.ts';
import { createWebhookDesk } from '../../../electron/connectors/webhook/index.ts';
import { plainDescribe } from '../../fakes/deskJob.ts';
import { FakeNetwork } from '../../fakes/network.ts';
import { sampleTicket } from '../../fakes/tickets.ts';
import { answerLines, loudLog } from './answerLines.ts';
import { layDown } from './saveHost.ts';

interface Request {
  what: 'outbox' | 'loop';
  /** Data folder of this round; made and removed here. */
  root: string;
  url: string;
  tickets: number;
}

function webhook(url: string, http: HttpClient): HelpDesk {
  return createWebhookDesk({
    settings: { kind: 'webhook', url, lookUp: false },
    name: 'Bench',
    http,
    describe: plainDescribe,
    clock: systemClock,
    secret: async () => 'a secret of this bench',
  });
}

/** The desk, with a sum of the milliseconds that it was spoken to; tickets go to it one at a time. */
function timed(desk: HelpDesk): { desk: HelpDesk; spoken: () => number } {
  let spoken = 0;
  const deliver: HelpDesk['deliver'] = async (job) => {
    const begin = performance.now();
    const outcome = await desk.deliver(job);
    spoken += performance.now() - begin;
    return outcome;
  };
  const own = { deliver: { value: deliver } };
  return { desk: Object.create(desk, own) as HelpDesk, spoken: () => spoken };
}

/**
 * The real outbox over the real disk. `took`: milliseconds from its start until the last receipt is on disk; `spoke`: how
 * many of them a request was under way, so that waiting for the disk and a slower exchange can be told apart.
 */
async function throughOutbox({ root, url, tickets }: Request): Promise<{ took: number; spoke: number }> {
  layDown(root, tickets);
  // A report that waits to be sent was durable long before; its laying down is not to be written out at our expense.
  if (process.platform === 'linux') execFileSync('sync', ['-f', root]);
  const { desk, spoken } = timed(webhook(url, electronHttp(net)));
  const courier = new Courier({
    store: new FileTicketStore({ root, logger: loudLog }),
    deskFor: () => desk,
    clock: systemClock,
    chance: systemChance,
    network: new FakeNetwork(),
    logger: loudLog,
  });
  const delivered = new Set<string>();
  const all = new Promise<void>((resolve) => {
    courier.subscribe((event) => {
      if (event.kind !== 'report' || event.report.state.kind !== 'delivered') return;
      delivered.add(event.report.id);
      if (delivered.size === tickets) resolve();
    });
  });
  const begin = performance.now();
  await courier.start();
  await all;
  const took = performance.now() - begin;
  await courier.stop();
  rmSync(root, { recursive: true });
  return { took, spoke: spoken() };
}

/** The same requests, byte for byte, one after another and nothing else. */
async function plainLoop({ url, tickets }: Request): Promise<number> {
  const requests: HttpRequest[] = [];
  const recorder: HttpClient = async (request) => {
    const bytes: Uint8Array[] = [];
    if (request.body?.kind === 'stream') for await (const chunk of request.body.chunks) bytes.push(chunk);
    requests.push({ ...request, body: { kind: 'bytes', bytes: Buffer.concat(bytes) } });
    return { kind: 'trouble', cause: 'offline', sent: false, detail: '' };
  };
  const desk = webhook(url, recorder);
  for (let number = 0; number < tickets; number += 1) {
    await desk.deliver({
      ticket: sampleTicket(number),
      async *readAttachment() {},
      journal: [],
      record: async () => {},
      onProgress: () => {},
      signal: new AbortController().signal,
    });
  }
  const http = electronHttp(net);
  const begin = performance.now();
  for (const request of requests) {
    const outcome = await http(request);
    if (outcome.kind !== 'answer' || outcome.status !== 201) throw new Error(JSON.stringify(outcome));
  }
  return performance.now() - begin;
}

answerLines(async (request) => {
  const asked = request as Request;
  return asked.what === 'outbox' ? throughOutbox(asked) : { took: await plainLoop(asked) };
});
