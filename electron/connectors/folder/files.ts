import { mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';

/** What the connector asks of the file system; handed in, so that a test can have a full or vanishing disk. */
export interface FolderFiles {
  mkdir: typeof mkdir;
  open: typeof open;
  readdir: (path: string) => Promise<string[]>;
  readFile: (path: string, encoding: 'utf8') => Promise<string>;
  rename: typeof rename;
  rm: typeof rm;
  stat: typeof stat;
  unlink: typeof unlink;
}

/** The machine's own. */
export const machineFiles: FolderFiles = { mkdir, open, readdir, readFile, rename, rm, stat, unlink };

/** The code of a system error ("ENOSPC"), or an empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Shares and Windows cannot sync a folder and say so in their own ways; what they can do is done by then. */
const cannotSyncFolder = new Set([
  'EINVAL',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EISDIR',
  'EPERM',
  'EBADF',
  'EACCES',
]);

/** Makes the entries of a folder durable, where the file system can. @throws system errors that mean loss */
export async function syncFolder(files: FolderFiles, path: string): Promise<void> {
  try {
    const folder = await files.open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    if (!cannotSyncFolder.has(errorCode(error))) throw error;
  }
}

/** Writes a new file and makes its bytes durable. @throws system errors, and what `chunks` throws */
export async function writeDurably(
  files: FolderFiles,
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const file = await files.open(path, 'wx', 0o640);
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.byteLength;) {
        const { bytesWritten } = await file.write(chunk, at, chunk.byteLength - at);
        at += bytesWritten;
      }
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
