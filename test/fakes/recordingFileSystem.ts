import { relative } from 'node:path';
import { nodeFileSystem, type FileSystem } from '../../electron/adapters/files/fileSystem.ts';

type Call = Exclude<keyof FileSystem, 'exists'> | 'write' | 'sync' | 'close';

/** An error as the system gives it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: as the system says`), { code });
}

/**
 * The real disk, with a list of what was done to it in order ("write a/b", "sync a/b"; paths below `root`, random
 * parts as `*`), and with calls that fail when they are told to.
 */
export function recordingFileSystem(root: string) {
  const calls: string[] = [];
  const failing: { call: Call; path: RegExp; code: string }[] = [];
  const short = (path: string): string =>
    (relative(root, path) || '.')
      .replaceAll('\\', '/')
      .replaceAll(/(?<=[.-])[0-9a-f]{8}(?=$|\/|\.tmp)/g, '*');

  function called(call: Call, path: string, to?: string): void {
    const line = to === undefined ? `${call} ${short(path)}` : `${call} ${short(path)} ${short(to)}`;
    const fault = failing.find((one) => one.call === call && one.path.test(short(path)));
    calls.push(fault === undefined ? line : `${line} ${fault.code}`);
    if (fault !== undefined) throw systemError(fault.code);
  }

  const fs: FileSystem = {
    async create(path) {
      called('create', path);
      const file = await nodeFileSystem.create(path);
      return {
        async write(bytes) {
          called('write', path);
          await file.write(bytes);
        },
        async sync() {
          called('sync', path);
          await file.sync();
        },
        async close() {
          await file.close();
          called('close', path);
        },
      };
    },
    async readFile(path) {
      called('readFile', path);
      return nodeFileSystem.readFile(path);
    },
    readChunks(path, options) {
      called('readChunks', path);
      return nodeFileSystem.readChunks(path, options);
    },
    async rename(from, to) {
      called('rename', from, to);
      await nodeFileSystem.rename(from, to);
    },
    async makeFolder(path) {
      called('makeFolder', path);
      await nodeFileSystem.makeFolder(path);
    },
    async syncFolder(path) {
      called('syncFolder', path);
      await nodeFileSystem.syncFolder(path);
    },
    async list(path) {
      called('list', path);
      return nodeFileSystem.list(path);
    },
    async modifiedAt(path) {
      called('modifiedAt', path);
      return nodeFileSystem.modifiedAt(path);
    },
    async removeFile(path) {
      called('removeFile', path);
      await nodeFileSystem.removeFile(path);
    },
    async removeTree(path) {
      called('removeTree', path);
      await nodeFileSystem.removeTree(path);
    },
    exists: (path) => nodeFileSystem.exists(path),
  };
  return {
    fs,
    calls,
    /** Makes every such call fail until `heal`. */
    fail: (call: Call, path: RegExp, code: string): void => {
      failing.push({ call, path, code });
    },
    heal: (): void => {
      failing.length = 0;
    },
  };
}
