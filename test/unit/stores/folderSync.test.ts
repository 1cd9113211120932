import { expect, it } from 'vitest';
import type { FileSystem } from '../../../electron/adapters/files/fileSystem.ts';
import { syncTogether } from '../../../electron/adapters/files/folderSync.ts';
import { systemError } from '../../fakes/recordingFileSystem.ts';

/** A disk whose folder syncs end when the test says so. */
function slowDisk(): { fs: FileSystem; begun: string[]; end: (error?: Error) => Promise<void> } {
  const begun: string[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const syncFolder = (path: string): Promise<void> => {
    begun.push(path);
    return new Promise((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve())));
  };
  const end = async (error?: Error): Promise<void> => {
    ends.shift()?.(error);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { fs: { syncFolder } as unknown as FileSystem, begun, end };
}

it('serves all who came during one sync with one that begins after it', async () => {
  const { fs, begun, end } = slowDisk();
  const done: number[] = [];
  for (const number of [1, 2, 3]) void syncTogether(fs, '/sent').then(() => done.push(number));
  expect(begun).toEqual(['/sent']);
  await end();
  expect([begun.length, done]).toEqual([2, [1]]);
  void syncTogether(fs, '/sent').then(() => done.push(4));
  await end();
  expect([begun.length, done]).toEqual([3, [1, 2, 3]]);
  await end();
  expect(done).toEqual([1, 2, 3, 4]);
  void syncTogether(fs, '/sent');
  expect(begun).toHaveLength(4);
});

it('lets folders and disks pass each other', () => {
  const [one, other] = [slowDisk(), slowDisk()];
  void syncTogether(one.fs, '/sent');
  void syncTogether(one.fs, '/outbox');
  void syncTogether(other.fs, '/sent');
  expect([one.begun, other.begun]).toEqual([['/sent', '/outbox'], ['/sent']]);
});

it('tells a failure to those whom it concerns, and goes on for the others', async () => {
  const { fs, end } = slowDisk();
  const first = syncTogether(fs, '/sent').then(
    () => 'durable',
    (error: unknown) => String(error),
  );
  const second = syncTogether(fs, '/sent').then(() => 'durable');
  await end(systemError('EIO'));
  expect(await first).toContain('EIO');
  await end();
  expect(await second).toBe('durable');
});
