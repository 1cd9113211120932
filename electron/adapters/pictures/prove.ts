import { inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { isBarePng, pngChunks, pngSize } from '../../../core/evidence/pngStructure.ts';
import { proofProblem, type Finished, type ProofProblem } from '../../../core/evidence/redactionProof.ts';

/**
 * Decodes a file anew and looks whether it is the finished picture: its size, every pixel of its covered areas, and
 * that nothing else is in it. Takes its bytes as they are on the disk, so that it says something of the file itself and
 * not of what was meant to be written. Blocks for a tenth of a second: only in a thread of its own.
 */
export function proveFile(file: Uint8Array, finished: Finished): ProofProblem | null {
  const size = pngSize(file);
  if (size === null) return 'unreadable';
  if (!isBarePng(file)) return 'foreignBytes';
  // Before anything is decoded: a wrong size may be one that no memory holds.
  if (size.width !== finished.width || size.height !== finished.height) return 'otherSize';
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  try {
    if (!holdsRowsOnly(bytes, finished)) return 'foreignBytes';
    return proofProblem(PNG.sync.read(bytes, { checkCRC: true }), finished);
  } catch {
    return 'unreadable';
  }
}

/**
 * False where bytes lie behind the last row or behind the compressed data, where many decoders do not look: former
 * pixels could be there.
 */
function holdsRowsOnly(png: Buffer, { width, height }: Finished): boolean {
  const data = (pngChunks(png)?.chunks ?? []).filter(({ type }) => type === 'IDAT');
  const deflated = Buffer.concat(data.map(({ from, to }) => png.subarray(from, to)));
  // Three bytes a pixel, as our encoder writes them, and the filter's number before each row.
  const rows = (width * 3 + 1) * height;
  // Node tells with `info` how far it read (nodejs.org/api/zlib.html, Class: Options). Far more than that is an error.
  const options = { info: true, maxOutputLength: rows + 1 };
  const { buffer, engine } = inflateSync(deflated, options) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
  return engine.bytesWritten === deflated.length && buffer.length === rows;
}
