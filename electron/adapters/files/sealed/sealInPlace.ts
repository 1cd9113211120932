import { createHash } from 'node:crypto';
import { copyDurably, takePlace, temporaryName } from '../durable.ts';
import type { EncryptedFileSystem } from './encryptedFileSystem.ts';

/** `sealed` just now; `already` before; `changed`: something wrote the file meanwhile, so it stays as it is for now. */
export type InPlace = 'sealed' | 'already' | 'changed';

/**
 * Encrypts a plain file by putting an encrypted copy into its place. Whoever has it open reads on in the old one. A
 * kill at any point leaves the old or the new file, and perhaps a temporary one, which is encrypted too. The copy is
 * read back before it takes the place: afterwards it is the only one.
 *
 * @param size of the content in bytes, where it is known
 */
export async function sealInPlace(fs: EncryptedFileSystem, path: string, size?: number): Promise<InPlace> {
  if (await fs.isSealed(path, size)) return 'already';
  const before = await fs.modifiedAt(path);
  const options = size === undefined ? {} : { size };
  const temporary = temporaryName(path);
  const copy = await copyDurably(fs, temporary, fs.readChunks(path, options), Number.MAX_SAFE_INTEGER);
  try {
    const readBack = await hashOf(fs.readChunks(temporary, { size: copy.size }));
    if (readBack !== copy.sha256) throw new Error('the encrypted copy does not read as the file');
    if ((await fs.modifiedAt(path)) !== before) {
      await fs.removeFile(temporary);
      return 'changed';
    }
  } catch (error) {
    await fs.removeFile(temporary).catch(() => undefined);
    throw error;
  }
  await takePlace(fs, temporary, path);
  return 'sealed';
}

async function hashOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}
