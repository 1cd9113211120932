import type { Size } from './redaction.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** One chunk of a PNG file: its name, and where its data is in the file, in bytes. */
export interface PngChunk {
  type: string;
  from: number;
  to: number;
}

/**
 * The chunks of a PNG file, and whether something comes behind the last one; null for what is none, or was cut short.
 * Only the frame is read; CRCs are the decoder's business. W3C, Portable Network Graphics (Third Edition), 5.
 */
export function pngChunks(bytes: Uint8Array): { chunks: PngChunk[]; end: number } | null {
  if (signature.some((byte, at) => bytes[at] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  let at = signature.length;
  while (at + 12 <= bytes.byteLength) {
    const length = view.getUint32(at);
    const from = at + 8;
    if (from + length + 4 > bytes.byteLength) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, from));
    chunks.push({ type, from, to: from + length });
    at = from + length + 4;
    if (type === 'IEND') return { chunks, end: at };
  }
  return null;
}

/** Size in pixels as the header says; null for what is no PNG. A small file may declare more than any memory holds. */
export function pngSize(bytes: Uint8Array): Size | null {
  const header = pngChunks(bytes)?.chunks[0];
  if (header?.type !== 'IHDR' || header.to - header.from < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + header.from, 8);
  return { width: view.getUint32(0), height: view.getUint32(4) };
}

/** What a finished picture consists of: nothing that could carry words, a place, a thumbnail or a former picture. */
const bare = /^IHDR(,IDAT)+,IEND$/;

/**
 * True for a file that holds pixels and nothing else: no metadata, no unknown chunk, no bytes behind the end, where
 * picture editors have been known to leave the rest of the uncropped picture (CVE-2023-21036).
 */
export function isBarePng(bytes: Uint8Array): boolean {
  const found = pngChunks(bytes);
  if (found === null || found.end !== bytes.byteLength) return false;
  return bare.test(found.chunks.map(({ type }) => type).join(','));
}
