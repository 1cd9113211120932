import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HelpDesk } from '../../core/ports/helpDesk.ts';
import type { HttpRequest } from '../../core/ports/http.ts';
import { sampleJob } from '../fakes/deskJob.ts';
import { answers, FaultyHttp, fails } from '../fakes/faultyHttp.ts';
import { nodeHttp } from '../fakes/nodeHttp.ts';
import { deskAt, type Start } from './redmineSetUp.ts';
import { redmineClient, type RedmineClient } from './redmineClient.ts';

const file = { name: 'screen.png', bytes: new Uint8Array(70_000).fill(7) };
const creates = ({ method, url }: HttpRequest): boolean => method === 'POST' && url.endsWith('/issues.json');
const reads = ({ method, url }: HttpRequest): boolean => method === 'GET' && /\/issues\/\d+\.json/.test(url);
const uploads = ({ url }: HttpRequest): boolean => url.includes('/uploads.json');

/** The answer of the real desk with one text in it replaced. */
const butSays =
  (what: RegExp | string, instead: string) =>
  async (request: HttpRequest, real: typeof nodeHttp): ReturnType<typeof nodeHttp> => {
    const outcome = await real(request);
    return outcome.kind === 'trouble' ? outcome : { ...outcome, text: outcome.text.replace(what, instead) };
  };

/** Redmine's 201 is not believed: what stands there is read back. */
export function describeReadBack(title: string, start: Start): void {
  describe(`${title} and what it has really kept`, () => {
    let site: Awaited<ReturnType<Start>>;
    let http: FaultyHttp;
    let client: RedmineClient;
    beforeAll(async () => {
      site = await start();
      http = new FaultyHttp(nodeHttp);
      client = redmineClient(site);
    }, 300_000);
    afterAll(() => site.stop());

    async function differences(desk: HelpDesk, job = sampleJob({}, [file])): Promise<unknown> {
      const outcome = await desk.deliver(job.attempt());
      if (outcome.kind !== 'delivered') throw new Error(JSON.stringify(outcome));
      return outcome.receipt.differences;
    }

    it('finds nothing to say about a report that is whole', async () => {
      const job = sampleJob(
        {
          summary: '😀'.repeat(300),
          details: 'a\nb\r\n\n  c  ',
          hindrance: 'blocked',
          category: { id: 'printing', label: 'Printing' },
        },
        [file, { name: 'a%b <c>.txt', bytes: file.bytes.slice(1) }],
      );
      expect(await differences(deskAt(site, http), job)).toBeUndefined();
    });

    it('names values that Redmine dropped or replaced', async () => {
      const desk = deskAt(site, http, { appVersionFieldId: site.foreignField, trackerId: 99 });
      expect(await differences(desk)).toEqual([
        { kind: 'field', name: 'Tracker' },
        { kind: 'field', name: String(site.foreignField) },
      ]);
    });

    it.each([
      ['the subject', /"subject":"[^"]*"/, '"subject":"other"', { kind: 'summary' }],
      ['the text', /"description":"[^"]*"/, '"description":"other"', { kind: 'text' }],
      ['the project', /"project":\{"id":\d+/, '"project":{"id":77', { kind: 'field', name: 'Project' }],
      ['a file', /"filesize":\d+/, '"filesize":5', { kind: 'attachment', name: 'screen.png' }],
    ])('sees that %s is not what was sent', async (_what, pattern, instead, difference) => {
      http.plan(reads, butSays(pattern, instead));
      expect(await differences(deskAt(site, http))).toEqual([difference]);
    });

    it('goes on with the issue that an earlier attempt made, and makes no second one', async () => {
      const job = sampleJob({}, [file]);
      http.plan(reads, fails('timeout', true));
      expect(await deskAt(site, http).deliver(job.attempt())).toMatchObject({
        kind: 'failedForNow',
        failure: { code: 'timeout', mayHaveArrived: true },
      });
      expect(job.journal.map(({ kind }) => kind)).toEqual(['uploaded', 'uploaded', 'created']);
      const before = http.sent.length;
      expect(await differences(deskAt(site, http), job)).toBeUndefined();
      expect(http.sent.slice(before).filter(({ method }) => method === 'POST')).toEqual([]);
      expect(await client.reports(job.ticket.id)).toHaveLength(1);
    });

    it('believes no number that is another issue’s, and finds its own', async () => {
      const other = sampleJob({ summary: 'another' });
      const made = await deskAt(site, http).deliver(other.attempt());
      const number = made.kind === 'delivered' ? made.receipt.number : '';
      const job = sampleJob();
      http.plan(creates, butSays(/"id":\d+/, `"id":${number}`));
      const outcome = await deskAt(site, http).deliver(job.attempt());
      const [own, ...more] = await client.reports(job.ticket.id);
      expect(more).toEqual([]);
      expect(own?.number).not.toBe(number);
      expect(outcome).toMatchObject({ kind: 'delivered', receipt: { number: own?.number } });
    });

    it('makes the issue after all when the noted number and the search know nothing of it', async () => {
      const job = sampleJob({}, [file]);
      const lie = '{"issue":{"id":999999,"status":{"id":1,"name":"New"}}}';
      http.plan(creates, answers(201, lie));
      expect(await deskAt(site, http).deliver(job.attempt())).toMatchObject({
        kind: 'failedForNow',
        failure: { code: 'badAnswer', mayHaveArrived: true },
      });
      expect(await differences(deskAt(site, http), job)).toBeUndefined();
      expect(await client.reports(job.ticket.id)).toHaveLength(1);
      const blind = deskAt(site, http, { reportIdFieldId: undefined });
      http.plan(creates, answers(201, lie));
      expect(await blind.deliver(sampleJob().attempt())).toMatchObject({
        kind: 'failedForGood',
        failure: { code: 'rejected', mayHaveArrived: true },
      });
    });

    it('uploads again what arrived with another hash', async () => {
      const job = sampleJob({}, [file]);
      http.plan(uploads, butSays(/\.[0-9a-f]{64}/, `.${'0'.repeat(64)}`));
      expect(await deskAt(site, http).deliver(job.attempt())).toMatchObject({
        kind: 'failedForNow',
        failure: { code: 'badAnswer', attachment: 'screen.png', mayHaveArrived: false },
      });
      expect(job.journal).toEqual([]);
      expect(await differences(deskAt(site, http), job)).toBeUndefined();
    });

    it.each([
      [422, 'Attachment extension .exe is not allowed', 'typeRefused'],
      [422, '添付ファイルの拡張子exeは許可されていません', 'typeRefused'],
      [422, 'Rozszerzenie pliku „exe” nie jest dozwolone', 'typeRefused'],
      [422, 'Diese Datei überschreitet die maximale Dateigröße von (12582912)', 'tooLarge'],
      [422, 'ไฟล์นี้ใหญ่เกินไป (5242880)', 'tooLarge'],
      [422, 'exercise: no', 'rejected'],
      [413, '', 'tooLarge'],
      [415, '', 'typeRefused'],
      [406, '', 'rejected'],
    ])('understands a refusal of a file in any language: %i %s', async (status, words, code) => {
      const body = words === '' ? '' : JSON.stringify({ errors: [words] });
      http.plan(uploads, answers(status, body));
      const job = sampleJob({}, [{ name: 'setup.exe', bytes: file.bytes }]);
      expect(await deskAt(site, http).deliver(job.attempt())).toMatchObject({
        kind: 'failedForGood',
        failure: { code, attachment: 'setup.exe', mayHaveArrived: false },
      });
    });

    it('does not speak of a file when the issue itself is refused for its form', async () => {
      http.plan(creates, answers(406));
      expect(await deskAt(site, http).deliver(sampleJob().attempt())).toMatchObject({
        kind: 'failedForGood',
        failure: { code: 'rejected' },
      });
    });
  });
}
