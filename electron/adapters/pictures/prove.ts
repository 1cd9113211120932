import { inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { isBarePng, pngChunks } from '../../../core/evidence/pngStructure.ts';
import { proofProblem, type Finished, type ProofProblem } from '../../../core/evidence/redactionProof.ts';

/**
 * Decodes a file anew and looks whether it is the finished picture: its size, every pixel of its covered areas, and
 * that nothing else is in it. Takes its bytes as they are on the disk, so that it says something of the file itself and
 * not of what was meant to be written. Blocks for a tenth of a second: only in a thread of its own.
 */
export function proveFile(file: Uint8Array, finished: Finished): ProofProblem | null {
  if (pngChunks(file) === null) return 'unreadable';
  if (!isBarePng(file)) return 'foreignBytes';
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  let decoded: PNG;
  try {
    decoded = PNG.sync.read(bytes, { checkCRC: true });
    if (!holdsRowsOnly(bytes, finished)) return 'foreignBytes';
  } catch {
    return 'unreadable';
  }
  return proofProblem(decoded, finished);
}

/** Between the rows and the end of the compressed data, or behind that, former pixels could lie where no decoder looks. */
function holdsRowsOnly(png: Buffer, { width, height }: Finished): boolean {
  const data = (pngChunks(png)?.chunks ?? []).filter(({ type }) => type === 'IDAT');
  const deflated = Buffer.concat(data.map(({ from, to }) => png.subarray(from, to)));
  // Node tells with `info` how far it read (nodejs.org/api/zlib.html, Class: Options).
  const { buffer, engine } = inflateSync(deflated, { info: true }) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
  return engine.bytesWritten === deflated.length && buffer.length === (width * 3 + 1) * height;
}
