import { hkdfSync, randomBytes } from 'node:crypto';

/**
 * How a file looks at rest. Everything is fixed by the version byte; numbers are unsigned.
 *
 *     offset  bytes
 *     0       8      magic: 0x89 'HRSEAL' 0x0a. No JSON and no UTF-8 text begins with 0x89.
 *     8       1      version: 1
 *     9       8      id of the installation key, so that a key that is not here is told from a damaged file
 *     17      32     random salt
 *     49      …      frames: AES-256-GCM of 65536 bytes of content each, the tag (16 bytes) behind it
 *
 * The last frame is shorter or as long; only an empty file has an empty one. The key of a file is
 * HKDF-SHA-256(installation key, salt, info = the whole header), so no two files share a nonce, and a header that was
 * changed opens nothing. The nonce of a frame is seven zero bytes, its number (4 bytes, big-endian) and 1 for the last
 * frame, else 0: a frame that is missing, moved, repeated or added does not open. This is the STREAM construction
 * (Hoang, Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015).
 *
 * What it does not tell: that a whole file was exchanged for another one or an older one of the same installation. The
 * stores tell the first by the ids in the JSON and by the hashes of attachments.
 */
export const frameBytes = 64 * 1024;
export const tagBytes = 16;
export const headerBytes = 49;

const magic = Buffer.from('\u0089HRSEAL\n', 'latin1');
const version = 1;
const versionAt = magic.length;
const keyIdAt = versionAt + 1;
const saltAt = keyIdAt + 8;

/** The key of this installation (32 bytes) under the name that files call it by. */
export interface StorageKey {
  /** 16 hexadecimal digits. */
  id: string;
  bytes: Uint8Array;
}

/** The name of a key: derived, so that it gives nothing of the key away. */
export function keyId(bytes: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', bytes, '', 'handraise storage key id', 8)).toString('hex');
}

/** True when a file begins as a sealed one does; also for one that was cut short later than its magic. */
export function looksSealed(head: Uint8Array): boolean {
  return head.byteLength >= magic.length && magic.equals(head.subarray(0, magic.length));
}

/** A fresh header for a file that is sealed with this key. */
export function newHeader(key: StorageKey): Buffer {
  const header = Buffer.concat([magic, Buffer.from([version]), Buffer.from(key.id, 'hex'), randomBytes(32)]);
  if (header.length !== headerBytes) throw new Error('the id of a storage key has 16 hexadecimal digits');
  return header;
}

/** What a header says. `newer`: a later version of the app wrote the file; `broken`: it was cut short. */
export type Header =
  { kind: 'sealed'; keyId: string; bytes: Buffer } | { kind: 'newer' } | { kind: 'broken' };

/** Reads the header of a file that `looksSealed`. */
export function readHeader(head: Uint8Array): Header {
  const found = head[versionAt];
  if (found !== undefined && found > version) return { kind: 'newer' };
  if (found !== version || head.byteLength < headerBytes) return { kind: 'broken' };
  const bytes = Buffer.from(head.subarray(0, headerBytes));
  return { kind: 'sealed', keyId: bytes.subarray(keyIdAt, saltAt).toString('hex'), bytes };
}

/** The key of one file. */
export function fileKey(key: StorageKey, header: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key.bytes, header.subarray(saltAt), header, 32));
}

/** @param number of the frame, from 0; 2^32 of them are 256 TiB */
export function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(number, 7);
  bytes[11] = last ? 1 : 0;
  return bytes;
}
