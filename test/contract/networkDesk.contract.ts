import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Failure, FailureCode } from '../../core/outbox/failure.ts';
import type { HttpRequest, HttpTrouble } from '../../core/ports/http.ts';
import { answers, cutsTheAnswer, fails, losesTheAnswer, type FaultyHttp } from '../fakes/faultyHttp.ts';
import { sampleJob } from '../fakes/deskJob.ts';
import type { DeskUnderTest } from './helpDesk.contract.ts';

type Expected = Partial<Failure> & { code: FailureCode; lasting: boolean };

const page = '<!doctype html><html><head><title>Welcome to the hotel</title></head></html>';
const no = '{"errors":["<b>Not</b> like this"]}';

/** What the desk or the network answers to the request that makes the ticket → what the outbox is told. */
const refusals: [title: string, answer: Parameters<typeof answers>, expected: Expected][] = [
  ['400', [400, no], { code: 'rejected', lasting: true, mayHaveArrived: false }],
  ['401 with an empty body', [401], { code: 'unauthorized', lasting: true, mayHaveArrived: false }],
  ['403 with an empty body', [403], { code: 'forbidden', lasting: true, mayHaveArrived: false }],
  ['404', [404, page], { code: 'notFound', lasting: true, mayHaveArrived: false }],
  ['407', [407, page], { code: 'proxyLogin', lasting: true, mayHaveArrived: false }],
  ['413', [413, page], { code: 'tooLarge', lasting: true, mayHaveArrived: false }],
  ['422', [422, no], { code: 'rejected', lasting: true, mayHaveArrived: false }],
  ['429', [429, ''], { code: 'rateLimited', lasting: false, mayHaveArrived: true }],
  [
    '429 with Retry-After',
    [429, '', { 'retry-after': '120' }],
    { code: 'rateLimited', lasting: false, retryAfter: 120 },
  ],
  [
    '429 with a Retry-After that is none',
    [429, '', { 'retry-after': 'soon' }],
    { code: 'rateLimited', lasting: false },
  ],
  ['500', [500, page], { code: 'serverError', lasting: false, mayHaveArrived: true }],
  [
    '502 with a page',
    [502, page],
    { code: 'serverError', lasting: false, mayHaveArrived: true, detail: 'Welcome to the hotel' },
  ],
  [
    '503 with Retry-After',
    [503, '', { 'retry-after': '30' }],
    { code: 'serverError', lasting: false, retryAfter: 30 },
  ],
  [
    'a page of the network instead of JSON',
    [200, page],
    { code: 'captivePortal', lasting: false, mayHaveArrived: true },
  ],
  [
    'a redirect to another host',
    [302, '', { location: 'http://portal.example/login' }],
    { code: 'captivePortal', lasting: false },
  ],
  ['the network’s wish for a login', [511, page], { code: 'captivePortal', lasting: false }],
];

const troubles: [cause: HttpTrouble['cause'], sent: boolean, expected: Expected][] = [
  ['offline', false, { code: 'offline', lasting: false, mayHaveArrived: false }],
  ['dns', false, { code: 'dns', lasting: false, mayHaveArrived: false }],
  ['unreachable', false, { code: 'unreachable', lasting: false, mayHaveArrived: false }],
  ['certificate', false, { code: 'certificate', lasting: true, mayHaveArrived: false }],
  ['proxyLogin', false, { code: 'proxyLogin', lasting: true, mayHaveArrived: false }],
  ['timeout', true, { code: 'timeout', lasting: false, mayHaveArrived: true }],
  ['broken', true, { code: 'interrupted', lasting: false, mayHaveArrived: true }],
];

/** The second half of the suite, for desks that are reached by HTTP. `creates` picks the request that files. */
export function describeNetworkDesk(
  title: string,
  setUp: () => Promise<DeskUnderTest & { http: FaultyHttp }>,
  creates: (request: HttpRequest) => boolean,
): void {
  describe(title, () => {
    let under: DeskUnderTest & { http: FaultyHttp };
    beforeAll(async () => {
      under = await setUp();
    }, 300_000);
    afterAll(() => under.close());

    async function expectOutcome({ lasting, ...failure }: Expected): Promise<void> {
      const job = sampleJob();
      const outcome = await under.desk.deliver(job.attempt());
      expect(outcome).toMatchObject({ kind: lasting ? 'failedForGood' : 'failedForNow', failure });
      if (failure.retryAfter === undefined) expect(outcome).not.toHaveProperty('failure.retryAfter');
      expect(await under.arrived(job.ticket.id)).toEqual([]);
    }

    it.each(refusals)('understands %s', async (_title, answer, expected) => {
      under.http.plan(creates, answers(...answer));
      await expectOutcome(expected);
    });

    it.each(troubles)('understands that there is no answer: %s', async (cause, sent, expected) => {
      under.http.plan(creates, fails(cause, sent));
      await expectOutcome(expected);
    });

    it('keeps the words of the desk as plain text', async () => {
      under.http.plan(creates, answers(422, no));
      const outcome = await under.desk.deliver(sampleJob().attempt());
      expect(outcome).toHaveProperty('failure.detail', expect.stringContaining('<b>Not</b> like this'));
    });

    it.each([
      ['was lost', losesTheAnswer],
      ['was cut off', cutsTheAnswer],
    ])('files one report when the answer %s: the look-up finds it', async (_how, act) => {
      const job = sampleJob({}, [{ name: 'screen.png', bytes: new Uint8Array(1000) }]);
      under.http.plan(creates, act);
      const outcome = await under.desk.deliver(job.attempt());
      expect(outcome).toMatchObject({ kind: 'failedForNow', failure: { mayHaveArrived: true } });
      expect(await under.desk.lookUp(job.ticket.id, new AbortController().signal)).toMatchObject({
        kind: 'found',
      });
      expect(await under.arrived(job.ticket.id)).toHaveLength(1);
    });

    it('says that it does not know when the look-up itself fails', async () => {
      const job = sampleJob();
      for (const act of [
        fails('timeout', true),
        answers(500, page),
        answers(200, page),
        answers(404, page),
      ]) {
        under.http.plan((request) => request.method === 'GET', act);
        const answer = await under.desk.lookUp(job.ticket.id, new AbortController().signal);
        expect(answer).toMatchObject({ kind: 'unknown', failure: { mayHaveArrived: true } });
      }
    });

    it('files the report at the next attempt after one that failed', async () => {
      const job = sampleJob({}, [{ name: 'screen.png', bytes: new Uint8Array(1000) }]);
      under.http.plan(creates, answers(503));
      expect(await under.desk.deliver(job.attempt())).toMatchObject({ kind: 'failedForNow' });
      expect(await under.desk.deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
      expect(await under.arrived(job.ticket.id)).toHaveLength(1);
    });

    it('says in its check that the desk cannot be reached', async () => {
      under.http.plan(() => true, fails('dns', false));
      expect(await under.desk.verify(new AbortController().signal)).toEqual([
        expect.objectContaining({ name: 'address', passed: false }),
      ]);
    });
  });
}
