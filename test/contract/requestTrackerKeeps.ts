import { describe, expect, it } from 'vitest';
import type { RequestTrackerDesk } from '../../core/policy/desks/requestTracker.ts';
import { sampleJob } from '../fakes/deskJob.ts';
import type { RequestTrackerSite } from '../helpdesks/rt.ts';
import { delivered, deskAt, prepare, type Start } from './requestTrackerSetUp.ts';

const file = { name: 'screen.png', bytes: new Uint8Array(70_000).fill(7) };

/** Request Tracker keeps what it was sent, or says what it did not. */
export function describeKept(title: string, start: Start): void {
  describe(`${title} keeps what it was sent, or says what it did not`, () => {
    const on = prepare(start);

    it('maps category, hindrance, report id and version', async () => {
      const job = sampleJob({ hindrance: 'blocked', category: { id: 'printing', label: 'Prints' } });
      const { number, differences } = await delivered(deskAt(on.site, on.http), job);
      expect(differences).toBeUndefined();
      const ticket = await on.client.ticket(number);
      expect(ticket.Priority).toBe('80');
      expect(Object.fromEntries(ticket.CustomFields.map(({ name, values }) => [name, values]))).toMatchObject(
        {
          [on.site.reportIdField]: [job.ticket.id],
          [on.site.appVersionField]: [job.ticket.app.version],
          [on.site.categoryField]: ['Printing'],
        },
      );
    });

    it.each([
      ['at 200 bytes and not in the middle of a letter', 'ไ'.repeat(150), `${'ไ'.repeat(65)}…`],
      ['not at all when it just fits', `${'x'.repeat(196)}😀`, `${'x'.repeat(196)}😀`],
    ])('cuts the subject %s', async (_how, summary, subject) => {
      const { number, differences } = await delivered(deskAt(on.site, on.http), sampleJob({ summary }));
      expect(differences).toBeUndefined();
      expect((await on.client.ticket(number)).Subject).toBe(subject);
    });

    it('makes the contact the requestor when the policy says so', async () => {
      const contact = { name: '', email: 'mira@example.org', phone: '', bestTime: '', callBack: false };
      const desk = deskAt(on.site, on.http, { contactIsRequestor: true });
      const { number } = await delivered(desk, sampleJob({ contact }));
      expect((await on.client.ticket(number)).Requestor).toMatchObject([{ id: 'mira@example.org' }]);
      const silent = await delivered(deskAt(on.site, on.http), sampleJob({ contact }));
      expect((await on.client.ticket(silent.number)).Requestor).toEqual([]);
    });

    it('brings text files byte for byte, whatever their encoding, and a file called 0', async () => {
      const cp1251 = new Uint8Array([0xce, 0xf2, 0xf7, 0xb8, 0xf2, 0x0d, 0x0a, 0xff]);
      const job = sampleJob({}, [
        { name: 'журнал.txt', bytes: cp1251 },
        { name: '0', bytes: new Uint8Array([48]) },
        { name: 'mail.eml', bytes: Buffer.from('From: a@example.org\r\n\r\nhello\r\n') },
      ]);
      const types = ['text/plain', 'text/html', 'message/rfc822'];
      job.ticket.attachments.forEach((one, index) => Object.assign(one, { mediaType: types[index] }));
      const { number, differences } = await delivered(deskAt(on.site, on.http), job);
      expect(differences).toBeUndefined();
      expect((await on.client.report(number)).attachments).toEqual([
        { name: 'журнал.txt', sha256: job.ticket.attachments[0]?.sha256 },
        { name: '_0', sha256: job.ticket.attachments[1]?.sha256 },
        { name: 'mail.eml', sha256: job.ticket.attachments[2]?.sha256 },
      ]);
    });

    it('says which file was empty, because Request Tracker takes none', async () => {
      const job = sampleJob({}, [file, { name: 'empty.log', bytes: new Uint8Array() }]);
      const { number, differences } = await delivered(deskAt(on.site, on.http), job);
      expect(differences).toEqual([{ kind: 'attachment', name: 'empty.log' }]);
      expect((await on.client.report(number)).attachments).toHaveLength(1);
    });

    it('says which file was too large and became a note, and sends it no second time', async () => {
      const before = on.http.sent.length;
      const bytes = new Uint8Array(on.site.maxAttachmentBytes + 1);
      const job = sampleJob({}, [file, { name: 'film.webm', bytes }]);
      const { differences } = await delivered(deskAt(on.site, on.http), job);
      expect(differences).toEqual([{ kind: 'attachment', name: 'film.webm' }]);
      expect(on.http.sent.slice(before).filter(({ method }) => method === 'POST')).toHaveLength(1);
    });

    it.each<
      [string, (at: RequestTrackerSite) => Partial<RequestTrackerDesk>, (at: RequestTrackerSite) => string]
    >([
      ['does not exist', () => ({ appVersionField: 'Nowhere' }), () => 'Nowhere'],
      ['it may not fill', (at) => ({ appVersionField: at.readOnlyField }), (at) => at.readOnlyField],
      ['it cannot see', (at) => ({ appVersionField: at.hiddenField }), (at) => at.hiddenField],
      ['wants another form', (at) => ({ appVersionField: at.patternField }), (at) => at.patternField],
    ])('says that a field %s was dropped', async (_what, change, name) => {
      const { differences } = await delivered(deskAt(on.site, on.http, change(on.site)));
      expect(differences).toEqual([{ kind: 'field', name: name(on.site) }]);
    });

    it('says that a category that is none of the choices was dropped', async () => {
      const category = { id: 'other', label: 'Something else' };
      const { differences } = await delivered(deskAt(on.site, on.http), sampleJob({ category }));
      expect(differences).toEqual([{ kind: 'field', name: on.site.categoryField }]);
    });

    it('notices that the report id was dropped, and no longer promises to look it up', async () => {
      const desk = deskAt(on.site, on.http, { reportIdField: on.site.readOnlyField });
      expect(desk.capabilities.lookUp).toBe(true);
      expect((await delivered(desk)).differences).toEqual([{ kind: 'reportId' }]);
      expect(desk.capabilities.lookUp).toBe(false);
    });
  });
}
