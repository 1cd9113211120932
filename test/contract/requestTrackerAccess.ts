import { describe, expect, it } from 'vitest';
import type { RequestTrackerDesk } from '../../core/policy/desks/requestTracker.ts';
import type { DeskCheck } from '../../core/ports/helpDesk.ts';
import { sampleJob } from '../fakes/deskJob.ts';
import { answers, FaultyHttp, fails, losesTheAnswer } from '../fakes/faultyHttp.ts';
import { nodeHttp } from '../fakes/nodeHttp.ts';
import type { RequestTrackerSite } from '../helpdesks/rt.ts';
import { creates, delivered, deskAt, never, prepare, type Start } from './requestTrackerSetUp.ts';

const failing = (checks: DeskCheck[]): string[] =>
  checks.filter(({ passed }) => !passed).map(({ name }) => name);

/** Request Tracker lets in, or says why not. */
export function describeAccess(title: string, start: Start): void {
  describe(`${title} lets in, or says why not`, () => {
    const on = prepare(start);

    it('delivers for an account that may create and not look, and says what it cannot promise', async () => {
      const desk = deskAt(on.site, on.http, {}, () => on.site.blindToken);
      expect((await delivered(desk)).differences).toEqual([{ kind: 'reportId' }]);
      expect(desk.capabilities.lookUp).toBe(false);
    });

    it.each<[string, (at: RequestTrackerSite) => [Partial<RequestTrackerDesk>, string?], string[]]>([
      ['a wrong token', (at) => [{}, `${at.appToken}x`], ['token']],
      ['a queue that does not exist', () => [{ queue: 'Nowhere' }], ['queue']],
      ['a queue out of reach', (at) => [{ queue: at.foreignQueue }], ['queue']],
      ['an account that may only look', (at) => [{}, at.readerToken], ['rights']],
      ['no field for the report id', () => [{ reportIdField: undefined }], ['reportIdField']],
      ['a field for it that nobody sees', (at) => [{ reportIdField: at.hiddenField }], ['reportIdField']],
      ['a field that does not exist', () => [{ categoryField: 'Nowhere' }], ['field']],
      ['a limit above the desk’s', () => [{ maxAttachmentMegabytes: 500 }], ['attachmentLimit']],
      ['an address with another path', (at) => [{ url: `${at.url}/no/such/path` }], ['address']],
    ])('finds in its check: %s', async (_what, change, expected) => {
      const before = await on.client.everything();
      const [settings, token] = change(on.site);
      const desk = deskAt(on.site, on.http, settings, () => token ?? on.site.appToken);
      expect(failing(await desk.verify(never))).toEqual(expected);
      expect(await on.client.everything()).toEqual(before);
    });

    it.each<[string, (at: RequestTrackerSite) => [Partial<RequestTrackerDesk>, string?], string]>([
      ['a wrong token', (at) => [{}, `${at.appToken}x`], 'unauthorized'],
      ['a token that is none', () => [{}, 'nonsense'], 'unauthorized'],
      ['an account that may only look', (at) => [{}, at.readerToken], 'forbidden'],
      ['a queue that does not exist', () => [{ queue: 'Nowhere' }], 'notFound'],
      ['a queue out of reach', (at) => [{ queue: at.foreignQueue }], 'notFound'],
      ['an address with another path', (at) => [{ url: `${at.url}/no/such/path` }], 'notFound'],
    ])('tells apart what is wrong when a report is refused: %s', async (_what, change, code) => {
      const [settings, token] = change(on.site);
      const desk = deskAt(on.site, on.http, settings, () => token ?? on.site.appToken);
      expect(await desk.deliver(sampleJob().attempt())).toMatchObject({
        kind: 'failedForGood',
        failure: { code, mayHaveArrived: false },
      });
    });

    it('signs in once and sends the session to nobody else', async () => {
      const own = new FaultyHttp(nodeHttp);
      const desk = deskAt(on.site, own);
      await delivered(desk);
      await desk.lookUp(sampleJob().ticket.id, never);
      const pages = own.sent.filter(({ url }) => !url.includes('/REST/2.0/'));
      expect(pages).toHaveLength(1);
      const others = own.sent.filter((one) => !pages.includes(one));
      for (const { headers, url } of others) {
        expect(url.startsWith(`${on.site.url}/REST/2.0/`)).toBe(true);
        expect(headers['Cookie']).toMatch(/^RT_SID_\S+=\S+$/);
      }
    });

    it('goes by the token where there is no session, or where it has ended', async () => {
      const own = new FaultyHttp(nodeHttp);
      own.plan(({ url }) => url.includes('/SelfService/'), answers(404, '<html></html>'));
      const desk = deskAt(on.site, own);
      await delivered(desk);
      expect(own.sent.some(({ headers }) => 'Cookie' in headers)).toBe(false);

      const cookie = `RT_SID_rt.test=${'0'.repeat(32)}; path=/; HttpOnly`;
      const other = new FaultyHttp(nodeHttp);
      other.plan(
        ({ url }) => url.includes('/SelfService/'),
        answers(200, '<html></html>', { 'set-cookie': cookie }),
      );
      await delivered(deskAt(on.site, other));
    });

    it('signs in anew when the token was changed', async () => {
      let token = `${on.site.appToken}x`;
      const desk = deskAt(on.site, on.http, {}, () => token);
      expect(await desk.deliver(sampleJob().attempt())).toMatchObject({ failure: { code: 'unauthorized' } });
      token = on.site.appToken;
      await delivered(desk);
      token = 'nonsense';
      expect(await desk.deliver(sampleJob().attempt())).toMatchObject({ failure: { code: 'unauthorized' } });
    });

    it('knows a lost answer from a refusal, also when nobody was reached to sign in', async () => {
      const own = new FaultyHttp(nodeHttp);
      own.plan(() => true, fails('timeout', true));
      expect(await deskAt(on.site, own).deliver(sampleJob().attempt())).toMatchObject({
        kind: 'failedForNow',
        failure: { code: 'timeout', mayHaveArrived: false },
      });
      const job = sampleJob();
      own.plan(creates, losesTheAnswer);
      expect(await deskAt(on.site, own).deliver(job.attempt())).toMatchObject({
        failure: { mayHaveArrived: true },
      });
      expect(await deskAt(on.site, own).lookUp(job.ticket.id, never)).toMatchObject({ kind: 'found' });
    });

    it('asks for a token when there is none', async () => {
      const desk = deskAt(on.site, on.http, {}, () => ' \n');
      const failure = { code: 'notConfigured', mayHaveArrived: false };
      expect(await desk.deliver(sampleJob().attempt())).toEqual({ kind: 'failedForGood', failure });
      expect(failing(await desk.verify(never))).toEqual(['token']);
    });
  });
}
