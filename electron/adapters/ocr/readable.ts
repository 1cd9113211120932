import { enlarge } from './enlarge.ts';
import { brightness, type Decoded } from './grey.ts';
import { inkOnPaper } from './paper.ts';
import { eraseRules } from './rules.ts';

/** Letters of a screen are about half as large as those Tesseract was taught with. */
const screenFactor = 2;
/** More pixels than two screens' worth enlarged take memory and time and find nothing more. */
const mostPixels = 18_000_000;

/** By how much a picture is enlarged before it is read. */
export function readingFactor(width: number, height: number): number {
  return Math.max(1, Math.min(screenFactor, Math.sqrt(mostPixels / (width * height))));
}

/**
 * A screenshot as Tesseract reads it best: dark letters on white, without frames, large. Of a raw screenshot it finds
 * less than half of the words.
 * @returns the page as PGM (P5), and how much larger it is than the picture
 */
export function makeReadable(picture: Decoded): { pgm: Uint8Array; factor: number } {
  const page = inkOnPaper(brightness(picture));
  eraseRules(page);
  const factor = readingFactor(picture.width, picture.height);
  const { width, height, data } = enlarge(page, factor);
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  return { pgm: Buffer.concat([head, data]), factor };
}
