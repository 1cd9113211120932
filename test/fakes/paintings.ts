import { randomBytes } from 'node:crypto';
import { PNG } from 'pngjs';

/** A picture in which no two pixels near each other are alike, and none is black: four bytes a pixel. */
export function painting(width: number, height: number): { png: Uint8Array<ArrayBuffer>; rgba: Buffer } {
  const png = new PNG({ width, height });
  png.data.set(randomBytes(width * height * 4).map((byte, at) => (at % 4 === 3 ? 255 : byte | 1)));
  return { png: Uint8Array.from(PNG.sync.write(png)), rgba: png.data };
}

/** Annotations: one see-through rectangle on nothing. `alpha` 0 to 255. */
export function overlayOf(
  width: number,
  height: number,
  area: { x: number; y: number; width: number; height: number },
  [red, green, blue, alpha]: readonly [number, number, number, number],
): Uint8Array<ArrayBuffer> {
  const png = new PNG({ width, height });
  for (let y = area.y; y < area.y + area.height; y++)
    for (let x = area.x; x < area.x + area.width; x++)
      png.data.set([red, green, blue, alpha], (y * width + x) * 4);
  return Uint8Array.from(PNG.sync.write(png));
}
