import type { Pixels } from '../../../core/evidence/pictureCheck.ts';
import { overlap, type Rect } from '../../../core/evidence/rect.ts';

/** Grey, opaque, whatever the order of the colours: what is not part of the desktop. */
const blank = [0x80, 0x80, 0x80, 0xff];

/** Copies a part out of a picture. `part` lies within it, in whole pixels. */
export function cutPixels({ width, data }: Pixels, part: Rect): Pixels {
  const out = new Uint8Array(part.width * part.height * 4);
  for (let row = 0; row < part.height; row += 1) {
    const from = ((part.y + row) * width + part.x) * 4;
    out.set(data.subarray(from, from + part.width * 4), row * part.width * 4);
  }
  return { width: part.width, height: part.height, data: out };
}

/** Fills a part with one colour, in place. */
export function blankPixels({ width, height, data }: Pixels, part: Rect): void {
  const shown = overlap(part, { x: 0, y: 0, width, height });
  if (shown === undefined) return;
  const row = new Uint8Array(shown.width * 4);
  for (let at = 0; at < row.length; at += 4) row.set(blank, at);
  for (let y = shown.y; y < shown.y + shown.height; y += 1) data.set(row, (y * width + shown.x) * 4);
}
