import type { PixelArea } from './marks.ts';
import { coverColor, type Size } from './redaction.ts';

/** What a finished picture has to be. */
export interface Finished extends Size {
  /** All of them have the cover colour in every pixel. */
  areas: readonly PixelArea[];
}

/**
 * Why a file is not the finished picture. `unreadable`: it cannot be decoded; `otherSize`; `foreignBytes`: there is
 * more in it than pixels; `notCovered`: a pixel of an area has another colour.
 */
export type ProofProblem = 'unreadable' | 'otherSize' | 'foreignBytes' | 'notCovered';

/** Decoded pixels: four bytes each, red, green, blue, alpha. */
interface Decoded extends Size {
  data: Uint8Array;
}

/**
 * Compares decoded pixels with what they have to be: every pixel of every area, none left out. Shares nothing with
 * the code that fills the areas but the colour, so that a mistake there is not made again here.
 */
export function proofProblem(
  decoded: Decoded,
  { width, height, areas }: Finished,
): 'otherSize' | 'notCovered' | null {
  if (decoded.width !== width || decoded.height !== height) return 'otherSize';
  if (decoded.data.byteLength !== width * height * 4) return 'otherSize';
  return areas.every((area) => isCovered(decoded, area)) ? null : 'notCovered';
}

function isCovered({ width, height, data }: Decoded, area: PixelArea): boolean {
  if (area.x + area.width > width || area.y + area.height > height) return false;
  const [red, green, blue] = coverColor;
  for (let y = area.y; y < area.y + area.height; y++) {
    for (let x = area.x; x < area.x + area.width; x++) {
      const at = (y * width + x) * 4;
      if (data[at] !== red || data[at + 1] !== green || data[at + 2] !== blue) return false;
      if (data[at + 3] !== 255) return false;
    }
  }
  return true;
}
