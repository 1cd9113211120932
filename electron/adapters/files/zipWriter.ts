import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** One file inside a ZIP file. */
export interface ZipPart {
  /** Path inside the file, with forward slashes. */
  name: string;
  mediaType: string;
  bytes: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Already compressed: deflating them again costs time and gains nothing. */
const packed = /^(image\/(png|jpeg|webp|gif)|audio\/|video\/|application\/(zip|gzip|x-7z-compressed|pdf))/;

/**
 * Writes parts as a ZIP file, one after another in their order, and never holds more than some chunks in memory.
 * There is no 64-bit extension: the caller keeps the sum below 4 GiB.
 *
 * @param write takes each piece of the file; the next one comes when it resolves
 * @param modified what the file says of each part, in milliseconds since the epoch
 */
export async function writeZip(
  parts: readonly ZipPart[],
  write: (bytes: Uint8Array) => Promise<void>,
  modified: number,
): Promise<void> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    ready.push(chunk);
  });
  const flush = async (): Promise<void> => {
    if (failure !== null) throw failure;
    for (const chunk of ready.splice(0)) await write(chunk);
  };
  for (const part of parts) {
    const entry = packed.test(part.mediaType) ? new ZipPassThrough(part.name) : new ZipDeflate(part.name);
    entry.mtime = modified;
    zip.add(entry);
    for await (const chunk of part.bytes()) {
      entry.push(chunk);
      await flush();
    }
    entry.push(new Uint8Array(0), true);
    await flush();
  }
  zip.end();
  await flush();
}
