import fc from 'fast-check';
import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import type { Area } from '../../../core/evidence/marks.ts';
import { isBarePng } from '../../../core/evidence/pngStructure.ts';
import { flattenPicture } from '../../../electron/adapters/pictures/flatten.ts';
import { overlayOf, painting } from '../../fakes/paintings.ts';

/** Decoded by a library that neither made nor checked it. Three bytes a pixel. */
function finished(...job: Parameters<typeof flattenPicture>) {
  const made = flattenPicture(...job);
  if (made.kind !== 'flattened') throw new Error(made.problem);
  const { width, height, data, channels } = decode(made.png, { checkCrc: true });
  expect(channels).toBe(3);
  return {
    png: made.png,
    width,
    height,
    at: (x: number, y: number) => [...data.slice((y * width + x) * 3, (y * width + x) * 3 + 3)],
  };
}
const plain = { overlay: null, crop: null, cover: [] };
const width = 23;
const height = 17;
/** Eighths of a pixel: doubles drawn at random are nearly all next to whole numbers. */
const coordinate = fc.integer({ min: -40, max: 240 }).map((eighths) => eighths / 8);
const extent = fc.integer({ min: 1, max: 160 }).map((eighths) => eighths / 8);
const anyArea: fc.Arbitrary<Area> = fc.record({
  x: coordinate,
  y: coordinate,
  width: extent,
  height: extent,
});

/** True when the area covers any part of the pixel, by the definition and not by rounding. */
const touches = (area: Area, x: number, y: number): boolean =>
  area.x < x + 1 && area.x + area.width > x && area.y < y + 1 && area.y + area.height > y;

test('no pixel under a covered area survives, every other one does, whatever the areas and the crop', () => {
  const { png, rgba } = painting(width, height);
  const { png: drawn } = painting(width, height);
  fc.assert(
    fc.property(
      fc.array(anyArea, { maxLength: 4 }),
      fc.option(anyArea),
      fc.boolean(),
      (cover, crop, overlaid) => {
        const out = finished({ picture: png, overlay: overlaid ? drawn : null, crop, cover });
        const left = crop === null ? 0 : Math.max(0, Math.ceil(crop.x));
        const top = crop === null ? 0 : Math.max(0, Math.ceil(crop.y));
        // A crop that keeps nothing keeps all.
        const [dx, dy] = out.width === width && out.height === height ? [0, 0] : [left, top];
        for (let y = 0; y < out.height; y++)
          for (let x = 0; x < out.width; x++) {
            const from = ((y + dy) * width + x + dx) * 4;
            const under = cover.some((area) => touches(area, x + dx, y + dy));
            if (under) expect(out.at(x, y)).toEqual([0, 0, 0]);
            else if (!overlaid) expect(out.at(x, y)).toEqual([...rgba.subarray(from, from + 3)]);
          }
      },
    ),
    { numRuns: 300 },
  );
});

test('nothing outside the crop is in the file, not even a part of a pixel at its edge', () => {
  const { png, rgba } = painting(width, height);
  const out = finished({ ...plain, picture: png, crop: { x: 3.2, y: 4, width: 10.1, height: 5.9 } });
  expect([out.width, out.height]).toEqual([9, 5]);
  expect(out.at(0, 0)).toEqual([...rgba.subarray((4 * width + 4) * 4, (4 * width + 4) * 4 + 3)]);
});

test('annotations are laid over the picture by their transparency, and never over what is covered', () => {
  const { png, rgba } = painting(8, 8);
  const overlay = overlayOf(8, 8, { x: 0, y: 0, width: 4, height: 8 }, [255, 0, 100, 128]);
  const out = finished({ picture: png, overlay, crop: null, cover: [{ x: 0, y: 0, width: 8, height: 1 }] });
  const mixed = [255, 0, 100].map((ink, colour) =>
    Math.round((ink * 128 + (rgba[8 * 4 + colour] ?? 0) * 127) / 255),
  );
  expect(out.at(0, 1)).toEqual(mixed);
  expect(out.at(0, 0)).toEqual([0, 0, 0]);
  expect(out.at(5, 1)).toEqual([...rgba.subarray((8 + 5) * 4, (8 + 5) * 4 + 3)]);
});

test('what is transparent in a picture lies on white, and its hidden colours are gone', () => {
  const picture = overlayOf(2, 1, { x: 0, y: 0, width: 1, height: 1 }, [200, 10, 10, 0]);
  const out = finished({ ...plain, picture });
  expect(out.at(0, 0)).toEqual([255, 255, 255]);
});

test('the file holds pixels and nothing else', () => {
  expect(isBarePng(finished({ ...plain, picture: painting(9, 9).png }).png)).toBe(true);
});

test.each([
  ['words', Buffer.from('not a picture at all'), 'notAPicture'],
  ['a picture that was cut short', painting(9, 9).png.subarray(0, 60), 'notAPicture'],
  ['a spoiled picture', painting(9, 9).png.map((byte, at) => (at > 45 && at < 60 ? 0 : byte)), 'notAPicture'],
  [
    'a small file that claims to be huge',
    painting(9, 9).png.map((byte, at) => (at >= 16 && at < 24 ? 0x7f : byte)),
    'tooManyPixels',
  ],
])('%s is refused', (_name, picture, problem) => {
  expect(flattenPicture({ ...plain, picture })).toEqual({ kind: 'notDone', problem });
});

test('annotations of another size are refused', () => {
  const overlay = painting(9, 8).png;
  expect(flattenPicture({ ...plain, picture: painting(9, 9).png, overlay })).toEqual({
    kind: 'notDone',
    problem: 'otherSize',
  });
});
