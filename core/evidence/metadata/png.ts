import { pngChunks } from '../pngStructure.ts';

/**
 * What a PNG needs to look as it does: its pixels, palette, transparency, colours, resolution and animation. All other
 * chunks are words, times, places, thumbnails, or something of one program (W3C, Portable Network Graphics (Third
 * Edition), 11).
 */
const needed = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
);

/** The parts of a PNG without what it says about where and how it was made; null for what is none. */
export function pngWithoutMetadata(bytes: Uint8Array): Uint8Array[] | null {
  const found = pngChunks(bytes);
  if (found === null) return null;
  const chunks = found.chunks.filter(({ type }) => needed.has(type));
  // A chunk's length and name stand before its data, its CRC behind it.
  return [bytes.subarray(0, 8), ...chunks.map(({ from, to }) => bytes.subarray(from - 8, to + 4))];
}
