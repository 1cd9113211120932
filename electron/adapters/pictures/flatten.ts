import { PNG } from 'pngjs';
import { pngSize } from '../../../core/evidence/pngStructure.ts';
import {
  coverColor,
  coveredAreas,
  finishedSize,
  keptPixels,
  type Size,
} from '../../../core/evidence/redaction.ts';
import type { PixelArea } from '../../../core/evidence/marks.ts';
import type { Flattened, FlattenJob } from '../../../core/ports/pictures.ts';
import { encodePng } from '../capture/png.ts';
import { drawPlace } from './drawPlace.ts';

/** Pixels of a picture that can be worked on: four bytes each, several times over. Some dozen screens side by side. */
const maxPixels = 80_000_000;

/**
 * Draws annotations into a picture, covers areas, cuts it and encodes what is left anew. Blocks for a tenth of a
 * second: only in a thread of its own.
 *
 * Covering comes last, over the annotations: what somebody wants out is out, whatever was drawn there. The areas are
 * filled in the pixels before they are encoded, and nothing but these pixels gets into the new file.
 */
export function flattenPicture({ picture, overlay, crop, cover, place, scale }: FlattenJob): Flattened {
  const size = pngSize(picture);
  if (size === null) return { kind: 'notDone', problem: 'notAPicture' };
  if (size.width * size.height > maxPixels) return { kind: 'notDone', problem: 'tooManyPixels' };
  if (overlay !== null && !isOfSize(overlay, size)) return { kind: 'notDone', problem: 'otherSize' };
  const below = decoded(picture);
  const above = overlay === null ? undefined : decoded(overlay);
  if (below === null || above === null) return { kind: 'notDone', problem: 'notAPicture' };
  if (place !== undefined) drawPlace(below, size, place);
  const kept = keptPixels(crop, size);
  const painted = paint(below, above, kept, size);
  const { width, height } = finishedSize(crop, size, scale);
  const data = scale === undefined ? painted : shrink(painted, kept, { width, height }, 1 / scale);
  for (const area of coveredAreas(cover, crop, size, scale)) fill(data, width, area);
  return { kind: 'flattened', png: encodePng({ width, height, data }) };
}

function isOfSize(png: Uint8Array, size: Size): boolean {
  const own = pngSize(png);
  return own?.width === size.width && own.height === size.height;
}

/** Four bytes a pixel: red, green, blue, alpha. Null: not a picture after all. */
function decoded(png: Uint8Array): Uint8Array | null {
  try {
    return PNG.sync.read(Buffer.from(png.buffer, png.byteOffset, png.byteLength)).data;
  } catch {
    return null;
  }
}

/**
 * The kept part, blue first as the encoder wants it, which has no use for the fourth byte. The annotations lie over the
 * picture, the picture over white.
 */
function paint(below: Uint8Array, above: Uint8Array | undefined, kept: PixelArea, size: Size): Uint8Array {
  const out = new Uint8Array(kept.width * kept.height * 4);
  let to = 0;
  for (let y = kept.y; y < kept.y + kept.height; y++) {
    let at = (y * size.width + kept.x) * 4;
    for (const end = at + kept.width * 4; at < end; at += 4, to += 4) {
      const paper = below[at + 3] ?? 0;
      const ink = above?.[at + 3] ?? 0;
      for (let colour = 0; colour < 3; colour++) {
        let value = below[at + colour] ?? 0;
        if (paper < 255) value = over(value, paper, 255);
        if (ink > 0) value = over(above?.[at + colour] ?? 0, ink, value);
        out[to + 2 - colour] = value;
      }
    }
  }
  return out;
}

/** One colour laid over another; `alpha` 0 to 255. */
function over(colour: number, alpha: number, under: number): number {
  return Math.round((colour * alpha + under * (255 - alpha)) / 255);
}

/** Each pixel the mean of the `step` × `step` that went into it; at the edges of those that there are. */
function shrink(from: Uint8Array, { width, height }: Size, to: Size, step: number): Uint8Array {
  const out = new Uint8Array(to.width * to.height * 4);
  for (let y = 0; y < to.height; y++) {
    const bottom = Math.min(height, (y + 1) * step);
    for (let x = 0; x < to.width; x++) {
      const right = Math.min(width, (x + 1) * step);
      const count = (bottom - y * step) * (right - x * step);
      const at = (y * to.width + x) * 4;
      for (let colour = 0; colour < 3; colour++) {
        let sum = 0;
        for (let row = y * step; row < bottom; row++)
          for (let column = x * step; column < right; column++)
            sum += from[(row * width + column) * 4 + colour] ?? 0;
        out[at + colour] = Math.round(sum / count);
      }
    }
  }
  return out;
}

function fill(bgra: Uint8Array, width: number, area: PixelArea): void {
  const [red, green, blue] = coverColor;
  for (let y = area.y; y < area.y + area.height; y++) {
    const start = (y * width + area.x) * 4;
    for (let at = start; at < start + area.width * 4; at += 4) {
      bgra[at] = blue;
      bgra[at + 1] = green;
      bgra[at + 2] = red;
    }
  }
}
