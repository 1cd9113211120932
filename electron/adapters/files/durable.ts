import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { FileSystem, WritableFile } from './fileSystem.ts';
import { syncTogether } from './folderSync.ts';
import { errorCode } from './storageFailure.ts';

/**
 * Codes with which a system says that it cannot fsync a folder at all: Windows (EPERM, EISDIR on opening it) and
 * some network file systems. There a rename is as durable as it gets. EACCES or EIO is not among them.
 */
const noFolderSync = ['EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

/** Makes a folder's entries durable where the system can. */
export async function syncFolder(fs: FileSystem, path: string): Promise<void> {
  try {
    await syncTogether(fs, path);
  } catch (error) {
    if (!noFolderSync.includes(errorCode(error) ?? '')) throw error;
  }
}

/** Makes a folder and its missing parents (0700); resolves AFTER each new name is durable in its parent. */
export async function makeFolder(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.makeFolder(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(fs, dirname(path));
    return makeFolder(fs, path);
  }
  await syncFolder(fs, dirname(path));
}

/** Renames; resolves AFTER both folders hold the change durably. */
export async function renameDurably(fs: FileSystem, from: string, to: string): Promise<void> {
  await fs.rename(from, to);
  // The new name first: after a power loss the entry may stand in both folders, never in none.
  await syncFolder(fs, dirname(to));
  if (dirname(from) !== dirname(to)) await syncFolder(fs, dirname(from));
}

async function writeNew(
  fs: FileSystem,
  path: string,
  fill: (file: WritableFile) => Promise<void>,
): Promise<void> {
  const file = await fs.create(path);
  try {
    try {
      await fill(file);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    // A half-written file must not use up a full disk. The first error is the one that tells.
    await fs.removeFile(path).catch(() => undefined);
    throw error;
  }
}

/** A fresh name beside `path`, for what shall take its place. */
export function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
}

/** True for a name that `temporaryName` gave. */
export const isTemporary = (name: string): boolean => /^\..+\.[0-9a-f]{8}\.tmp$/.test(name);

/**
 * Replaces a file's content as a whole: a reader sees the old or the new bytes, also after a power loss. Resolves
 * AFTER bytes and name are durable; when it rejects the old content stands.
 */
export async function writeDurably(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = temporaryName(path);
  await writeNew(fs, temporary, (file) => file.write(bytes));
  await takePlace(fs, temporary, path);
}

/** Renames a durable file over another one; resolves AFTER that is durable. When it rejects the old one stands. */
export async function takePlace(fs: FileSystem, temporary: string, path: string): Promise<void> {
  try {
    await fs.rename(temporary, path);
  } catch (error) {
    await fs.removeFile(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(fs, dirname(path));
}

/** Said by `copyDurably` when there are more bytes than allowed. */
export class TooManyBytes extends Error {
  constructor(limit: number) {
    super(`more than ${limit} bytes`);
    this.name = 'TooManyBytes';
  }
}

/**
 * Writes a stream into a new file and hashes it on the way. Resolves AFTER the bytes are durable; the caller makes
 * the folder entry durable (`syncFolder`), once for several files. When it rejects there is no file.
 *
 * @param limit largest size in bytes
 * @returns size in bytes and lower-case hex SHA-256
 * @throws TooManyBytes
 */
export async function copyDurably(
  fs: FileSystem,
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  await writeNew(fs, path, async (file) => {
    for await (const chunk of chunks) {
      size += chunk.byteLength;
      if (size > limit) throw new TooManyBytes(limit);
      hash.update(chunk);
      await file.write(chunk);
    }
  });
  return { size, sha256: hash.digest('hex') };
}
