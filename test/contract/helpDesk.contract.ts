import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import texts from '../../core/texts/en/desk.json';
import { AttachmentUnreadable, type HelpDesk } from '../../core/ports/helpDesk.ts';
import type { FaultyHttp } from '../fakes/faultyHttp.ts';
import { sampleJob, type SampleFile } from '../fakes/deskJob.ts';

/** A report as it stands at the desk. */
export interface ArrivedReport {
  /** Everything a person reads there. */
  text: string;
  attachments: { name: string; sha256: string }[];
}

/** A help desk and the means to look into it from outside. */
export interface DeskUnderTest {
  desk: HelpDesk;
  /** Every report with this id that the desk holds. */
  arrived: (reportId: string) => Promise<ArrivedReport[]>;
  /** All that the desk holds, as something to compare. */
  snapshot: () => Promise<unknown>;
  /** The bodies that left for a report, in the order of `compose`'s parts. */
  left: (reportId: string) => Promise<Uint8Array[]>;
  /** What left, with the handles that the desk gave out meanwhile put back to how they are shown. */
  withoutHandles?: (body: Uint8Array, shown: Uint8Array) => Uint8Array;
  /** False for desks that refuse a file without a byte in it. Without it: true. */
  takesEmptyFiles?: boolean;
  /** False for desks whose tickets have no page to look at. Without it: true. */
  hasPages?: boolean;
  /** For desks in the network. */
  http?: FaultyHttp;
  close: () => Promise<void>;
}

const never = new AbortController().signal;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const thai = 'เครื่องพิมพ์พิมพ์หน้าว่าง';
const cyrillic = 'Принтер печатает пустые страницы';
const hostile = '<script>alert(1)</script> & "quotes" \\ <img src=x onerror=alert(1)>';

const files: SampleFile[] = [
  { name: 'screen.png', bytes: new Uint8Array(70_000).map((_, index) => (index * 7) % 256) },
  { name: `${thai} 😀.txt`, bytes: bytesOf(thai) },
  { name: 'Отчёт "об ошибке" (1).log', bytes: bytesOf('--boundary\r\n\r\n--boundary--\r\n') },
  { name: 'empty.txt', bytes: new Uint8Array() },
];

/** The one suite that every connector passes, whoever plays the desk. */
export function describeHelpDesk(title: string, setUp: () => Promise<DeskUnderTest>): void {
  describe(title, () => {
    let under: DeskUnderTest;
    beforeAll(async () => {
      under = await setUp();
    }, 300_000);
    afterAll(() => under.close());

    it('delivers a report and brings back the desk’s own number', async () => {
      const job = sampleJob();
      const outcome = await under.desk.deliver(job.attempt());
      expect(outcome).toMatchObject({ kind: 'delivered', receipt: { desk: under.desk.name } });
      const receipt = outcome.kind === 'delivered' ? outcome.receipt : undefined;
      expect(receipt?.number).toMatch(/^[0-9A-Z]{1,12}$/);
      if (under.hasPages === false) expect(receipt).not.toHaveProperty('url');
      else expect(receipt?.url).toMatch(/^(https?|file):\/\//);
      expect(await under.arrived(job.ticket.id)).toHaveLength(1);
    });

    it('brings every attachment byte for byte, under its name in every script', async () => {
      const job = sampleJob({}, files);
      const outcome = await under.desk.deliver(job.attempt());
      const left = under.takesEmptyFiles === false ? ['empty.txt'] : [];
      const going = files.filter(({ name }) => !left.includes(name));
      expect(outcome).toMatchObject({ kind: 'delivered' });
      // A receipt names what did not go, and nothing else.
      const differences = outcome.kind === 'delivered' ? outcome.receipt.differences : undefined;
      expect(differences ?? []).toEqual(left.map((name) => ({ kind: 'attachment', name })));
      const [report] = await under.arrived(job.ticket.id);
      const hashes = report?.attachments.map((one) => one.sha256).sort();
      expect(hashes).toEqual(going.map(({ bytes }) => sha256(bytes)).sort());
      const names = report?.attachments.map(({ name }) => name).join('\n');
      for (const part of ['screen.png', thai, '😀', 'Отчёт', ...(left.length > 0 ? [] : ['empty.txt'])])
        expect(names).toContain(part);
    });

    it('brings text in every script and markup as it was written', async () => {
      const summary = `${thai} ${cyrillic} 😀 <b>`;
      const job = sampleJob({ summary, details: `${hostile}\n\n${cyrillic}\nžluťoučký 👩‍💻` });
      expect(await under.desk.deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
      const text = (await under.arrived(job.ticket.id))[0]?.text;
      for (const part of [summary, hostile, 'žluťoučký 👩‍💻']) expect(text).toContain(part);
    });

    it('finds a report by its id, and nothing for another id', async () => {
      const job = sampleJob();
      const outcome = await under.desk.deliver(job.attempt());
      const found = await under.desk.lookUp(job.ticket.id, never);
      if (outcome.kind !== 'delivered' || found.kind !== 'found')
        throw new Error(JSON.stringify({ outcome, found }));
      expect(found.receipt.number).toBe(outcome.receipt.number);
      expect(found.receipt.url).toBe(outcome.receipt.url);
      expect(await under.desk.lookUp(sampleJob().ticket.id, never)).toEqual({ kind: 'absent' });
    });

    it('shows beforehand exactly the bytes that leave', async () => {
      const job = sampleJob({ details: `${hostile} ${thai}` }, files);
      const shown = under.desk.compose(job.ticket);
      expect(under.desk.compose(job.ticket)).toEqual(shown);
      expect(await under.desk.deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
      const left = await under.left(job.ticket.id);
      expect(left).toHaveLength(shown.length);
      for (const [index, { content }] of shown.entries()) {
        const body = left[index] ?? new Uint8Array();
        if (content.kind === 'attachment') expect(sha256(body)).toBe(content.attachment.sha256);
        else {
          const comparable = under.withoutHandles?.(body, content.bytes) ?? body;
          expect(Buffer.from(comparable).toString()).toBe(Buffer.from(content.bytes).toString());
        }
      }
    });

    it('verifies its settings and leaves nothing behind', async () => {
      const before = await under.snapshot();
      const checks = await under.desk.verify(never);
      expect(checks.filter(({ passed }) => !passed)).toEqual([]);
      expect(checks.length).toBeGreaterThan(0);
      for (const { name } of checks) expect(Object.keys(texts.check)).toContain(name);
      expect(await under.snapshot()).toEqual(before);
    });

    it('is not led astray by the name of an attachment', async () => {
      const names = [
        '../../escaped.txt',
        '..\\..\\escaped.txt',
        '/etc/escaped',
        'a\r\nX-Evil: 1.txt',
        'nul\u0000.txt',
      ];
      const job = sampleJob(
        {},
        names.map((name, index) => ({ name, bytes: bytesOf(`file ${index}`) })),
      );
      expect(await under.desk.deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
      const [report] = await under.arrived(job.ticket.id);
      expect(report?.attachments.map((one) => one.sha256).sort()).toEqual(
        names.map((_, index) => sha256(bytesOf(`file ${index}`))).sort(),
      );
      for (const { name } of report?.attachments ?? []) expect(name).not.toMatch(/[/\\\r\n\0]/);
    });

    it('streams ten megabytes and tells how far it is', async () => {
      const bytes = new Uint8Array(10 * 1024 * 1024).map((_, index) => (index * 31) % 253);
      const job = sampleJob({}, [{ name: 'video.webm', bytes }]);
      expect(await under.desk.deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
      expect((await under.arrived(job.ticket.id))[0]?.attachments[0]?.sha256).toBe(sha256(bytes));
      expect(job.progress.length).toBeGreaterThan(10);
      expect(job.progress).toEqual([...job.progress].sort((a, b) => a - b));
      expect(job.progress.at(-1)).toBe(1);
    });

    it('stops when it is told to, and leaves nothing half done', async () => {
      const aborted = await under.desk.deliver(sampleJob({}, files).attempt({ signal: AbortSignal.abort() }));
      expect(aborted).toEqual({
        kind: 'failedForNow',
        failure: expect.objectContaining({ code: 'interrupted', mayHaveArrived: false }) as unknown,
      });
      const controller = new AbortController();
      const bytes = new Uint8Array(8 * 1024 * 1024);
      const job = sampleJob({}, [{ name: 'big.bin', bytes }]);
      const attempt = job.attempt({ signal: controller.signal });
      const outcome = await under.desk.deliver({
        ...attempt,
        async *readAttachment(attachment) {
          for await (const chunk of attempt.readAttachment(attachment)) {
            yield chunk;
            controller.abort();
          }
        },
      });
      expect(outcome).toMatchObject({ kind: 'failedForNow', failure: { code: 'interrupted' } });
      expect(await under.arrived(job.ticket.id)).toEqual([]);
    });

    it('lets a damaged attachment pass to its caller and files nothing', async () => {
      const job = sampleJob({}, files);
      const attempt = under.desk.deliver(job.attempt({ damaged: 'screen.png' }));
      await expect(attempt).rejects.toThrow(AttachmentUnreadable);
      expect(await under.arrived(job.ticket.id)).toEqual([]);
      expect(await under.desk.deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
    });

    it('tells how a report stands, when it can', async () => {
      const outcome = await under.desk.deliver(sampleJob().attempt());
      if (outcome.kind !== 'delivered') throw new Error(JSON.stringify(outcome));
      const answer = await under.desk.readStatus(outcome.receipt, never);
      expect(answer.kind).toBe(under.desk.capabilities.status ? 'status' : 'unknown');
    });
  });
}
