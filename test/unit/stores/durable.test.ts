import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  copyDurably,
  makeFolder,
  renameDurably,
  syncFolder,
  TooManyBytes,
  writeDurably,
} from '../../../electron/adapters/files/durable.ts';
import { DurableJsonFile } from '../../../electron/adapters/files/durableJsonFile.ts';
import { retryWhileBusy } from '../../../electron/adapters/files/fileSystem.ts';
import { storageFailure } from '../../../electron/adapters/files/storageFailure.ts';
import { recordingFileSystem, systemError } from '../../fakes/recordingFileSystem.ts';
import { pieces, temporaryFolder } from '../../fakes/temporaryFolder.ts';

const bytes = new TextEncoder().encode('new');

function disk() {
  const root = temporaryFolder();
  return { root, ...recordingFileSystem(root) };
}

describe('writeDurably', () => {
  it('resolves AFTER the bytes, the name and the folder entry are on disk, in this order', async () => {
    const { root, fs, calls } = disk();
    await writeDurably(fs, join(root, 'a.json'), bytes);
    expect(calls).toEqual([
      'create .a.json.*.tmp',
      'write .a.json.*.tmp',
      'sync .a.json.*.tmp',
      'close .a.json.*.tmp',
      'rename .a.json.*.tmp a.json',
      'syncFolder .',
    ]);
  });

  it.each(['create', 'write', 'sync', 'close', 'rename'] as const)(
    'leaves the old content and no other file when %s fails',
    async (call) => {
      const { root, fs, fail } = disk();
      writeFileSync(join(root, 'a.json'), 'old');
      fail(call, /a\.json/, 'EIO');
      await expect(writeDurably(fs, join(root, 'a.json'), bytes)).rejects.toThrow('EIO');
      expect(readFileSync(join(root, 'a.json'), 'utf8')).toBe('old');
      expect(readdirSync(root)).toEqual(['a.json']);
    },
  );

  it('rejects when the folder entry cannot be made durable', async () => {
    const { root, fs, fail } = disk();
    fail('syncFolder', /./, 'EIO');
    await expect(writeDurably(fs, join(root, 'a.json'), bytes)).rejects.toThrow('EIO');
  });

  it.skipIf(process.platform === 'win32')('gives files to their owner only', async () => {
    const { root, fs } = disk();
    await makeFolder(fs, join(root, 'x', 'y'));
    await writeDurably(fs, join(root, 'x', 'y', 'a.json'), bytes);
    expect(statSync(join(root, 'x', 'y', 'a.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(root, 'x', 'y')).mode & 0o777).toBe(0o700);
    expect(statSync(join(root, 'x')).mode & 0o777).toBe(0o700);
  });
});

describe('syncFolder', () => {
  it.each(['EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP'])(
    'passes where the system cannot do it (%s)',
    async (code) => {
      const { root, fs, fail } = disk();
      fail('syncFolder', /./, code);
      await expect(syncFolder(fs, root)).resolves.toBeUndefined();
    },
  );

  it.each(['EIO', 'ENOSPC', 'EACCES', 'ENOENT'])('does not hide a real fault (%s)', async (code) => {
    const { root, fs, fail } = disk();
    fail('syncFolder', /./, code);
    await expect(syncFolder(fs, root)).rejects.toThrow(code);
  });
});

describe('makeFolder', () => {
  it('resolves AFTER each new folder is on disk in its parent', async () => {
    const { root, fs, calls } = disk();
    await makeFolder(fs, join(root, 'a', 'b'));
    expect(calls).toEqual([
      'makeFolder a/b',
      'makeFolder a',
      'syncFolder .',
      'makeFolder a/b',
      'syncFolder a',
    ]);
  });

  it('takes a folder that is there', async () => {
    const { root, fs } = disk();
    await makeFolder(fs, join(root, 'a'));
    await expect(makeFolder(fs, join(root, 'a'))).resolves.toBeUndefined();
  });
});

it('renameDurably resolves AFTER the new and then the old folder are on disk', async () => {
  const { root, fs, calls } = disk();
  await makeFolder(fs, join(root, 'a'));
  await makeFolder(fs, join(root, 'b'));
  await makeFolder(fs, join(root, 'a', 'x'));
  calls.length = 0;
  await renameDurably(fs, join(root, 'a', 'x'), join(root, 'b', 'x'));
  expect(calls).toEqual(['rename a/x b/x', 'syncFolder b', 'syncFolder a']);
});

describe('copyDurably', () => {
  it('hashes on the way and syncs the file before it resolves', async () => {
    const { root, fs, calls } = disk();
    const copy = await copyDurably(fs, join(root, 'x'), pieces('hel', 'lo'), 5);
    expect(copy).toEqual({
      size: 5,
      sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    });
    expect(calls).toEqual(['create x', 'write x', 'write x', 'sync x', 'close x']);
  });

  it('stops at the limit and leaves nothing', async () => {
    const { root, fs } = disk();
    await expect(copyDurably(fs, join(root, 'x'), pieces('hel', 'lo'), 4)).rejects.toThrow(TooManyBytes);
    expect(readdirSync(root)).toEqual([]);
  });

  it('does not write over a file that is there', async () => {
    const { root, fs } = disk();
    writeFileSync(join(root, 'x'), 'old');
    await expect(copyDurably(fs, join(root, 'x'), pieces('new'), 9)).rejects.toThrow('EEXIST');
    expect(readFileSync(join(root, 'x'), 'utf8')).toBe('old');
  });
});

describe('DurableJsonFile below lowdb', () => {
  const Schema = z.strictObject({ schema: z.literal(1), count: z.number() });

  it('makes every write durable, in order, and leaves none out', async () => {
    const { root, fs, calls } = disk();
    const db = new Low(new DurableJsonFile(fs, join(root, 'a.json'), Schema), { schema: 1, count: 0 });
    const writes = [1, 2, 3].map((count) => {
      db.data.count = count;
      return db.write();
    });
    await writes[0];
    expect(JSON.parse(readFileSync(join(root, 'a.json'), 'utf8'))).toEqual({ schema: 1, count: 1 });
    await Promise.all(writes);
    expect(JSON.parse(readFileSync(join(root, 'a.json'), 'utf8'))).toEqual({ schema: 1, count: 3 });
    expect(calls.filter((call) => call.startsWith('rename'))).toHaveLength(3);
    expect(calls.filter((call) => call === 'syncFolder .')).toHaveLength(3);
  });

  it('goes on after a write that failed', async () => {
    const { root, fs, fail, heal } = disk();
    const file = new DurableJsonFile(fs, join(root, 'a.json'), Schema);
    fail('write', /./, 'ENOSPC');
    await expect(file.write({ schema: 1, count: 1 })).rejects.toThrow('ENOSPC');
    heal();
    await file.write({ schema: 1, count: 2 });
    expect(await file.read()).toEqual({ schema: 1, count: 2 });
  });

  it('refuses to write what it could not read back', async () => {
    const { root, fs, calls } = disk();
    const file = new DurableJsonFile(fs, join(root, 'a.json'), Schema);
    await expect(file.write({ schema: 1, count: Number.NaN })).rejects.toThrow('storage: other');
    expect(calls).toEqual([]);
  });

  it.each([
    ['nothing', '', 'unreadable'],
    ['half a file', '{"schema":1,"cou', 'unreadable'],
    ['zeros, as after a power loss', '\0'.repeat(40), 'unreadable'],
    ['another type', '{"schema":1,"count":"1"}', 'unreadable'],
    ['a key too many', '{"schema":1,"count":1,"x":1}', 'unreadable'],
    ['an array', '[]', 'unreadable'],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0x7d]), 'unreadable'],
    ['a newer schema', '{"schema":2,"anything":true}', 'newer'],
    ['an older schema', '{"schema":0,"count":1}', 'unreadable'],
  ])('reads %s as %s, never as {}', async (_what, content, kind) => {
    const { root, fs } = disk();
    writeFileSync(join(root, 'a.json'), content);
    const read = new DurableJsonFile(fs, join(root, 'a.json'), Schema).read();
    expect(await read.catch(storageFailure)).toMatchObject({ kind, path: join(root, 'a.json') });
  });
});

describe('storageFailure', () => {
  it.each([
    ['ENOSPC', 'diskFull'],
    ['EDQUOT', 'diskFull'],
    ['EFBIG', 'diskFull'],
    ['EROFS', 'readOnly'],
    ['EACCES', 'readOnly'],
    ['EPERM', 'readOnly'],
    ['ENOENT', 'notFound'],
    ['ENOTDIR', 'notFound'],
    ['EIO', 'other'],
  ])('takes %s for %s', (code, kind) => expect(storageFailure(systemError(code)).kind).toBe(kind));

  it('takes anything thrown', () => {
    expect(storageFailure('odd')).toEqual({ kind: 'other', detail: 'odd' });
  });
});

describe('retryWhileBusy', () => {
  it('tries a rename again while another program has the file open', async () => {
    const waits: number[] = [];
    let tries = 0;
    await retryWhileBusy(
      async () => {
        tries += 1;
        if (tries < 3) throw systemError('EBUSY');
      },
      async (ms) => void waits.push(ms),
    );
    expect([tries, waits]).toEqual([3, [10, 30]]);
  });

  it('gives up in bounded time with the system’s own error', async () => {
    const refused = retryWhileBusy(
      async () => Promise.reject(systemError('EPERM')),
      async () => undefined,
    );
    await expect(refused).rejects.toThrow('EPERM');
  });

  it('does not try again what cannot get better', async () => {
    let tries = 0;
    const refused = retryWhileBusy(async () => {
      tries += 1;
      throw systemError('ENOSPC');
    });
    await expect(refused).rejects.toThrow('ENOSPC');
    expect(tries).toBe(1);
  });
});
