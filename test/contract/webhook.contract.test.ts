import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { WebhookDesk } from '../../core/policy/desks/webhook.ts';
import type { HelpDesk } from '../../core/ports/helpDesk.ts';
import { createWebhookDesk } from '../../electron/connectors/webhook/index.ts';
import { answers, FaultyHttp } from '../fakes/faultyHttp.ts';
import { nodeHttp } from '../fakes/nodeHttp.ts';
import { plainDescribe, sampleJob } from '../fakes/deskJob.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../fakes/webhookReceiver.ts';
import { describeHelpDesk, type DeskUnderTest } from './helpDesk.contract.ts';
import { describeNetworkDesk } from './networkDesk.contract.ts';

const secret = 'schlüssel 🔑';
const never = new AbortController().signal;

function deskAt(
  receiver: WebhookReceiver,
  http: FaultyHttp,
  change: Partial<WebhookDesk> = {},
  key: string | undefined = secret,
): HelpDesk {
  return createWebhookDesk({
    settings: { kind: 'webhook', url: receiver.url, lookUp: true, ...change },
    name: 'Front office',
    http: http.client,
    describe: plainDescribe,
    clock: Date,
    secret: async () => key,
  });
}

async function setUp(): Promise<DeskUnderTest & { http: FaultyHttp; receiver: WebhookReceiver }> {
  const receiver = await startWebhookReceiver(secret);
  const http = new FaultyHttp(nodeHttp);
  const reports = (id: string): WebhookReceiver['received'] =>
    receiver.received.filter(({ report }) => report.id === id);
  return {
    desk: deskAt(receiver, http),
    http,
    receiver,
    snapshot: async () => receiver.received.length,
    arrived: async (id) =>
      reports(id).map(({ report, parts }) => ({
        text: report.text,
        attachments: parts.slice(1).map(({ fileName, body }) => ({
          name: fileName.replace(/[/\\\r\n\0]/g, '_'),
          sha256: createHash('sha256').update(body).digest('hex'),
        })),
      })),
    left: async (id) => reports(id)[0]?.parts.map(({ body }) => body) ?? [],
    close: () => receiver.close(),
  };
}

describeHelpDesk('a webhook', setUp);
describeNetworkDesk('a webhook behind an unreliable network', setUp, ({ method }) => method === 'POST');

describe('what a webhook’s receiver may rely on', () => {
  const withReceiver = async (
    test: (under: Awaited<ReturnType<typeof setUp>>) => Promise<void>,
  ): Promise<void> => {
    const under = await setUp();
    try {
      await test(under);
    } finally {
      await under.close();
    }
  };

  it('names each attachment in the report by the part that holds it', () =>
    withReceiver(async ({ desk, receiver }) => {
      const job = sampleJob({}, [
        { name: 'a.txt', bytes: new Uint8Array(5) },
        { name: 'b.txt', bytes: new Uint8Array(6) },
      ]);
      await desk.deliver(job.attempt());
      const [taken] = receiver.received;
      expect(taken?.parts.map(({ field }) => field)).toEqual(['report', 'attachment-1', 'attachment-2']);
      for (const { location, name, size, mediaType } of taken?.report.attachments ?? []) {
        const part = taken?.parts.find(({ field }) => field === location);
        expect(part).toMatchObject({ fileName: name, mediaType });
        expect(part?.body.byteLength).toBe(size);
      }
    }));

  it('cannot be told a media type that adds headers to a part', () =>
    withReceiver(async ({ desk, receiver }) => {
      const job = sampleJob({}, [{ name: 'a.txt', bytes: new Uint8Array(5) }]);
      const [attachment] = job.ticket.attachments;
      if (attachment) attachment.mediaType = 'text/html\r\nX-Evil: yes';
      expect(await desk.deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
      expect(receiver.received[0]?.parts[1]?.mediaType).toBe('application/octet-stream');
    }));

  it('sends the report id as idempotency key, and the headers of the policy', () =>
    withReceiver(async ({ receiver, http }) => {
      const job = sampleJob();
      await deskAt(receiver, http, { headers: { 'X-Team': 'blue' } }).deliver(job.attempt());
      expect(http.sent.find(({ method }) => method === 'POST')?.headers).toMatchObject({
        'Idempotency-Key': job.ticket.id,
        'X-Handraise-Report-Id': job.ticket.id,
        'X-Team': 'blue',
      });
    }));

  it('counts a repeated report as delivered, with its first number', () =>
    withReceiver(async ({ desk, receiver }) => {
      const job = sampleJob();
      const first = await desk.deliver(job.attempt());
      const second = await desk.deliver(job.attempt());
      expect([first, second]).toEqual([
        first,
        { ...first, receipt: expect.objectContaining({ number: '1000' }) as unknown },
      ]);
      expect(receiver.received).toHaveLength(1);
    }));

  it('refuses a wrong key, and the check says so', () =>
    withReceiver(async ({ receiver, http }) => {
      const desk = deskAt(receiver, http, {}, 'another key');
      const failure = expect.objectContaining({ code: 'unauthorized' }) as unknown;
      expect(await desk.deliver(sampleJob().attempt())).toEqual({ kind: 'failedForGood', failure });
      expect(await desk.verify(never)).toContainEqual({ name: 'accepted', passed: false, failure });
    }));

  it('sends no signature without a key', () =>
    withReceiver(async ({ receiver, http }) => {
      const desk = createWebhookDesk({
        settings: { kind: 'webhook', url: receiver.url },
        name: 'Open office',
        http: http.client,
        describe: plainDescribe,
        clock: Date,
        secret: async () => undefined,
      });
      await desk.deliver(sampleJob().attempt());
      expect(http.sent.at(-1)?.headers).not.toHaveProperty('X-Handraise-Signature');
      expect(desk.capabilities.lookUp).toBe(false);
    }));
});

describe('what a webhook’s answer means', () => {
  const answered = async (...answer: Parameters<typeof answers>): ReturnType<HelpDesk['deliver']> => {
    const http = new FaultyHttp(nodeHttp);
    http.plan(() => true, answers(...answer));
    const receiver = { url: 'https://desk.example/hook', received: [], close: async () => undefined };
    return deskAt(receiver, http, { lookUp: false }).deliver(sampleJob().attempt());
  };

  it('says “sent” only when the receiver finds the report, with the number that it has there', async () => {
    const http = new FaultyHttp(nodeHttp);
    const receiver = { url: 'https://desk.example/hook', received: [], close: async () => undefined };
    const desk = deskAt(receiver, http);
    const posted = ({ method }: { method: string }): boolean => method === 'POST';
    const asked = ({ method }: { method: string }): boolean => method === 'GET';
    const deliver = async (
      answer: string,
      status: number,
      found: string,
    ): ReturnType<HelpDesk['deliver']> => {
      http.plan(posted, answers(201, answer));
      http.plan(asked, answers(status, found));
      return desk.deliver(sampleJob().attempt());
    };
    expect(await deliver('{"number":17}', 404, '{"found":false}')).toMatchObject({
      kind: 'failedForNow',
      failure: { code: 'badAnswer', mayHaveArrived: true },
    });
    expect(await deliver('{"number":17}', 500, '')).toMatchObject({
      kind: 'failedForNow',
      failure: { code: 'serverError', mayHaveArrived: true },
    });
    expect(await deliver('{"number":17}', 200, '{"number":18}')).toMatchObject({
      kind: 'delivered',
      receipt: { number: '18' },
    });
  });

  it('does not believe an answer about another report', async () => {
    const other = sampleJob().ticket.id;
    expect(await answered(200, JSON.stringify({ number: 17, reportId: other }))).toMatchObject({
      kind: 'failedForNow',
      failure: { code: 'badAnswer', mayHaveArrived: true },
    });
  });

  it.each([
    ['a number as text', '{"number":"A-17"}', { number: 'A-17' }],
    [
      'a number as a number',
      '{"number":17,"url":"https://desk.example/17"}',
      { number: '17', url: 'https://desk.example/17' },
    ],
    [
      'an address that nobody should open',
      '{"number":17,"url":"javascript:alert(1)"}',
      { number: '17', url: undefined },
    ],
    ['markup instead of a number', '{"number":"<b>17</b>"}', { number: '<b>17</b>' }],
  ])('takes %s', async (_title, text, { number, url }: { number: string; url?: string | undefined }) => {
    const outcome = await answered(200, text);
    expect(outcome).toMatchObject({ kind: 'delivered', receipt: { number } });
    expect(outcome.kind === 'delivered' && outcome.receipt.url).toBe(url);
  });

  it.each([
    ['an empty answer', 204, ''],
    ['JSON without a number', 200, '{"status":"ok"}'],
    ['an empty number', 200, '{"number":" "}'],
    ['a list', 200, '[{"number":1}]'],
  ])('does not say “sent” for %s, and holds the report', async (_title, status, text) => {
    expect(await answered(status, text, { 'content-type': 'application/json' })).toMatchObject({
      kind: 'failedForGood',
      failure: { code: 'badAnswer', mayHaveArrived: true },
    });
  });

  it('tries again when the answer was cut off', async () => {
    expect(await answered(200, '{"number":')).toMatchObject({
      kind: 'failedForNow',
      failure: { code: 'badAnswer' },
    });
  });

  it('does not take a conflict for a duplicate that it is not', async () => {
    expect(await answered(409, '{"number":17}')).toMatchObject({
      kind: 'failedForGood',
      failure: { code: 'rejected' },
    });
  });

  it.each([
    [405, true],
    [501, true],
    [404, false],
  ])('reads an answer %i to the check', async (status, passed) => {
    const http = new FaultyHttp(nodeHttp);
    http.plan(() => true, answers(status, ''));
    const receiver = { url: 'https://desk.example/hook', received: [], close: async () => undefined };
    const checks = await deskAt(receiver, http).verify(never);
    expect(checks.map(({ name, passed: itPassed }) => [name, itPassed])).toEqual([
      ['address', true],
      ['accepted', passed],
    ]);
  });
});
