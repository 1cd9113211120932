import type { FileSystem, ReadOptions, WritableFile } from '../fileSystem.ts';
import { StorageError } from '../storageFailure.ts';
import { headerBytes, looksSealed, readHeader, type StorageKey } from './format.ts';
import { SealBroken, Sealer, Unsealer } from './seal.ts';

/** The keys that this process has. */
export interface StorageKeys {
  /** Seals what is written from now on; undefined: what is written stays plain (0600). */
  current: StorageKey | undefined;
  /** A key by the name that a file calls it by. */
  find: (id: string) => StorageKey | undefined;
}

/** A disk whose files are encrypted at rest. */
export interface EncryptedFileSystem extends FileSystem {
  /** Whether a file is sealed on the disk; `size` of its content where that is known. */
  isSealed(path: string, size?: number): Promise<boolean>;
}

/**
 * Encrypts every file that is made through it, and reads encrypted and plain ones alike, so that what an earlier run
 * wrote without a key stays readable. File names, sizes (nearly) and times are not hidden. Rejects with a StorageError:
 * `locked` when the key of a file is not here now, `newer`, and `unreadable` for a file that was changed or cut short.
 *
 * A file is taken for sealed by its first bytes. Only a plain attachment can begin with the same ones (somebody
 * attached a sealed file while there was no key); it is told by its length, because a sealed file is always longer
 * than its content: pass `size` wherever an attachment is read.
 */
export function encryptedFileSystem(
  inner: FileSystem,
  keys: () => Promise<StorageKeys>,
): EncryptedFileSystem {
  return {
    async create(path) {
      const { current } = await keys();
      const file = await inner.create(path);
      return current === undefined ? file : sealedFile(file, new Sealer(current));
    },
    async readFile(path) {
      const bytes = await inner.readFile(path);
      if (!looksSealed(bytes)) return bytes;
      const unsealer = await opened(path, bytes, keys);
      return naming(path, () =>
        Buffer.concat([...unsealer.push(bytes.subarray(headerBytes)), unsealer.end()]),
      );
    },
    readChunks: (path, options) => readChunks(inner, keys, path, options),
    async isSealed(path, size) {
      let length: number | undefined;
      const head = { chunk: headerBytes, opened: (bytes: number) => (length = bytes) };
      for await (const chunk of inner.readChunks(path, head))
        return looksSealed(chunk) && (size === undefined || length !== size);
      return false;
    },
    rename: (from, to) => inner.rename(from, to),
    makeFolder: (path) => inner.makeFolder(path),
    syncFolder: (path) => inner.syncFolder(path),
    list: (path) => inner.list(path),
    modifiedAt: (path) => inner.modifiedAt(path),
    removeFile: (path) => inner.removeFile(path),
    removeTree: (path) => inner.removeTree(path),
    exists: (path) => inner.exists(path),
  };
}

/** A file is whole when it is synced: that writes the frame which says that it is the last. */
function sealedFile(file: WritableFile, sealer: Sealer): WritableFile {
  let ended = false;
  return {
    async write(bytes) {
      if (ended) throw new Error('a sealed file takes nothing after it was synced');
      const sealed = sealer.push(bytes);
      if (sealed.byteLength > 0) await file.write(sealed);
    },
    async sync() {
      if (!ended) {
        ended = true;
        await file.write(sealer.end());
      }
      await file.sync();
    },
    close: () => file.close(),
  };
}

async function* readChunks(
  inner: FileSystem,
  keys: () => Promise<StorageKeys>,
  path: string,
  options: ReadOptions = {},
): AsyncIterable<Uint8Array> {
  let length: number | undefined;
  let head = Buffer.alloc(0);
  let unsealer: Unsealer | 'plain' | undefined;
  // Head and length are of one opened file: another one may be renamed into its place at any moment.
  for await (const chunk of inner.readChunks(path, { opened: (bytes) => (length = bytes) })) {
    if (unsealer === undefined) {
      head = Buffer.concat([head, chunk]);
      const plain = head.length >= 8 && (!looksSealed(head) || length === options.size);
      if (!plain && head.length < headerBytes) continue;
      unsealer = plain ? 'plain' : await opened(path, head, keys);
      yield* through(path, unsealer, plain ? head : head.subarray(headerBytes));
    } else yield* through(path, unsealer, chunk);
  }
  if (unsealer === 'plain') return;
  if (unsealer !== undefined) {
    const last = unsealer;
    yield naming(path, () => last.end());
  } else if (looksSealed(head) && length !== options.size) await opened(path, head, keys);
  else if (head.length > 0) yield head;
}

function* through(path: string, unsealer: Unsealer | 'plain', bytes: Uint8Array): Iterable<Uint8Array> {
  if (unsealer === 'plain') yield bytes;
  else yield* naming(path, () => unsealer.push(bytes));
}

/** @throws StorageError when the file cannot be opened with the keys that are here */
async function opened(path: string, head: Uint8Array, keys: () => Promise<StorageKeys>): Promise<Unsealer> {
  const header = readHeader(head);
  switch (header.kind) {
    case 'newer':
      throw new StorageError({ kind: 'newer', path });
    case 'broken':
      throw new StorageError({ kind: 'unreadable', path, detail: 'the file was cut short' });
    case 'sealed': {
      const key = (await keys()).find(header.keyId);
      if (key === undefined) throw new StorageError({ kind: 'locked', path });
      return new Unsealer(key, header.bytes);
    }
  }
}

function naming<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    throw new StorageError({ kind: 'unreadable', path, detail: error.message });
  }
}
