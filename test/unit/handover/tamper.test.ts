import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { HandOverProblem } from '../../../core/handover/problem.ts';
import { openHandOver } from '../../../electron/adapters/handover/openHandOver.ts';
import { ulidOf } from '../../fakes/chance.ts';
import { carriedTicket, evidence, handOverMachine } from '../../fakes/handOverHouse.ts';
import { ScriptedDesk } from '../../fakes/scriptedDesk.ts';
import {
  beside,
  bytesOf,
  entriesOf,
  replaced,
  sealedAnew,
  textOf,
  zipped,
  type Entries,
} from '../../fakes/sealedFile.ts';

async function sealed(): Promise<string> {
  const machine = await handOverMachine(new ScriptedDesk());
  const id = await machine.save(carriedTicket(1));
  const file = machine.path('stick.handraise');
  await machine.give(id, file);
  return file;
}

async function problemOf(path: string): Promise<HandOverProblem | 'none'> {
  const file = await openHandOver(path);
  if (!file.ok) return file.failure;
  file.value.close();
  return 'none';
}

const log = 'attachments/app.log';
const changedTicket = (entries: Entries, change: (ticket: Record<string, unknown>) => unknown): Entries => {
  const ticket = JSON.parse(textOf(entries.find(([name]) => name === 'ticket.json')?.[1])) as object;
  return replaced(entries, 'ticket.json', bytesOf(JSON.stringify(change({ ...ticket }))));
};
const renamed = (entries: Entries, from: string, to: string): Entries =>
  entries.map(([name, bytes]) => [name === from ? to : name, bytes]);

describe('a hand-over file that was changed', () => {
  it.each<[string, (entries: Entries) => Entries, HandOverProblem]>([
    [
      'an attachment',
      (all) => replaced(all, log, bytesOf('x'.repeat(evidence.log.byteLength))),
      { kind: 'damaged', part: log },
    ],
    ['an attachment’s length', (all) => replaced(all, log, bytesOf('short')), { kind: 'damaged', part: log }],
    [
      'the page to read',
      (all) => replaced(all, 'report.html', bytesOf('<h1>')),
      { kind: 'damaged', part: 'report.html' },
    ],
    [
      'the ticket',
      (all) => changedTicket(all, (ticket) => ({ ...ticket, summary: 'Problem 2' })),
      { kind: 'damaged', part: 'ticket.json' },
    ],
    [
      'the list',
      (all) =>
        replaced(all, 'manifest.json', bytesOf(textOf(all[0]?.[1]).replace('Service desk', 'Another desk'))),
      { kind: 'badSignature' },
    ],
    ['the signature', (all) => replaced(all, 'manifest.sig', new Uint8Array(64)), { kind: 'badSignature' }],
    [
      'a signature that is no signature',
      (all) => replaced(all, 'manifest.sig', new Uint8Array(65)),
      { kind: 'damaged', part: 'manifest.sig' },
    ],
    [
      'something added',
      (all) => [...all, ['attachments/virus.exe', bytesOf('MZ')]],
      { kind: 'damaged', part: 'attachments/virus.exe' },
    ],
    ['something taken out', (all) => all.slice(0, -1), { kind: 'damaged', part: log }],
    ['an entry twice', (all) => [...all, [log, evidence.log]], { kind: 'damaged', part: log }],
    [
      'the order',
      (all) => [...all.slice(0, 5), ...all.slice(5).reverse()],
      { kind: 'damaged', part: 'attachments/screen – 1.png' },
    ],
    ['only the list left', (all) => all.slice(0, 1), { kind: 'damaged', part: '' }],
  ])('is refused: %s', async (_what, change, expected) => {
    const file = await sealed();
    expect(await problemOf(beside(file, zipped(change(entriesOf(file)))))).toEqual(expected);
  });

  it('is the same when another program packed the same contents', async () => {
    const file = await sealed();
    const other = zipSync(Object.fromEntries(entriesOf(file)), { level: 9 });
    expect(await problemOf(beside(file, other))).toBe('none');
  });

  it('never gives anything but what was sealed, whichever byte is changed', async () => {
    const file = await sealed();
    const original = readFileSync(file);
    const bare = await openHandOver(file);
    if (!bare.ok) throw new Error('the original is refused');
    bare.value.close();
    const middle = { from: 2000, to: original.length - 1200 };
    for (let at = 0; at < original.length; at += at > middle.from && at < middle.to ? 61 : 3) {
      const bytes = Buffer.from(original);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      const opened = await openHandOver(beside(file, bytes));
      if (!opened.ok) continue;
      // Only what says nothing (a time stamp, a version number) may be changed.
      expect(opened.value.ticket, `byte ${at}`).toEqual(bare.value.ticket);
      expect(opened.value.manifest, `byte ${at}`).toEqual(bare.value.manifest);
      opened.value.close();
    }
  });

  it.each([0, 3, 40, 400, 4000, -1, -22, -60])('is refused when it is cut at %i', async (length) => {
    const file = await sealed();
    expect(await problemOf(beside(file, readFileSync(file).subarray(0, length)))).not.toBe('none');
  });

  it('is refused when bytes stand before, behind or between the entries', async () => {
    const file = await sealed();
    const original = readFileSync(file);
    for (const bytes of [
      Buffer.concat([original, Buffer.from('tail')]),
      Buffer.concat([Buffer.from('head'), original]),
    ]) {
      expect(await problemOf(beside(file, bytes))).not.toBe('none');
    }
  });

  it('is refused when two names lead to the same bytes', async () => {
    const file = await sealed();
    const bytes = Buffer.from(readFileSync(file));
    const directory = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    const last = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    bytes.writeUInt32LE(bytes.readUInt32LE(directory + 42), last + 42);
    expect(await problemOf(beside(file, bytes))).toEqual({ kind: 'damaged', part: log });
  });
});

describe('a file that somebody sealed with a key of their own', () => {
  it.each<[string, (entries: Entries) => Entries, HandOverProblem | 'none']>([
    ['sound contents', (all) => sealedAnew(all), 'none'],
    [
      'a name that climbs out',
      (all) => sealedAnew(renamed(all, log, 'attachments/../../app.log')),
      { kind: 'damaged', part: '' },
    ],
    [
      'a name outside of its folder',
      (all) => sealedAnew(renamed(all, log, 'app.log')),
      { kind: 'damaged', part: 'app.log' },
    ],
    [
      'an absolute name',
      (all) => sealedAnew(renamed(all, log, '/etc/passwd')),
      { kind: 'damaged', part: '' },
    ],
    [
      'a stream of another file',
      (all) => sealedAnew(renamed(all, log, 'attachments/a.txt:b')),
      { kind: 'damaged', part: 'attachments/a.txt:b' },
    ],
    [
      'names that differ by case',
      (all) => sealedAnew(renamed(all, log, 'attachments/SCREEN – 1.PNG')),
      { kind: 'damaged', part: 'attachments/SCREEN – 1.PNG' },
    ],
    [
      'a list that is no list',
      (all) => sealedAnew(all, () => ({ format: 'handraise-handover', version: 1 })),
      { kind: 'damaged', part: 'manifest.json' },
    ],
    [
      'a newer format',
      (all) => sealedAnew(all, (manifest) => ({ ...manifest, version: 2 })),
      { kind: 'newer' },
    ],
    [
      'a newer ticket',
      (all) => sealedAnew(changedTicket(all, (ticket) => ({ ...ticket, schema: 2 }))),
      { kind: 'newer' },
    ],
    [
      'a ticket of another id',
      (all) => sealedAnew(changedTicket(all, (ticket) => ({ ...ticket, id: ulidOf(2) }))),
      { kind: 'damaged', part: 'ticket.json' },
    ],
    [
      'a ticket with fewer attachments',
      (all) => sealedAnew(changedTicket(all, (ticket) => ({ ...ticket, attachments: [] }))),
      { kind: 'damaged', part: 'ticket.json' },
    ],
    [
      'an attachment that the ticket does not have',
      (all) => sealedAnew(replaced(all, log, bytesOf('another log'))),
      { kind: 'damaged', part: log },
    ],
    [
      'sizes beyond 4 GB',
      (all) =>
        sealedAnew(all, (manifest) => {
          const entries = manifest['entries'] as { size: number }[];
          const last = entries.at(-1);
          if (last !== undefined) last.size = 2 ** 40;
          return manifest;
        }),
      { kind: 'damaged', part: log },
    ],
  ])('%s', async (_what, change, expected) => {
    const file = await sealed();
    expect(await problemOf(beside(file, zipped(change(entriesOf(file)))))).toEqual(expected);
  });

  it('is not unpacked further than its directory says', async () => {
    const file = await sealed();
    const zeros = new Uint8Array(64 * 1024 * 1024);
    const bytes = Buffer.from(zipped(sealedAnew(replaced(entriesOf(file), log, zeros))));
    // The directory is changed to promise less than what comes out.
    const last = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    bytes.writeUInt32LE(1000, last + 24);
    expect(await problemOf(beside(file, bytes))).toMatchObject({ kind: 'damaged' });
  });

  it('cannot make the list so large that it fills the memory', async () => {
    const file = await sealed();
    const huge = new Uint8Array(17 * 1024 * 1024).fill(0x20);
    const bytes = zipped(replaced(entriesOf(file), 'manifest.json', huge));
    expect(await problemOf(beside(file, bytes))).toEqual({ kind: 'damaged', part: 'manifest.json' });
  });
});

describe('something else', () => {
  it.each<[string, (path: string) => void, HandOverProblem]>([
    ['a text', (path) => writeFileSync(path, 'Dear help desk'), { kind: 'notAHandOver' }],
    ['an empty file', (path) => writeFileSync(path, ''), { kind: 'notAHandOver' }],
    [
      'another ZIP file',
      (path) => writeFileSync(path, zipped([['word/document.xml', bytesOf('<w/>')]])),
      { kind: 'notAHandOver' },
    ],
    ['a folder', (path) => mkdirSync(path), { kind: 'notAHandOver' }],
    ['nothing', () => undefined, { kind: 'storage', failure: { kind: 'notFound' } }],
  ])('%s is not taken for a hand-over file', async (_what, make, expected) => {
    const path = `${await sealed()}.else`;
    make(path);
    expect(await problemOf(path)).toEqual(expected);
  });
});
