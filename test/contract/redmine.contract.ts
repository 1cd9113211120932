import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RedmineDesk } from '../../core/policy/desks/redmine.ts';
import type { DeskCheck } from '../../core/ports/helpDesk.ts';
import { createRedmineDesk } from '../../electron/connectors/redmine/index.ts';
import { answers, FaultyHttp, losesTheAnswer } from '../fakes/faultyHttp.ts';
import { nodeHttp } from '../fakes/nodeHttp.ts';
import { plainDescribe, sampleJob } from '../fakes/deskJob.ts';
import type { RedmineSite } from '../helpdesks/redmine.ts';
import { describeHelpDesk, type DeskUnderTest } from './helpDesk.contract.ts';
import { describeNetworkDesk } from './networkDesk.contract.ts';
import { redmineClient, type RedmineClient } from './redmineClient.ts';
import { describeDataFile } from './redmineDataFile.ts';
import { describeReadBack } from './redmineReadBack.ts';
import { deskAt, type Start } from './redmineSetUp.ts';

const never = new AbortController().signal;
const file = { name: 'screen.png', bytes: new Uint8Array(70_000).fill(7) };
const failing = (checks: DeskCheck[]): string[] =>
  checks.filter(({ passed }) => !passed).map(({ name }) => name);

async function underTest(start: Start): Promise<DeskUnderTest & { http: FaultyHttp }> {
  const site = await start();
  const http = new FaultyHttp(nodeHttp);
  const client = redmineClient(site);
  return {
    desk: deskAt(site, http),
    http,
    snapshot: () => client.everything(),
    arrived: (id) => client.reports(id),
    async left(id) {
      // The requests since the issue before this one.
      const made = http.sent.filter(({ method }) => method === 'POST');
      const own = made.findIndex(
        ({ url, body }) => url.endsWith('/issues.json') && Buffer.from(body).includes(id),
      );
      const before = made.slice(0, own).findLastIndex(({ url }) => url.endsWith('/issues.json'));
      return made.slice(before + 1, own + 1).map(({ body }) => body);
    },
    withoutHandles: (body) =>
      Buffer.from(
        Buffer.from(body)
          .toString('utf8')
          .replace(/"token": "[0-9]+\.[0-9a-f]+"/g, '"token": "…"'),
      ),
    close: () => site.stop(),
  };
}

/** Everything that holds for Redmine, whether it is the real one or the fake. */
export function describeRedmine(title: string, start: Start): void {
  const setUp = (): ReturnType<typeof underTest> => underTest(start);
  describeHelpDesk(title, setUp);
  describeNetworkDesk(
    `${title} behind an unreliable network`,
    setUp,
    ({ method, url }) => method === 'POST' && url.endsWith('/issues.json'),
  );
  describeDataFile(title, start);
  describeReadBack(title, start);
  describe(`${title} and its pitfalls`, () => {
    let site: Awaited<ReturnType<Start>>;
    let http: FaultyHttp;
    let client: RedmineClient;
    beforeAll(async () => {
      site = await start();
      http = new FaultyHttp(nodeHttp);
      client = redmineClient(site);
    }, 300_000);
    afterAll(() => site.stop());
    const uploads = (): number => http.sent.filter(({ url }) => url.includes('/uploads.json')).length;
    const creates = ({ method, url }: { method: string; url: string }): boolean =>
      method === 'POST' && url.endsWith('/issues.json');

    it('maps category, hindrance, report id and version, and cuts a subject that is too long', async () => {
      const job = sampleJob({
        summary: '😀'.repeat(300),
        hindrance: 'blocked',
        category: { id: 'printing', label: 'Printing' },
      });
      const outcome = await deskAt(site, http).deliver(job.attempt());
      if (outcome.kind !== 'delivered') throw new Error(JSON.stringify(outcome));
      const issue = await client.issue(outcome.receipt.number);
      expect(issue).toMatchObject({
        subject: `${'😀'.repeat(254)}…`,
        category: { id: site.printingCategory },
        priority: { id: site.highPriority },
        tracker: { id: site.bugTracker },
      });
      expect(issue.custom_fields).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ id: site.reportIdField, value: job.ticket.id }),
          expect.objectContaining({ id: site.appVersionField, value: job.ticket.app.version }),
        ]) as unknown,
      );
    });

    it('uploads an attachment once, whatever happens to the ticket afterwards', async () => {
      const job = sampleJob({}, [file, { ...file, name: 'the same again.png' }]);
      const before = uploads();
      http.plan(creates, answers(500));
      expect(await deskAt(site, http).deliver(job.attempt())).toMatchObject({ kind: 'failedForNow' });
      // Two attachments, and the report for other programs.
      expect(job.journal).toHaveLength(3);
      expect(await deskAt(site, http).deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
      expect(uploads() - before).toBe(3);
      expect((await client.reports(job.ticket.id))[0]?.attachments).toHaveLength(2);
    });

    it('goes on with the attachment that was interrupted', async () => {
      const job = sampleJob({}, [file, { ...file, name: 'second.png' }]);
      http.plan(({ url }) => url.includes('second.png'), answers(503));
      const first = await deskAt(site, http).deliver(job.attempt());
      expect(first).toMatchObject({
        kind: 'failedForNow',
        failure: { code: 'serverError', mayHaveArrived: false },
      });
      const before = uploads();
      expect(await deskAt(site, http).deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
      expect(uploads() - before).toBe(2);
    });

    it('recognises its own ticket when the handles are spent, even when nobody looked it up', async () => {
      const job = sampleJob({}, [file]);
      http.plan(creates, losesTheAnswer);
      await deskAt(site, http).deliver(job.attempt());
      expect(await deskAt(site, http).deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
      expect(await client.reports(job.ticket.id)).toHaveLength(1);
    });

    it('uploads anew when Redmine has cleared the attachments away', async () => {
      const job = sampleJob({}, [file]);
      http.plan(creates, answers(503));
      await deskAt(site, http).deliver(job.attempt());
      const [entry] = job.journal;
      if (entry?.kind !== 'uploaded') throw new Error('nothing was uploaded');
      await client.clearAway(entry.token);
      const second = await deskAt(site, http).deliver(job.attempt());
      expect(second).toMatchObject({
        kind: 'failedForNow',
        failure: { code: 'badAnswer', mayHaveArrived: false },
      });
      expect(job.journal.map(({ kind }) => kind)).toEqual(['uploadsVoid']);
      expect(await deskAt(site, http).deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
      expect((await client.reports(job.ticket.id))[0]?.attachments).toHaveLength(1);
    });

    it('leaves spent handles to a person where there is no field to look for', async () => {
      const blind = deskAt(site, http, { reportIdFieldId: undefined });
      expect(blind.capabilities.lookUp).toBe(false);
      const job = sampleJob({}, [file]);
      http.plan(creates, losesTheAnswer);
      await blind.deliver(job.attempt());
      expect(await blind.deliver(job.attempt())).toMatchObject({
        kind: 'failedForGood',
        failure: { code: 'rejected', mayHaveArrived: true },
      });
    });

    it('says which attachment is too large, in Redmine’s words too', async () => {
      const bytes = new Uint8Array(site.maxAttachmentBytes + 1);
      const outcome = await deskAt(site, http).deliver(
        sampleJob({}, [{ name: 'film.webm', bytes }]).attempt(),
      );
      expect(outcome).toMatchObject({
        kind: 'failedForGood',
        failure: {
          code: 'tooLarge',
          attachment: 'film.webm',
          detail: expect.stringContaining('maximum') as unknown,
        },
      });
    });

    it('finds a ticket that was closed, and one that was moved to another project', async () => {
      const job = sampleJob();
      const desk = deskAt(site, http);
      const outcome = await desk.deliver(job.attempt());
      if (outcome.kind !== 'delivered') throw new Error(JSON.stringify(outcome));
      await client.change(outcome.receipt.number, { status_id: site.closedStatus });
      const found = { kind: 'found', receipt: { number: outcome.receipt.number } };
      expect(await desk.lookUp(job.ticket.id, never)).toMatchObject(found);
      expect(await desk.readStatus(outcome.receipt, never)).toMatchObject({
        kind: 'status',
        status: { label: 'Closed', closed: true },
      });
      await client.change(outcome.receipt.number, { project_id: await client.projectId(site.otherProject) });
      expect(await desk.lookUp(job.ticket.id, never)).toMatchObject(found);
    });

    it('is not fooled by a field that is no filter, where every ticket comes back', async () => {
      const desk = deskAt(site, http, { reportIdFieldId: site.unfilteredField });
      const [job, other] = [sampleJob(), sampleJob()];
      await desk.deliver(job.attempt());
      await desk.deliver(other.attempt());
      const found = await desk.lookUp(job.ticket.id, never);
      expect(found).toMatchObject({
        kind: 'found',
        receipt: { number: (await client.reports(job.ticket.id))[0]?.number },
      });
      expect(await desk.lookUp(sampleJob().ticket.id, never)).toEqual({ kind: 'absent' });
      expect(failing(await desk.verify(never))).toEqual(['reportIdFilter']);
    });

    it('is not asked for a lost report while it may still be making its issue', () => {
      expect(deskAt(site, http).capabilities).toMatchObject({ lookUp: true, settlesWithin: 10_000 });
    });

    it('notices that Redmine drops the report id, and no longer promises to look it up', async () => {
      const desk = deskAt(site, http, { reportIdFieldId: site.foreignField });
      expect(desk.capabilities.lookUp).toBe(true);
      expect(failing(await desk.verify(never))).toEqual(['reportIdField', 'reportIdFilter']);
      expect(await desk.deliver(sampleJob().attempt())).toMatchObject({ kind: 'delivered' });
      expect(desk.capabilities.lookUp).toBe(false);
    });

    it.each<[string, (on: RedmineSite) => [Partial<RedmineDesk>, string?], string[]]>([
      ['a wrong key', (on) => [{}, `${on.appKey}x`], ['key']],
      ['a project that does not exist', () => [{ project: 'no-such-project' }], ['project']],
      ['a project out of reach', (on) => [{ project: on.foreignProject }], ['project']],
      ['an account that may only read', (on) => [{}, on.readerKey], ['rights']],
      ['a tracker that does not exist', () => [{ trackerId: 99 }], ['tracker']],
      ['a category that does not exist', () => [{ categoryIds: { screen: 99 } }], ['category']],
      ['a priority that does not exist', () => [{ priorityIds: { blocked: 99 } }], ['priority']],
      ['no field for the report id', () => [{ reportIdFieldId: undefined }], ['reportIdField']],
      ['an address with another path', (on) => [{ url: `${on.url}/no/such/path` }], ['address']],
    ])('finds in its check: %s', async (_what, change, expected) => {
      const before = await client.everything();
      const [settings, key] = change(site);
      expect(failing(await deskAt(site, http, settings, key).verify(never))).toEqual(expected);
      expect(await client.everything()).toEqual(before);
    });

    it('finds in its check a field that the desk insists on and we do not fill', async () => {
      const desk = deskAt(site, http, { project: site.strictProject, categoryIds: {} });
      expect((await desk.verify(never)).find(({ passed }) => !passed)).toMatchObject({
        name: 'required',
        failure: { code: 'rejected', detail: 'Cost centre cannot be blank' },
      });
      expect(await desk.deliver(sampleJob().attempt())).toMatchObject({
        kind: 'failedForGood',
        failure: { code: 'rejected', detail: 'Cost centre cannot be blank', mayHaveArrived: false },
      });
    });

    it('tells a project that is gone or out of reach from a ticket that is wrong', async () => {
      const gone = await deskAt(site, http, { project: 'no-such-project' }).deliver(sampleJob().attempt());
      expect(gone).toMatchObject({ kind: 'failedForGood', failure: { code: 'notFound' } });
      const foreign = await deskAt(site, http, { project: site.foreignProject }).deliver(
        sampleJob().attempt(),
      );
      expect(foreign).toMatchObject({ kind: 'failedForGood', failure: { code: 'forbidden' } });
    });

    it('asks for an API key when there is none', async () => {
      const desk = createRedmineDesk({
        settings: { kind: 'redmine', url: site.url, project: site.project },
        name: 'Redmine',
        http: http.client,
        describe: plainDescribe,
        clock: Date,
        apiKey: async () => undefined,
      });
      const failure = { code: 'notConfigured', mayHaveArrived: false };
      expect(await desk.deliver(sampleJob().attempt())).toEqual({ kind: 'failedForGood', failure });
      expect(failing(await desk.verify(never))).toEqual(['key']);
    });

    it('keeps bytes and names exactly', async () => {
      const job = sampleJob({}, [{ name: 'a&b=c ไทย +%41 😀.bin', bytes: file.bytes }]);
      await deskAt(site, http).deliver(job.attempt());
      const sha256 = createHash('sha256').update(file.bytes).digest('hex');
      expect((await client.reports(job.ticket.id))[0]?.attachments).toEqual([
        { name: expect.stringMatching(/^a&b=c ไทย \+[%_]41 😀\.bin$/) as unknown, sha256 },
      ]);
    });
  });
}
