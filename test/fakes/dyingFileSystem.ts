import type { FileSystem } from '../../electron/adapters/files/fileSystem.ts';
import { systemError } from './recordingFileSystem.ts';

/**
 * A disk whose process is killed before its change number `last` + 1: from then on nothing happens any more, also no
 * tidying up. `changes` counts the calls that change something; a kill between two of them is a kill before the second.
 */
export function dyingFileSystem(inner: FileSystem, last: number): FileSystem & { changes: () => number } {
  let changes = 0;
  let dead = false;
  const alive = <Value>(work: () => Promise<Value>): Promise<Value> =>
    dead ? Promise.reject(systemError('EIO')) : work();
  function changing<Value>(work: () => Promise<Value>): Promise<Value> {
    if (!dead) changes += 1;
    dead ||= changes > last;
    return alive(work);
  }
  return {
    changes: () => changes,
    create: (path) =>
      changing(async () => {
        const file = await inner.create(path);
        return {
          write: (bytes) => changing(() => file.write(bytes)),
          sync: () => changing(() => file.sync()),
          // The system closes the files of a process that is gone.
          close: () => file.close(),
        };
      }),
    readFile: (path) => alive(() => inner.readFile(path)),
    async *readChunks(path, options) {
      await alive(() => Promise.resolve());
      yield* inner.readChunks(path, options);
    },
    rename: (from, to) => changing(() => inner.rename(from, to)),
    makeFolder: (path) => changing(() => inner.makeFolder(path)),
    syncFolder: (path) => changing(() => inner.syncFolder(path)),
    list: (path) => alive(() => inner.list(path)),
    modifiedAt: (path) => alive(() => inner.modifiedAt(path)),
    removeFile: (path) => changing(() => inner.removeFile(path)),
    removeTree: (path) => changing(() => inner.removeTree(path)),
    exists: (path) => inner.exists(path),
  };
}
