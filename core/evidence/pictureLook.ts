import type { Pixels } from './pictureCheck.ts';

/**
 * What a picture looks like at first sight. Only `ordinary` is above doubt: the others are what broken engines give,
 * but also what some screens really show, so another engine is asked before a person is told.
 *
 * - `black`: nothing but black. `plain`: one colour all over.
 * - `partlyBlack`: a quarter or more of it, along an edge or in a corner, is pure black.
 * - `enlarged`: taken smaller and blown up: every pixel is a block, or nothing in it has a sharp edge.
 */
export type PictureLook = 'ordinary' | 'black' | 'plain' | 'partlyBlack' | 'enlarged';

/** Looks at as few pixels as are needed: an ordinary screen is known for one after its first rows. */
export function lookOf(pixels: Pixels): PictureLook {
  if (isBlack(pixels.data)) return 'black';
  if (isPlain(pixels)) return 'plain';
  if (isPartlyBlack(pixels)) return 'partlyBlack';
  return isEnlarged(pixels) ? 'enlarged' : 'ordinary';
}

/** Brighter than this in one colour is content: below it is what compression and dithering make of black. */
const darkest = 16;
/** Fewer lit pixels than in one small letter are dust, or the mouse pointer's edge. */
const fewestLit = 24;

function isBlack(data: Uint8Array): boolean {
  let lit = 0;
  for (let at = 0; at + 2 < data.length; at += 4) {
    if ((data[at] ?? 0) > darkest || (data[at + 1] ?? 0) > darkest || (data[at + 2] ?? 0) > darkest) {
      lit += 1;
      if (lit >= fewestLit) return false;
    }
  }
  return true;
}

/** Colours that differ by no more than this in each part count as one: dithering. */
const sameColour = 3;

/** The greatest difference of two pixels in one of their colours, from 0 to 255; `one` and `other` are byte offsets. */
function step(data: Uint8Array, one: number, other: number): number {
  const blue = Math.abs((data[one] ?? 0) - (data[other] ?? 0));
  const green = Math.abs((data[one + 1] ?? 0) - (data[other + 1] ?? 0));
  const red = Math.abs((data[one + 2] ?? 0) - (data[other + 2] ?? 0));
  return Math.max(blue, green, red);
}

function isPlain({ width, height, data }: Pixels): boolean {
  const middle = 4 * ((height >> 1) * width + (width >> 1));
  let other = 0;
  for (let at = 0; at + 2 < data.length; at += 4) {
    if (step(data, at, middle) > sameColour && (other += 1) >= fewestLit) return false;
  }
  return true;
}

/** Pure black, as memory that was never painted; a dark theme is nearly never that over so much of a screen. */
function isPartlyBlack({ width, height, data }: Pixels): boolean {
  const blackArea = (left: number, top: number, wide: number, high: number): boolean => {
    for (let y = top; y < top + high; y++) {
      for (let at = 4 * (y * width + left); at < 4 * (y * width + left + wide); at += 4) {
        if (data[at] !== 0 || data[at + 1] !== 0 || data[at + 2] !== 0) return false;
      }
    }
    return true;
  };
  const [halfWide, halfHigh] = [width >> 1, height >> 1];
  const [bandWide, bandHigh] = [width >> 2, height >> 2];
  // Too small to have bands.
  if (bandWide === 0 || bandHigh === 0) return false;
  const [right, bottom] = [width - halfWide, height - halfHigh];
  return (
    blackArea(0, 0, width, bandHigh) ||
    blackArea(0, height - bandHigh, width, bandHigh) ||
    blackArea(0, 0, bandWide, height) ||
    blackArea(width - bandWide, 0, bandWide, height) ||
    [0, right].some((left) => [0, bottom].some((top) => blackArea(left, top, halfWide, halfHigh)))
  );
}

/** A change of colour that the eye sees as an edge. */
const edge = 48;
/** As many edges have to be there before anything can be said about them, in places along the rows. */
const fewestEdges = 200;

/**
 * A screen has lines and boxes whose edges lie between two pixels. Enlarging smears such an edge over several pixels,
 * or repeats every pixel as a block. Photographs have soft edges too: that is why this is a doubt and no proof.
 */
function isEnlarged(pixels: Pixels): boolean {
  return isOfBlocks(pixels) || hasSoftEdgesOnly(pixels);
}

function isOfBlocks({ width, height, data }: Pixels): boolean {
  const row = width * 4;
  for (let y = 0; y + 1 < height; y += 2) {
    for (let at = y * row; at + 7 < (y + 1) * row; at += 8) {
      if (step(data, at, at + 4) + step(data, at, at + row) + step(data, at, at + row + 4) > 0) return false;
    }
  }
  return width > 1 && height > 1;
}

function hasSoftEdgesOnly({ width, height, data }: Pixels): boolean {
  let sharp = 0;
  let soft = 0;
  for (let y = 0; y < height; y++) {
    const end = 4 * ((y + 1) * width - 3);
    for (let at = 4 * (y * width + 1); at < end; at += 4) {
      if (step(data, at, at + 4) < edge) {
        if (step(data, at - 4, at + 8) >= edge) soft += 1;
        continue;
      }
      const flatBefore = step(data, at - 4, at) <= sameColour;
      const flatAfter = step(data, at + 4, at + 8) <= sameColour || step(data, at, at + 8) <= sameColour;
      if (!flatBefore || !flatAfter) soft += 1;
      else if ((sharp += 1) >= fewestLit) return false;
    }
  }
  return soft >= fewestEdges;
}
