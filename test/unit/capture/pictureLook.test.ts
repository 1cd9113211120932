import { expect, test } from 'vitest';
import { lookOf, type PictureLook } from '../../../core/evidence/pictureLook.ts';

const width = 160;
const height = 120;
type Paint = (x: number, y: number) => number;

/** A grey picture, painted pixel by pixel. */
function look(paint: Paint): PictureLook {
  const data = new Uint8Array(width * height * 4);
  for (let at = 0; at < data.length; at += 4) {
    const index = at / 4;
    data.fill(paint(index % width, Math.floor(index / width)), at, at + 3);
  }
  return lookOf({ width, height, data });
}

/** Boxes with hard edges, as windows have them. */
const boxes: Paint = (x, y) => ((((x + 3) >> 4) + ((y + 5) >> 4)) % 2 === 0 ? 230 : 60);
/** The same boxes at half the size, every pixel drawn two by two. */
const blocks: Paint = (x, y) => ((x >> 1) % 7 < 3 !== (y >> 1) % 5 < 2 ? 220 : 40);
/** Hard edges, smeared over four pixels as smooth scaling does it. */
const smeared: Paint = (x) => {
  const within = x % 32;
  const rise = Math.min(1, Math.max(0, (within - 12) / 4)) - Math.min(1, Math.max(0, (within - 26) / 4));
  return Math.round(40 + 180 * rise);
};

test.each<[string, Paint, PictureLook]>([
  ['windows with hard edges', boxes, 'ordinary'],
  ['thin lines on one ground', (x) => (x % 9 === 0 ? 20 : 240), 'ordinary'],
  ['a soft gradient, as wallpapers are', (x, y) => 60 + Math.round((x + y) / 4), 'ordinary'],
  ['one colour', () => 120, 'plain'],
  ['one colour with a few stray pixels', (x, y) => (y === 50 && x < 10 ? 0 : 120), 'plain'],
  ['one colour with a line of text', (x, y) => (y === 50 ? x : 120), 'ordinary'],
  ['nothing but black', () => 0, 'black'],
  ['a lower quarter that was never painted', (x, y) => (y >= 90 ? 0 : boxes(x, y)), 'partlyBlack'],
  ['a right half that was never painted', (x, y) => (x >= 80 ? 0 : boxes(x, y)), 'partlyBlack'],
  ['a corner that was never painted', (x, y) => (x < 80 && y < 60 ? 0 : boxes(x, y)), 'partlyBlack'],
  ['a black bar at the bottom', (x, y) => (y >= 100 ? 0 : boxes(x, y)), 'ordinary'],
  ['a dark theme, which is not pure black', (x, y) => (y >= 60 ? 12 : boxes(x, y)), 'ordinary'],
  ['pixels that are blocks', blocks, 'enlarged'],
  ['edges that are smeared everywhere', smeared, 'enlarged'],
  [
    'smeared edges beside hard ones: a photograph on a desktop',
    (x, y) => (y < 8 ? boxes(x, y) : smeared(x, y)),
    'ordinary',
  ],
])('%s', (_, paint, expected) => {
  expect(look(paint)).toBe(expected);
});

test('a picture of a single pixel is no cause for alarm', () => {
  expect(lookOf({ width: 1, height: 1, data: Uint8Array.of(9, 9, 9, 255) })).toBe('black');
  expect(lookOf({ width: 0, height: 0, data: new Uint8Array() })).toBe('black');
});
