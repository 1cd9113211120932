import { describe, expect, test } from 'vitest';
import { compose, cutOut, deskOf, pixelsOf } from '../../../core/evidence/composition.ts';
import type { Pixels } from '../../../core/evidence/pictureCheck.ts';
import type { Rect } from '../../../core/evidence/rect.ts';
import type { DisplayPlace } from '../../../core/ports/capture.ts';
import { display } from '../../fakes/captureEngine.ts';

const rect = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height });

/** Two plain displays side by side, 40×30 and 20×30. */
const one = display('1', { desk: rect(0, 0, 40, 30) });
const two = display('2', { width: 20, desk: rect(40, 0, 20, 30) });
/** Right of the first one, with four pixels for each of its units. */
const fine = display('2', { width: 40, height: 60, scale: 2, desk: rect(40, 0, 20, 30) });

/** A picture in which each pixel tells where it is: display, column, row. */
function picture({ id, width, height }: DisplayPlace): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let index = 0; index < width * height; index++)
    data.set([Number(id), index % width, Math.floor(index / width), 255], index * 4);
  return { width, height, data };
}

/** The cut-out as `display:column,row` for each pixel; what is grey as `-`. */
function cut(selection: Rect, displays: DisplayPlace[]): string[] {
  const plan = compose(selection, displays);
  if (plan === undefined) return [];
  const { width, height, data } = cutOut(plan, new Map(displays.map((each) => [each.id, picture(each)])));
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => {
      const [id, x, y] = data.subarray(4 * (row * width + column));
      return id === 0x80 ? '-' : `${String(id)}:${String(x)},${String(y)}`;
    }).join(' '),
  );
}

test('on one display every pixel of the part is there once', () => {
  expect(cut(rect(3, 4, 2, 2), [one, two])).toEqual(['1:3,4 1:4,4', '1:3,5 1:4,5']);
});

test('on a display of scale 2 the pixels are the display’s own', () => {
  expect(cut(rect(41, 2, 1, 0.5), [one, fine])).toEqual(['2:2,4 2:3,4']);
});

test('on a display of scale 1.5 the nearest whole pixels are taken', () => {
  const scaled = display('1', { width: 60, height: 45, scale: 1.5, desk: rect(0, 0, 40, 30) });
  expect(pixelsOf(scaled, rect(10 / 1.5, 0, 7 / 1.5, 1 / 1.5))).toEqual(rect(10, 0, 7, 1));
});

test('across displays of one scale the pieces join without a seam', () => {
  expect(cut(rect(38, 0, 4, 1), [one, two])).toEqual(['1:38,0 1:39,0 2:0,0 2:1,0']);
});

test('across mixed scales the densest display decides, and coarse pixels are repeated', () => {
  expect(cut(rect(39, 0, 2, 1), [one, fine])).toEqual([
    '1:39,0 1:39,0 2:0,0 2:1,0',
    '1:39,0 1:39,0 2:0,1 2:1,1',
  ]);
});

test('where displays do not line up the gap is grey', () => {
  const lower = display('2', { width: 20, desk: rect(40, 1, 20, 30) });
  expect(cut(rect(39, 0, 2, 2), [one, lower])).toEqual(['1:39,0 -', '1:39,1 2:0,0']);
});

test('a part outside all displays is none, and what hangs over the edge is cut off', () => {
  expect(compose(rect(500, 0, 10, 10), [one, two])).toBeUndefined();
  expect(compose(rect(-5, -5, 10, 10), [one, two])).toMatchObject({ width: 5, height: 5 });
});

test('a picture that is a pixel smaller than its display is still cut', () => {
  const plan = compose(rect(38, 28, 2, 2), [one]);
  const short = { ...picture(one), width: 39, height: 29 };
  expect(plan && cutOut(plan, new Map([['1', short]])).data).toHaveLength(16);
});

describe('pixels and desk', () => {
  test.each([
    [one, rect(1, 2, 3, 4)],
    [fine, rect(7, 9, 11, 13)],
  ])('there and back is the same place', (each, pixels) => {
    expect(pixelsOf(each, deskOf(each, pixels))).toEqual(pixels);
  });
});
