import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskCheck } from '../../core/ports/helpDesk.ts';
import { makeCertificate } from '../fakes/certificates.ts';
import { sampleJob } from '../fakes/deskJob.ts';
import { accounts, type MailSite } from '../fakes/mail/site.ts';
import { arrivedAt, deskAt, inBothMailboxes, rawMails, read, settled, type DeskChange } from './emailDesk.ts';

const never = new AbortController().signal;
const picture = { name: 'screen.png', bytes: new Uint8Array(3000).fill(7) };
const failing = (checks: DeskCheck[]): string[] =>
  checks.filter(({ passed }) => !passed).map(({ name }) => name);
const contact = { name: 'Ann', phone: '', bestTime: '', callBack: false };
const nobody = 'nobody@example.test';

/** What is particular to mail. */
export function describeMailPitfalls(title: string, start: () => Promise<MailSite>): void {
  describe(title, () => {
    let site: MailSite;
    beforeAll(async () => {
      site = await start();
    }, 300_000);
    afterAll(() => site.stop());
    const desk = (change: DeskChange = {}): ReturnType<typeof deskAt> => settled(site, deskAt(site, change));

    it('writes a mail that every mail program can show, and that answers find their way back from', async () => {
      const job = sampleJob({ summary: 'Žurnál ไทย', contact: { ...contact, email: 'ann@example.org' } }, [
        picture,
      ]);
      const { id, sealedAt } = job.ticket;
      const outcome = await desk().deliver(job.attempt());
      const number = outcome.kind === 'delivered' ? outcome.receipt.number : '';
      expect(id.endsWith(number)).toBe(true);
      const email = await read((await rawMails(site, id))[0]!);
      expect(email).toMatchObject({
        from: { address: accounts.reports.address },
        to: [{ address: accounts.support.address }],
        replyTo: [{ address: 'ann@example.org' }, { address: accounts.reports.address }],
        subject: `[${number}] Žurnál ไทย`,
        messageId: `<${id}@handraise.example.test>`,
        date: new Date(sealedAt).toISOString().replace(/\.\d+Z$/, '.000Z'),
      });
      const shown = email.attachments.find(({ filename }) => filename === 'screen.png');
      expect(shown).toMatchObject({ disposition: 'inline', related: true });
      expect(email.html).toContain(`<img src="cid:${(shown?.contentId ?? '').slice(1, -1)}">`);
    });

    it('is the same mail at every attempt, and no server takes two for one', async () => {
      const job = sampleJob({}, [picture]);
      await desk().deliver(job.attempt());
      await desk().deliver(job.attempt());
      const ours = (raw: Buffer): string => raw.toString('latin1').replace(/^[\s\S]*?(?=^From: )/m, '');
      await expect.poll(() => rawMails(site, job.ticket.id)).toHaveLength(2);
      const [first, second] = await rawMails(site, job.ticket.id);
      expect(ours(second!)).toBe(ours(first!));
    });

    it.each([
      'ann@example.org\r\nBcc: evil@example.test',
      'ann@example.org, evil@example.test',
      'Ann <ann@example.org>',
      'ann',
      `${'a'.repeat(300)}@example.org`,
    ])('puts into the header no address that is not one: %j', async (email) => {
      const job = sampleJob({ contact: { ...contact, email } });
      const [header] = deskAt(site, { imap: null }).compose(job.ticket);
      const text = header?.content.kind === 'bytes' ? Buffer.from(header.content.bytes).toString() : '';
      expect(text).not.toMatch(/evil|Bcc|Reply-To/);
    });

    it('keeps lines, dots and long words of a text as they were', async () => {
      const details = `.\n..\n.a\n\nFrom here\n${'x'.repeat(2000)}\n=20 = =?utf-8?B?QQ==?=\n\ttab `;
      const job = sampleJob({ details, summary: '=?utf-8?B?QQ==?= .' });
      await desk().deliver(job.attempt());
      const text = (await arrivedAt(site, job.ticket.id))[0]?.text.replace(/\r\n/g, '\n');
      expect(text).toContain(details);
      expect(text).toContain('] =?utf-8?B?QQ==?= .');
    });

    it('cuts a subject that nobody would read to its end, and no character in two', async () => {
      const job = sampleJob({ summary: '😀'.repeat(300) });
      await desk().deliver(job.attempt());
      const email = await read((await rawMails(site, job.ticket.id))[0]!);
      expect(email.subject).toMatch(/^\[\w+\] (😀){149}…$/u);
    });

    it('sends to everybody or to nobody', async () => {
      const job = sampleJob();
      const to = [accounts.support.address, nobody];
      expect(await deskAt(site, { settings: { to } }).deliver(job.attempt())).toMatchObject({
        kind: 'failedForGood',
        failure: {
          code: 'notFound',
          detail: expect.stringContaining(nobody) as unknown,
          mayHaveArrived: false,
        },
      });
      expect(await desk().deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
      expect(await rawMails(site, job.ticket.id)).toHaveLength(1);
    });

    it('reaches the server in each way that is encrypted', async () => {
      const { submission, submissions, imap, imaps } = site.ports;
      for (const change of [
        { smtp: { port: submission, security: 'starttls' }, imap: { port: imap, security: 'starttls' } },
        { smtp: { port: submissions, security: 'tls' }, imap: { port: imaps, security: 'tls' } },
      ] satisfies DeskChange[]) {
        expect(failing(await deskAt(site, change).verify(never))).toEqual([]);
        const job = sampleJob();
        expect(await desk(change).deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
        expect(await deskAt(site, change).lookUp(job.ticket.id, never)).toMatchObject({ kind: 'found' });
      }
    });

    it('trusts no certificate but those that the system and the policy trust', async () => {
      const other = await makeCertificate({ name: 'Another authority', authority: true });
      for (const change of [
        { ca: [] },
        { ca: [other.cert] },
        { ca: [], smtp: { port: site.ports.submissions, security: 'tls' } },
      ] satisfies DeskChange[]) {
        expect(await deskAt(site, change).deliver(sampleJob().attempt())).toMatchObject({
          kind: 'failedForGood',
          failure: { code: 'certificate', mayHaveArrived: false },
        });
        expect(failing(await deskAt(site, change).verify(never))).toEqual(['mailEncryption', 'mailbox']);
      }
    });

    it.each<[string, () => DeskChange, string, string[]]>([
      ['a wrong password', () => ({ password: 'wrong' }), 'unauthorized', ['mailLogin', 'mailbox']],
      ['no password', () => ({ password: undefined }), 'notConfigured', ['mailLogin', 'mailbox']],
      [
        'another sender',
        () => ({ settings: { from: accounts.support.address } }),
        'forbidden',
        ['mailSender'],
      ],
      ['an unknown recipient', () => ({ settings: { to: [nobody] } }), 'notFound', ['mailRecipient']],
      [
        'only an unknown recipient',
        () => ({ settings: { to: [nobody] }, imap: null }),
        'notFound',
        ['mailRecipient'],
      ],
    ])('finds in its check and says when it sends: %s', async (_what, change, code, checks) => {
      expect(failing(await deskAt(site, change()).verify(never))).toEqual(checks);
      const job = sampleJob();
      expect(await deskAt(site, change()).deliver(job.attempt())).toMatchObject({
        kind: 'failedForGood',
        failure: { code, mayHaveArrived: false },
      });
      expect(await rawMails(site, job.ticket.id)).toEqual([]);
    });

    it('finds in its check a mailbox that is not there', async () => {
      const checks = await deskAt(site, { imap: { mailbox: 'Nowhere' } }).verify(never);
      expect(checks.filter(({ passed }) => !passed)).toMatchObject([
        { name: 'mailbox', failure: { code: 'notFound' } },
      ]);
    });

    it('knows how large a mail may be once it has asked, and says "too large" before it sends', async () => {
      const one = deskAt(site);
      expect(one.capabilities.maxTotalBytes).toBeUndefined();
      await one.learnLimits?.(AbortSignal.abort());
      expect(one.capabilities.maxTotalBytes).toBeUndefined();
      await one.learnLimits?.(never);
      const most = one.capabilities.maxTotalBytes ?? 0;
      expect(most).toBeGreaterThan(site.maxBytes * 0.7);
      const fits = sampleJob({}, [{ name: 'video.webm', bytes: new Uint8Array(most - 20_000) }]);
      expect(await settled(site, one).deliver(fits.attempt())).toMatchObject({ kind: 'delivered' });
      for (const settings of [{}, { maxTotalMegabytes: 5 }]) {
        const job = sampleJob({}, [{ name: 'video.webm', bytes: new Uint8Array(site.maxBytes * 0.75) }]);
        expect(await deskAt(site, { settings }).deliver(job.attempt())).toMatchObject({
          kind: 'failedForGood',
          failure: { code: 'tooLarge', mayHaveArrived: false },
        });
        expect(job.progress).toEqual([]);
      }
    });

    it('takes no report for another whose id only looks alike', async () => {
      const { id } = sampleJob().ticket;
      await site.put(
        'reports',
        `From: a@example.test\r\nX-Report-ID: x${id}\r\nSubject: ${id}\r\n\r\n${id}\r\n`,
      );
      await expect.poll(async () => (await site.mails('reports')).some((raw) => raw.includes(id))).toBe(true);
      expect(await deskAt(site).lookUp(id, never)).toEqual({ kind: 'absent' });
    });

    it('finds a report that somebody has filed away', async () => {
      const job = sampleJob();
      await desk().deliver(job.attempt());
      await site.handle('reports', job.ticket.id, 'archived');
      expect(await deskAt(site).lookUp(job.ticket.id, never)).toMatchObject({ kind: 'found' });
    });

    it('looks nothing up and tells no status without a mailbox', () => {
      expect(deskAt(site, { imap: null }).capabilities).toMatchObject({ lookUp: false, status: false });
      expect(deskAt(site).capabilities).toMatchObject({ lookUp: true, status: true, settlesWithin: 60_000 });
    });

    it('tells who has answered, and takes no machine’s word for an answer', async () => {
      const job = sampleJob();
      const outcome = await desk().deliver(job.attempt());
      if (outcome.kind !== 'delivered') throw new Error(JSON.stringify(outcome));
      const label = async (): Promise<string> => {
        const answer = await deskAt(site).readStatus(outcome.receipt, never);
        return answer.kind === 'status' ? answer.status.label : answer.failure.code;
      };
      expect(await label()).toBe('no answer yet');
      const answer = (lines: string[]): Promise<void> =>
        site.put(
          'reports',
          [
            'From: Bob Support <support@example.test>',
            'Date: Sun, 01 Mar 2026 08:00:00 +0000',
            ...lines,
            '',
            'Hi',
            '',
          ].join('\r\n'),
        );
      const reference = `<${job.ticket.id}@handraise.example.test>`;
      await answer([`In-Reply-To: ${reference}`, 'Auto-Submitted: auto-replied', 'Subject: We have got it']);
      await answer([`In-Reply-To: <other@example.test>`, 'Subject: Something else']);
      expect(await label()).toBe('no answer yet');
      await answer([`References: <a@b.test>\r\n ${reference}`, 'Subject: Re: your printer']);
      expect(await label()).toBe('answered by Bob Support: Re: your printer');
    });

    it('knows from the mark of a mail program that a report was answered', async () => {
      const job = sampleJob();
      const outcome = await desk().deliver(job.attempt());
      if (outcome.kind !== 'delivered') throw new Error(JSON.stringify(outcome));
      await inBothMailboxes(site, job.ticket.id);
      await site.handle('support', job.ticket.id, 'answered');
      const theirs = deskAt(site, { imap: { user: accounts.support.address, copyTo: undefined } });
      expect(await theirs.readStatus(outcome.receipt, never)).toMatchObject({ kind: 'unknown' });
      const own = deskAt(site, {
        imap: { user: accounts.support.address, password: accounts.support.password, copyTo: undefined },
      });
      expect(await own.readStatus(outcome.receipt, never)).toMatchObject({
        kind: 'status',
        status: { label: 'answered', closed: false },
      });
    });
  });
}
