import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { net } from 'electron';
import { newDelivery } from '../../../core/outbox/delivery.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import { electronHttp } from '../../../electron/adapters/http/electronHttp.ts';
import { FileTicketStore } from '../../../electron/adapters/files/ticketStore.ts';
import { systemClock } from '../../../electron/adapters/world/world.ts';
import { createRedmineDesk } from '../../../electron/connectors/redmine/index.ts';
import { ulidOf } from '../../fakes/chance.ts';
import { plainDescribe } from '../../fakes/deskJob.ts';
import { sampleTicket } from '../../fakes/tickets.ts';
import { answerLines, loudLog } from './answerLines.ts';

type Request =
  | { what: 'prepare'; root: string; bytes: number }
  | { what: 'deliver'; root: string; url: string }
  | { what: 'idle' };

let video: Attachment | undefined;

/** A ticket with one large file, saved as the app saves it. */
async function prepare(root: string, bytes: number): Promise<void> {
  const source = path.join(root, 'video');
  const piece = Buffer.alloc(1024 * 1024, 'not compressible is no matter here ');
  const hash = createHash('sha256');
  const file = createWriteStream(source);
  for (let written = 0; written < bytes; written += piece.length) {
    piece.writeUInt32LE(written / piece.length, 0);
    hash.update(piece);
    if (!file.write(piece)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
  video = {
    id: ulidOf(9),
    name: 'screen.webm',
    mediaType: 'video/webm',
    size: bytes,
    sha256: hash.digest('hex'),
    origin: 'file',
    addedAt: '2026-03-01T08:00:00.000Z',
  };
  const ticket = sampleTicket(1, { attachments: [video] });
  const store = new FileTicketStore({ root, logger: loudLog });
  const saved = await store.save(ticket, newDelivery(ticket.id), () => source);
  if (!saved.ok) throw new Error(JSON.stringify(saved.failure));
  rmSync(source);
}

/** One attempt, by the app's own connector, HTTP and store. */
async function deliver(root: string, url: string): Promise<unknown> {
  if (video === undefined) throw new Error('nothing is prepared');
  const store = new FileTicketStore({ root, logger: loudLog });
  const ticket = sampleTicket(1, { attachments: [video] });
  const desk = createRedmineDesk({
    settings: { kind: 'redmine', url, project: 'bench', apiKey: 'bench' },
    name: 'Bench',
    http: electronHttp(net),
    describe: plainDescribe,
    clock: systemClock,
    apiKey: async () => 'bench',
  });
  const begin = performance.now();
  const outcome = await desk.deliver({
    ticket,
    readAttachment: (attachment) => store.readAttachment(ticket.id, attachment),
    journal: [],
    record: async () => {},
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  return { outcome, took: performance.now() - begin };
}

answerLines(async (request) => {
  const asked = request as Request;
  if (asked.what === 'prepare') await prepare(asked.root, asked.bytes);
  if (asked.what === 'deliver') return deliver(asked.root, asked.url);
  return { pid: process.pid };
});
