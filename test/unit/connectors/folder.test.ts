import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { machineFiles, type FolderFiles } from '../../../electron/connectors/folder/files.ts';
import { createFolderDesk } from '../../../electron/connectors/folder/index.ts';
import { folderName } from '../../../electron/connectors/folder/place.ts';
import type { HelpDesk } from '../../../core/ports/helpDesk.ts';
import { plainDescribe, sampleJob } from '../../fakes/deskJob.ts';
import { sampleTicket } from '../../fakes/tickets.ts';

const never = new AbortController().signal;
const file = { name: 'screen.png', bytes: new Uint8Array(1000) };
const systemError = (code: string): Error => Object.assign(new Error(`${code}: made up`), { code });

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'handraise-share-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

function shareWith(files: Partial<FolderFiles> = {}, path = root): HelpDesk {
  return createFolderDesk({
    settings: { kind: 'folder', path },
    name: 'Share',
    defaultPath: '/nowhere',
    describe: plainDescribe,
    clock: Date,
    files: { ...machineFiles, ...files },
  });
}

/** `open` whose files fail at a step. */
function opening(step: 'write' | 'sync', code: string, onlyFolders = false): FolderFiles['open'] {
  return async (path, flags, mode) => {
    const handle = await machineFiles.open(path, flags, mode);
    if (onlyFolders !== (flags === 'r')) return handle;
    handle[step] = () => Promise.reject(systemError(code));
    return handle;
  };
}

describe('a report on a share that fails', () => {
  it.each([
    ['EACCES', 'failedForGood', 'forbidden'],
    ['EROFS', 'failedForGood', 'forbidden'],
    ['ENOSPC', 'failedForNow', 'diskFull'],
    ['EDQUOT', 'failedForNow', 'diskFull'],
    ['ETIMEDOUT', 'failedForNow', 'folderUnavailable'],
    ['EIO', 'failedForNow', 'folderUnavailable'],
    ['EHOSTDOWN', 'failedForNow', 'folderUnavailable'],
  ])('%s while it is written: %s, %s; it is certain that nothing is there', async (code, kind, failure) => {
    for (const step of ['write', 'sync'] as const) {
      const outcome = await shareWith({ open: opening(step, code) }).deliver(sampleJob({}, [file]).attempt());
      expect(outcome).toMatchObject({ kind, failure: { code: failure, mayHaveArrived: false } });
      expect(await readdir(root)).toEqual([]);
    }
  });

  it('may be there when the very last step gave no clear answer, and is then found', async () => {
    const job = sampleJob();
    const files: Partial<FolderFiles> = {
      rename: async (from, to) => {
        await machineFiles.rename(from, to);
        throw systemError('ETIMEDOUT');
      },
    };
    expect(await shareWith(files).deliver(job.attempt())).toMatchObject({
      kind: 'failedForNow',
      failure: { code: 'folderUnavailable', mayHaveArrived: true },
    });
    expect(await shareWith().lookUp(job.ticket.id, never)).toMatchObject({ kind: 'found' });
    expect(await shareWith().deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
    expect(await readdir(root)).toHaveLength(1);
  });

  it.each(['EINVAL', 'ENOTSUP', 'EPERM'])(
    'is delivered where folders cannot be synced (%s)',
    async (code) => {
      const outcome = await shareWith({ open: opening('sync', code, true) }).deliver(sampleJob().attempt());
      expect(outcome).toMatchObject({ kind: 'delivered' });
    },
  );

  it('is not delivered where syncing a folder means loss', async () => {
    const outcome = await shareWith({ open: opening('sync', 'EIO', true) }).deliver(sampleJob().attempt());
    expect(outcome).toMatchObject({ kind: 'failedForNow', failure: { code: 'folderUnavailable' } });
  });

  it('does not make the folder that IT named: a share that is not there would be covered up', async () => {
    const gone = join(root, 'not-mounted');
    const outcome = await shareWith({}, gone).deliver(sampleJob().attempt());
    expect(outcome).toMatchObject({ kind: 'failedForNow', failure: { code: 'folderUnavailable' } });
    expect(await shareWith({}, gone).lookUp(sampleJob().ticket.id, never)).toMatchObject({ kind: 'unknown' });
    expect(await shareWith({}, gone).verify(never)).toMatchObject([{ name: 'folder', passed: false }]);
    expect(await readdir(root)).toEqual([]);
  });

  it('is found missing by the check when the share takes no files', async () => {
    const checks = await shareWith({ open: opening('write', 'EROFS') }).verify(never);
    expect(checks).toMatchObject([
      { name: 'folder', passed: true },
      { name: 'writable', passed: false, failure: { code: 'forbidden' } },
    ]);
    expect(await readdir(root)).toEqual([]);
  });
});

describe('a folder of reports', () => {
  it('replaces what a crash left of the same report', async () => {
    const job = sampleJob({}, [file]);
    const left = join(root, `.handraise-${job.ticket.id}.tmp`);
    await mkdir(join(left, 'attachments'), { recursive: true });
    await writeFile(join(left, 'attachments', 'screen.png'), 'half');
    expect(await shareWith().deliver(job.attempt())).toMatchObject({ kind: 'delivered' });
    expect(await readdir(root)).toEqual([folderName(job.ticket)]);
  });

  it('is not confused by other folders with the same number, broken or foreign', async () => {
    const job = sampleJob();
    const number = job.ticket.id.slice(-8);
    await mkdir(join(root, `empty (${number})`));
    await mkdir(join(root, `broken (${number})`));
    await writeFile(join(root, `broken (${number})`, 'report.json'), '{"id":');
    await mkdir(join(root, `foreign (${number})`));
    await writeFile(
      join(root, `foreign (${number})`, 'report.json'),
      '{"format":"handraise-report","id":"other"}',
    );
    await writeFile(join(root, `file (${number})`), '');
    expect(await shareWith().lookUp(job.ticket.id, never)).toEqual({ kind: 'absent' });
    expect(await shareWith().deliver(job.attempt())).toMatchObject({
      kind: 'delivered',
      receipt: { number },
    });
    expect(await shareWith().lookUp(job.ticket.id, never)).toMatchObject({ kind: 'found' });
  });

  it('holds a page to read, data for programs and the attachments, and nothing else', async () => {
    const job = sampleJob({}, [file]);
    await shareWith().deliver(job.attempt());
    const folder = join(root, folderName(job.ticket));
    expect((await readdir(folder)).sort()).toEqual(['attachments', 'index.html', 'report.json']);
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe(plainDescribe.html(job.ticket));
  });

  it.each([
    ['Printer prints blank pages', '2026-03-01 Printer prints blank pages (00000001)'],
    ['../../etc: "passwd"?', '2026-03-01 etc passwd (00000001)'],
    ['...', '2026-03-01 (00000001)'],
    ['CON', '2026-03-01 _CON (00000001)'],
    ['😀'.repeat(80), `2026-03-01 ${'😀'.repeat(37)} (00000001)`],
  ])('names the folder of “%s” so that people and every system can read it', (summary, expected) => {
    expect(folderName(sampleTicket(1, { summary, timeZone: 'UTC' }))).toBe(expected);
  });

  it('dates a report by the day on which the person wrote it', () => {
    const createdAt = '2026-03-01T20:00:00.000Z';
    expect(folderName(sampleTicket(1, { createdAt, timeZone: 'Asia/Bangkok' }))).toMatch(/^2026-03-02 /);
    expect(folderName(sampleTicket(1, { createdAt, timeZone: 'No/Where' }))).toMatch(/^2026-03-01 /);
  });
});
