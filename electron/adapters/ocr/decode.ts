import { PNG } from 'pngjs';
import { pngChunks } from '../../../core/evidence/pngStructure.ts';
import type { Decoded } from './grey.ts';

/** The size in a PNG's head, before anything is unpacked: a small file may declare more than any memory holds. */
export function sizeOf(png: Uint8Array): { width: number; height: number } | undefined {
  const head = pngChunks(png)?.chunks[0];
  if (head?.type !== 'IHDR' || head.to - head.from < 8) return undefined;
  const view = new DataView(png.buffer, png.byteOffset + head.from, 8);
  return { width: view.getUint32(0), height: view.getUint32(4) };
}

/** Palettes, grey and sixteen bits all become four bytes a pixel. @throws if the bytes are no picture */
export function decodePng(png: Uint8Array): Decoded {
  const { width, height, data } = PNG.sync.read(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
  return { width, height, channels: 4, data };
}
