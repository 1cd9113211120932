import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Failure, FailureCode } from '../../core/outbox/failure.ts';
import { sampleJob } from '../fakes/deskJob.ts';
import { startFaultyLine, type FaultyLine } from '../fakes/mail/faultyLine.ts';
import { startScriptedSmtp, type Line, type Point, type ScriptedSmtp } from '../fakes/mail/scriptedSmtp.ts';
import { accounts, type MailSite } from '../fakes/mail/site.ts';
import { steppedClock } from '../fakes/steppedClock.ts';
import { deskAt, inBothMailboxes, rawMails, type DeskChange } from './emailDesk.ts';

type Expected = Partial<Failure> & { code: FailureCode; lasting?: true };

const never = new AbortController().signal;
const big = { name: 'screen.png', bytes: new Uint8Array(200_000).fill(7) };

/** What a server says, where → what the outbox is told. The words are those of Postfix, Exim, Exchange and Gmail. */
const refusals: [at: Point, said: Line, expected: Expected][] = [
  ['greeting', '421 4.3.2 Service shutting down', { code: 'serverError' }],
  ['greeting', '554 5.7.1 Client host blocked', { code: 'serverError' }],
  ['greeting', 'HTTP/1.1 400 Bad Request', { code: 'badAnswer' }],
  ['greeting', { hangUp: '' }, { code: 'interrupted' }],
  ['EHLO', '421 4.7.0 Too many connections, try again later', { code: 'rateLimited' }],
  ['MAIL', '530 5.7.0 Must issue a STARTTLS command first', { code: 'unauthorized', lasting: true }],
  ['MAIL', '553 5.7.1 Sender address rejected: not owned by user', { code: 'forbidden', lasting: true }],
  ['MAIL', '452 4.3.1 Insufficient system storage', { code: 'diskFull' }],
  ['MAIL', '552 5.3.4 Message size exceeds fixed limit', { code: 'tooLarge', lasting: true }],
  ['MAIL', { hangUp: '25' }, { code: 'interrupted' }],
  ['RCPT', '450 4.2.0 Greylisted, see http://postgrey.example', { code: 'rateLimited' }],
  ['RCPT', '451 4.7.1 Try again later', { code: 'rateLimited' }],
  ['RCPT', '550 5.1.1 User unknown', { code: 'notFound', lasting: true }],
  ['RCPT', '550 No such user here', { code: 'notFound', lasting: true }],
  ['RCPT', '554 5.7.1 Relay access denied', { code: 'forbidden', lasting: true }],
  ['RCPT', '552 5.2.2 Mailbox full', { code: 'diskFull' }],
  ['DATA', '554 5.5.1 Error: no valid recipients', { code: 'rejected', lasting: true }],
  ['body', '552 5.3.4 Message too big', { code: 'tooLarge', lasting: true }],
  ['end', '552 5.3.4 Message too big', { code: 'tooLarge', lasting: true }],
  ['end', '552-5.7.0 This file type\r\n552 5.7.0 is blocked', { code: 'typeRefused', lasting: true }],
  ['end', '554 5.7.1 Spam message <b>rejected</b>', { code: 'rejected', lasting: true }],
  ['end', '451 4.3.0 Queue file write error', { code: 'serverError' }],
  ['end', '452 4.2.2 Mailbox is over quota', { code: 'diskFull' }],
  ['end', '421 4.3.2 Service shutting down', { code: 'serverError', mayHaveArrived: true }],
  ['end', 'hm', { code: 'badAnswer', mayHaveArrived: true }],
  ['end', { hangUp: '' }, { code: 'interrupted', mayHaveArrived: true }],
  ['end', { hangUp: '250 2.0.0 O' }, { code: 'interrupted', mayHaveArrived: true }],
];

/** The same suite for a line that cannot be relied on. */
export function describeMailLine(title: string, start: () => Promise<MailSite>): void {
  describe(title, () => {
    let site: MailSite;
    let line: FaultyLine;
    beforeAll(async () => {
      site = await start();
      line = await startFaultyLine(site);
    }, 300_000);
    afterAll(async () => {
      await line.close();
      await site.stop();
    });

    async function scripted(script: Partial<Record<Point, Line>>): Promise<ScriptedSmtp> {
      const server = await startScriptedSmtp(script);
      onTestFinished(() => server.close());
      return server;
    }
    const clear = ({ port }: ScriptedSmtp, change: DeskChange = {}): DeskChange => ({
      smtp: { host: '127.0.0.1', port, security: 'none' },
      imap: null,
      ...change,
    });

    it.each(refusals)('understands, at %s: %j', async (at, said, { lasting, ...expected }) => {
      const server = await scripted({ [at]: said });
      const outcome = await deskAt(site, clear(server)).deliver(sampleJob({}, [big]).attempt());
      expect(outcome).toMatchObject({
        kind: lasting === true ? 'failedForGood' : 'failedForNow',
        failure: { mayHaveArrived: false, ...expected },
      });
    });

    it('keeps the words of the server, as plain text', async () => {
      const server = await scripted({ RCPT: '550 5.1.1 <b>Nobody</b> here' });
      const outcome = await deskAt(site, clear(server)).deliver(sampleJob().attempt());
      expect(outcome).toHaveProperty('failure.detail', expect.stringContaining('<b>Nobody</b> here'));
    });

    it.each<[Point, boolean]>([
      ['greeting', false],
      ['EHLO', false],
      ['MAIL', false],
      ['end', true],
    ])('gives up a server that is silent at %s', async (at, mayHaveArrived) => {
      const clock = steppedClock();
      const server = await scripted({ [at]: { silence: true } });
      const limits = { silence: 60_000, lastAnswer: 540_000 };
      const attempt = deskAt(site, clear(server, { clock, limits })).deliver(sampleJob().attempt());
      await server.silent;
      // The last byte may be on its way still when the server falls silent.
      while (clock.waiting() === 0) await clock.pass(0);
      await clock.pass(mayHaveArrived ? 539_000 : 59_000);
      await clock.pass(2_000);
      expect(await attempt).toEqual({ kind: 'failedForNow', failure: { code: 'timeout', mayHaveArrived } });
    });

    it('sends nothing, and no password, to a server that offers no encryption', async () => {
      for (const STARTTLS of ['502 5.5.1 not implemented', '454 4.7.0 TLS not available', '220 go ahead']) {
        const server = await scripted({ STARTTLS, EHLO: '250-mail.example.test\r\n250 AUTH PLAIN LOGIN' });
        const smtp = { host: '127.0.0.1', port: server.port };
        const outcome = await deskAt(site, {
          smtp,
          imap: null,
          limits: { silence: 500, lastAnswer: 500 },
        }).deliver(sampleJob().attempt());
        expect(outcome).toMatchObject({ failure: { mayHaveArrived: false } });
        expect(server.heard()).not.toMatch(/AUTH|MAIL|DATA/);
        expect(server.heard()).not.toContain(Buffer.from(accounts.reports.password).toString('base64'));
      }
    });

    it('signs nobody in where the settings want no encryption', async () => {
      const server = await scripted({ EHLO: '250-mail.example.test\r\n250 AUTH PLAIN LOGIN' });
      const smtp = { host: '127.0.0.1', port: server.port, security: 'none', user: 'somebody' } as const;
      const outcome = await deskAt(site, { smtp, imap: null }).deliver(sampleJob().attempt());
      expect(outcome).toMatchObject({ kind: 'delivered' });
      expect(server.heard()).not.toContain('AUTH');
    });

    it('tells a name that leads nowhere from a server that is not there', async () => {
      const { port, close } = await startScriptedSmtp({});
      await close();
      const gone = deskAt(site, { smtp: { host: '127.0.0.1', port }, imap: null });
      const nameless = deskAt(site, { smtp: { host: 'no-such-host.invalid' }, imap: null });
      for (const [desk, code] of [
        [gone, 'unreachable'],
        [nameless, 'dns'],
      ] as const) {
        expect(await desk.deliver(sampleJob().attempt())).toMatchObject({
          kind: 'failedForNow',
          failure: { code, mayHaveArrived: false },
        });
        expect(await desk.verify(never)).toEqual([
          expect.objectContaining({ name: 'address', passed: false }),
        ]);
      }
    });

    const overTheLine = (change: DeskChange = {}): DeskChange => ({
      smtp: { port: line.port, security: 'tls' },
      ...change,
    });

    it('sends one mail when the answer was lost: the look-up finds the copy', async () => {
      const job = sampleJob({}, [big]);
      const desk = deskAt(site, overTheLine());
      line.plan('losesTheAnswer');
      const outcome = await desk.deliver(job.attempt());
      await line.happened();
      expect(outcome).toMatchObject({
        kind: 'failedForNow',
        failure: { code: 'interrupted', mayHaveArrived: true },
      });
      await inBothMailboxes(site, job.ticket.id);
      expect(await desk.lookUp(job.ticket.id, never)).toMatchObject({ kind: 'found' });
      expect(await rawMails(site, job.ticket.id)).toHaveLength(1);
    });

    it('waits long for the last answer, and then does not know', async () => {
      const clock = steppedClock();
      const job = sampleJob();
      const limits = { silence: 60_000, lastAnswer: 540_000 };
      const desk = deskAt(site, overTheLine({ clock, limits }));
      line.plan('swallowsTheAnswer');
      const attempt = desk.deliver(job.attempt());
      await line.happened();
      await clock.pass(541_000);
      expect(await attempt).toMatchObject({ failure: { code: 'timeout', mayHaveArrived: true } });
      await inBothMailboxes(site, job.ticket.id);
    });

    it('sends nothing when the line is cut in the middle, and everything at the next attempt', async () => {
      const job = sampleJob({}, [big]);
      const desk = deskAt(site, overTheLine());
      line.plan('cutsInTheMiddle');
      const outcome = await desk.deliver(job.attempt());
      expect(outcome).toMatchObject({
        kind: 'failedForNow',
        failure: { code: 'interrupted', mayHaveArrived: false },
      });
      expect(await desk.deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
      await inBothMailboxes(site, job.ticket.id);
      expect(await rawMails(site, job.ticket.id)).toHaveLength(1);
    });

    it('does not know whether a report arrived when the mailbox cannot be asked', async () => {
      const { port, close } = await startScriptedSmtp({});
      await close();
      for (const change of [
        { imap: { port } },
        { imap: { mailbox: 'No such mailbox' } },
        { ca: [] },
        { password: 'wrong' },
        { password: undefined },
      ] satisfies DeskChange[]) {
        const answer = await deskAt(site, change).lookUp(sampleJob().ticket.id, never);
        expect(answer).toMatchObject({ kind: 'unknown', failure: { mayHaveArrived: true } });
      }
      const aborted = await deskAt(site).lookUp(sampleJob().ticket.id, AbortSignal.abort());
      expect(aborted).toMatchObject({ kind: 'unknown', failure: { code: 'interrupted' } });
    });
  });
}
