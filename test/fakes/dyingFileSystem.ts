import type { FileSystem } from '../../electron/adapters/files/fileSystem.ts';
import { systemError } from './recordingFileSystem.ts';

/**
 * A disk whose process is killed before its call number `lastCall` + 1: from then on nothing happens any more, also no
 * tidying up. `calls` counts them.
 */
export function dyingFileSystem(inner: FileSystem, lastCall: number): FileSystem & { calls: () => number } {
  let calls = 0;
  function alive(): void {
    calls += 1;
    if (calls > lastCall) throw systemError('EIO');
  }
  const living = <Value>(work: () => Promise<Value>): Promise<Value> =>
    Promise.resolve().then(() => {
      alive();
      return work();
    });
  return {
    calls: () => calls,
    create: (path) =>
      living(async () => {
        const file = await inner.create(path);
        return {
          write: (bytes) => living(() => file.write(bytes)),
          sync: () => living(() => file.sync()),
          // The system closes the files of a process that is gone.
          close: () => file.close(),
        };
      }),
    readFile: (path) => living(() => inner.readFile(path)),
    async *readChunks(path, options) {
      alive();
      yield* inner.readChunks(path, options);
    },
    rename: (from, to) => living(() => inner.rename(from, to)),
    makeFolder: (path) => living(() => inner.makeFolder(path)),
    syncFolder: (path) => living(() => inner.syncFolder(path)),
    list: (path) => living(() => inner.list(path)),
    modifiedAt: (path) => living(() => inner.modifiedAt(path)),
    removeFile: (path) => living(() => inner.removeFile(path)),
    removeTree: (path) => living(() => inner.removeTree(path)),
    exists: (path) => inner.exists(path),
  };
}
