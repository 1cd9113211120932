import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { unzipSync, Zip, ZipDeflate } from 'fflate';

export type Entries = [name: string, bytes: Uint8Array][];

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** What is in a hand-over file, in its order. */
export function entriesOf(path: string): Entries {
  return Object.entries(unzipSync(readFileSync(path)));
}

/** A ZIP file of these entries in this order, the same name twice if it must be. */
export function zipped(entries: Entries): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const [name, bytes] of entries) {
    const entry = new ZipDeflate(name);
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

/** Replaces the bytes of one entry. */
export const replaced = (entries: Entries, name: string, bytes: Uint8Array): Entries =>
  entries.map(([one, old]) => [one, one === name ? bytes : old]);

/**
 * Somebody with a key of their own seals other contents: the list fits what is there and the signature is good, so
 * that only the further checks are left. `change` spoils the list before it is signed.
 */
export function sealedAnew(
  entries: Entries,
  change: (manifest: Record<string, unknown>) => unknown = (manifest) => manifest,
): Entries {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12);
  const [[, oldList] = ['', bytesOf('{}')], , ...contents] = entries;
  const manifest = {
    ...(JSON.parse(textOf(oldList)) as Record<string, unknown>),
    publicKey: raw.toString('base64'),
    entries: contents.map(([name, bytes]) => ({
      name,
      size: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  };
  const list = bytesOf(JSON.stringify(change(manifest)));
  return [['manifest.json', list], ['manifest.sig', sign(null, list, privateKey)], ...contents];
}

/** Writes bytes beside `path` and returns the new path. */
export function beside(path: string, bytes: Uint8Array): string {
  const other = `${path}.other`;
  writeFileSync(other, bytes);
  return other;
}
