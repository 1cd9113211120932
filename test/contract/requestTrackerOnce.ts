import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../core/ports/http.ts';
import { createRequestTrackerDesk } from '../../electron/connectors/requestTracker/index.ts';
import { plainDescribe, sampleJob } from '../fakes/deskJob.ts';
import { answers, fails } from '../fakes/faultyHttp.ts';
import { readMultipart } from '../fakes/multipart.ts';
import { creates, delivered, deskAt, never, prepare, reads, type Start } from './requestTrackerSetUp.ts';

const file = { name: 'screen.png', bytes: new Uint8Array(70_000).fill(7) };

/** Request Tracker makes one ticket of one report. */
export function describeOnce(title: string, start: Start): void {
  describe(`${title} makes one ticket of one report`, () => {
    const on = prepare(start);

    it('goes on with the ticket that an earlier attempt made, and makes no second one', async () => {
      const job = sampleJob({}, [file]);
      on.http.plan(reads, fails('timeout', true));
      expect(await deskAt(on.site, on.http).deliver(job.attempt())).toMatchObject({
        kind: 'failedForNow',
        failure: { code: 'timeout', mayHaveArrived: true },
      });
      expect(job.journal).toMatchObject([{ kind: 'created' }]);
      const { number } = await delivered(deskAt(on.site, on.http), job);
      expect(job.journal).toMatchObject([{ kind: 'created', number }]);
      expect(await on.client.reports(job.ticket.id)).toHaveLength(1);
    });

    it('believes no number that is another ticket’s', async () => {
      const other = await on.client.create({ Subject: 'nobody’s report' });
      const lie = JSON.stringify({ type: 'ticket', id: other, _url: '' });
      const job = sampleJob();
      on.http.plan(creates, answers(201, lie));
      expect(await deskAt(on.site, on.http).deliver(job.attempt())).toMatchObject({
        kind: 'failedForNow',
        failure: { code: 'badAnswer', mayHaveArrived: true },
      });
      // The ticket was made after all, and the answer named another one.
      on.http.plan(creates, async (request, real) => {
        const outcome = await real(request);
        return outcome.kind === 'trouble' ? outcome : { ...outcome, text: lie };
      });
      const { number } = await delivered(deskAt(on.site, on.http), job);
      expect(await on.client.reports(job.ticket.id)).toMatchObject([{ number }]);
    });

    it('makes the ticket after all when the noted number and the search know nothing of it', async () => {
      const job = sampleJob();
      on.http.plan(creates, answers(201, '{"type":"ticket","id":"999999","_url":""}'));
      expect(await deskAt(on.site, on.http).deliver(job.attempt())).toMatchObject({ kind: 'failedForNow' });
      const { number } = await delivered(deskAt(on.site, on.http), job);
      expect(await on.client.reports(job.ticket.id)).toMatchObject([{ number }]);
    });

    it('leaves a number that leads nowhere to a person where no field could be searched', async () => {
      const blind = deskAt(on.site, on.http, { reportIdField: undefined });
      expect(blind.capabilities.lookUp).toBe(false);
      on.http.plan(creates, answers(201, '{"type":"ticket","id":"999999","_url":""}'));
      expect(await blind.deliver(sampleJob().attempt())).toMatchObject({
        kind: 'failedForGood',
        failure: { code: 'rejected', mayHaveArrived: true },
      });
    });

    it('adds an attachment that did not stay', async () => {
      const job = sampleJob({}, [file, { name: 'second.png', bytes: file.bytes.slice(0, 9000) }]);
      on.http.plan(creates, async (request, real) => {
        const { headers, ...rest } = request;
        const [json] = readMultipart(headers?.['Content-Type'] ?? '', Buffer.concat(await chunksOf(request)));
        const body = new Uint8Array(json?.body ?? []);
        const plain = { ...headers, 'Content-Type': 'application/json' };
        return real({ ...rest, headers: plain, body: { kind: 'bytes', bytes: body } });
      });
      const { number, differences } = await delivered(deskAt(on.site, on.http), job);
      expect(differences).toBeUndefined();
      expect((await on.client.report(number)).attachments).toHaveLength(2);
    });

    it('finds a ticket that was resolved, and one that was merged or moved', async () => {
      const desk = deskAt(on.site, on.http);
      const job = sampleJob();
      const { number } = await delivered(desk, job);
      await on.client.change(number, { Status: 'resolved' });
      expect(await desk.lookUp(job.ticket.id, never)).toMatchObject({ kind: 'found', receipt: { number } });
      const status = { kind: 'status', status: { label: 'resolved', closed: true } };
      expect(await desk.readStatus({ desk: '', number, receivedAt: '' }, never)).toMatchObject(status);

      const into = await on.client.create({ Subject: 'the same problem' });
      const merged = sampleJob();
      await on.client.change((await delivered(desk, merged)).number, { MergeInto: into });
      expect(await desk.lookUp(merged.ticket.id, never)).toMatchObject({
        kind: 'found',
        receipt: { number: into },
      });

      const moved = sampleJob({ details: 'moved' });
      const where = await delivered(
        createRequestTrackerDesk({
          settings: {
            kind: 'requestTracker',
            url: on.site.url,
            queue: on.site.queue,
            reportIdField: on.site.reportIdField,
          },
          name: 'Request Tracker',
          http: on.http.client,
          describe: { ...plainDescribe, text: ({ id, details }) => `${details}\nReport ID: ${id}` },
          clock: Date,
          token: async () => on.site.appToken,
        }),
        moved,
      );
      await on.client.change(where.number, { Queue: on.site.otherQueue });
      expect(await desk.lookUp(moved.ticket.id, never)).toMatchObject({
        kind: 'found',
        receipt: { number: where.number },
      });
    });

    it('does not take a ticket for its own whose field holds the id among other words, or in small letters', async () => {
      const { id } = sampleJob().ticket;
      await on.client.create({ Subject: 'a', CustomFields: { [on.site.reportIdField]: `copy of ${id}` } });
      await on.client.create({ Subject: 'b', CustomFields: { [on.site.reportIdField]: id.toLowerCase() } });
      expect(await deskAt(on.site, on.http).lookUp(id, never)).toEqual({ kind: 'absent' });
    });

    it('says that it does not know when the field it should search is not there', async () => {
      for (const reportIdField of ['Nowhere', on.site.hiddenField]) {
        expect(
          await deskAt(on.site, on.http, { reportIdField }).lookUp(sampleJob().ticket.id, never),
        ).toMatchObject({
          kind: 'unknown',
          failure: { code: 'notConfigured', mayHaveArrived: true },
        });
      }
    });

    it('does not say that a report is absent while the desk answers with everything', async () => {
      const items = Array.from({ length: 100 }, (_, index) => ({
        id: String(index + 1),
        CustomFields: [{ id: '1', name: on.site.reportIdField, values: [`other ${index}`] }],
      }));
      on.http.plan(({ url }) => url.includes('/tickets?'), answers(200, JSON.stringify({ items })));
      expect(await deskAt(on.site, on.http).lookUp(sampleJob().ticket.id, never)).toMatchObject({
        kind: 'unknown',
        failure: { code: 'badAnswer' },
      });
    });
  });
}

async function chunksOf({ body }: HttpRequest): Promise<Uint8Array[]> {
  if (body?.kind !== 'stream') return [];
  const chunks: Uint8Array[] = [];
  for await (const chunk of body.chunks) chunks.push(chunk);
  return chunks;
}
