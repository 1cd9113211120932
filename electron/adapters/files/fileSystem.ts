import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from './storageFailure.ts';

/** A file that is being written. */
export interface WritableFile {
  /** Writes all of the bytes behind what was written before. */
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves when what was written is on the disk itself. The file is whole then: nothing is written after it. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What a reader of a file knows of it, or wants to be told. */
export interface ReadOptions {
  /** The size of the content in bytes, where it is known: tells a file that is encrypted from one that looks so. */
  size?: number;
  /** Told the length of the file on the disk in bytes when it is open, before its first bytes. */
  opened?: (length: number) => void;
  /** Wanted size of a chunk in bytes; smaller where only the beginning is read. */
  chunk?: number;
}

/**
 * The calls that the stores make to the disk, and no others, so that tests can record them and can put a disk below
 * that loses, tears and refuses. Every call rejects with the system's own error (`code`: ENOENT, ENOSPC …).
 */
export interface FileSystem {
  /** Makes a file with mode 0600. Rejects with EEXIST when there is one. */
  create(path: string): Promise<WritableFile>;
  readFile(path: string): Promise<Uint8Array>;
  /** The bytes in chunks; opens the file at the first one. */
  readChunks(path: string, options?: ReadOptions): AsyncIterable<Uint8Array>;
  rename(from: string, to: string): Promise<void>;
  /** Makes one folder with mode 0700, not its parents. */
  makeFolder(path: string): Promise<void>;
  /** Makes the entries of a folder (names made, renamed, removed) durable. */
  syncFolder(path: string): Promise<void>;
  /** `folder` is false for links, also for links to folders. */
  list(path: string): Promise<{ name: string; folder: boolean }[]>;
  /** When the entry was last changed, in milliseconds since the epoch. */
  modifiedAt(path: string): Promise<number>;
  removeFile(path: string): Promise<void>;
  removeTree(path: string): Promise<void>;
  exists(path: string): boolean;
}

const chunkBytes = 256 * 1024;

/** Pauses in milliseconds before a rename is tried again on Windows. */
const busyPauses = [10, 30, 100, 300, 600, 1000] as const;

/**
 * Windows refuses to rename what a virus scanner or an indexer has open for a moment: such a refusal is tried again.
 * `wait` is given the pause in milliseconds.
 */
export async function retryWhileBusy(
  attempt: () => Promise<void>,
  wait: (ms: number) => Promise<unknown> = (ms) => pause(ms),
): Promise<void> {
  for (const ms of busyPauses) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '')) throw error;
      await wait(ms);
    }
  }
  return attempt();
}

async function* readChunks(
  path: string,
  { opened, chunk = chunkBytes }: ReadOptions = {},
): AsyncIterable<Uint8Array> {
  const file = await open(path, 'r');
  try {
    if (opened !== undefined) opened((await file.stat()).size);
    for (;;) {
      const { bytesRead, buffer } = await file.read({ buffer: Buffer.allocUnsafe(chunk) });
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The disk of this machine. */
export const nodeFileSystem: FileSystem = {
  async create(path) {
    const file = await open(path, 'wx', 0o600);
    return {
      write: (bytes) => file.writeFile(bytes),
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  readFile: (path) => readFile(path),
  readChunks,
  rename: (from, to) =>
    process.platform === 'win32' ? retryWhileBusy(() => rename(from, to)) : rename(from, to),
  makeFolder: (path) => mkdir(path, { mode: 0o700 }),
  async syncFolder(path) {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
  async list(path) {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, folder: entry.isDirectory() }));
  },
  modifiedAt: async (path) => (await stat(path)).mtimeMs,
  removeFile: (path) => unlink(path),
  removeTree: (path) => rm(path, { recursive: true, force: true }),
  exists: existsSync,
};
