import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { ArchiveEntry } from '../../../core/handover/check.ts';

/** Sizes of the fixed parts of a ZIP file's records, in bytes (PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.9, 4.3.12, 4.3.16). */
const record = { local: 30, descriptor: 16, directory: 46, end: 22 } as const;

/** The entry has a data descriptor behind its bytes (APPNOTE 4.4.4, bit 3). */
const hasDescriptor = 0x8;

/** A ZIP file that can be read at any place. */
export interface Archive {
  entries: readonly ArchiveEntry[];
  /** The unpacked bytes of an entry. Rejects when they are not what the directory tells. */
  read: (index: number) => AsyncIterable<Uint8Array>;
  close: () => void;
}

/** The file is no ZIP file as we write it; what it is instead does not matter. */
export class NotWhole extends Error {
  /** The entry that does not fit; empty: the file as a whole. */
  readonly part: string;
  constructor(part: string, reason: string) {
    super(reason);
    this.name = 'NotWhole';
    this.part = part;
  }
}

/**
 * Opens a ZIP file and refuses what two programs could read differently: entries that overlap or leave gaps, names
 * that differ between entry and directory, encryption, other methods than "stored" and "deflate", comments.
 *
 * @param maxEntries more are not even listed
 * @throws NotWhole; the system's error when the file cannot be opened
 */
export async function openArchive(path: string, maxEntries: number): Promise<Archive> {
  const zip = await whole('', () =>
    openPromise(path, {
      autoClose: false,
      decodeStrings: true,
      strictFileNames: true,
      validateEntrySizes: true,
    }),
  );
  try {
    if (zip.entryCount > maxEntries) throw new NotWhole('', 'too many entries');
    const entries: Entry[] = [];
    await whole('', async () => {
      for await (const entry of zip.eachEntry()) entries.push(entry);
    });
    await checkLayout(zip, entries);
    return {
      entries: entries.map(({ fileName, uncompressedSize }) => ({ name: fileName, size: uncompressedSize })),
      read: (index) => bytesOf(zip, entries[index]),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function checkLayout(zip: ZipFile, entries: readonly Entry[]): Promise<void> {
  let offset = 0;
  let directory = 0;
  for (const entry of entries) {
    const part = entry.fileName;
    if (entry.relativeOffsetOfLocalHeader !== offset) throw new NotWhole(part, 'a gap or an overlap');
    if (entry.isEncrypted() || ![0, 8].includes(entry.compressionMethod))
      throw new NotWhole(part, 'encrypted, or packed in another way');
    const local = await whole(part, () => zip.readLocalFileHeaderPromise(entry));
    const same =
      local.fileName.equals(entry.fileNameRaw) &&
      local.compressionMethod === entry.compressionMethod &&
      local.generalPurposeBitFlag === entry.generalPurposeBitFlag;
    if (!same) throw new NotWhole(part, 'entry and directory differ');
    const trailer = (entry.generalPurposeBitFlag & hasDescriptor) === 0 ? 0 : record.descriptor;
    const head = record.local + local.fileNameLength + local.extraFieldLength;
    offset += head + entry.compressedSize + trailer;
    directory += record.directory + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
  }
  const size = offset + directory + record.end;
  if (size !== zip.fileSize || zip.comment !== '') throw new NotWhole('', 'bytes that belong to no entry');
}

async function* bytesOf(zip: ZipFile, entry: Entry | undefined): AsyncIterable<Uint8Array> {
  if (entry === undefined) throw new NotWhole('', 'no such entry');
  const stream: Readable = await whole(entry.fileName, () => zip.openReadStreamPromise(entry));
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? error : new NotWhole(entry.fileName, String(error));
  } finally {
    stream.destroy();
  }
}

/** What the library says of a broken file, told apart from what the system says of the disk. */
async function whole<Value>(part: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error;
    throw new NotWhole(part, error instanceof Error ? error.message : String(error));
  }
}
