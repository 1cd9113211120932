import { describe, expect, test } from 'vitest';
import { checkPicture, describePixels, lookAlikes } from '../../../core/evidence/pictureCheck.ts';

const size = { width: 200, height: 100 };

/** A black picture with some pixels set. */
function picture(lit: (index: number) => number = () => 0, { width, height } = size) {
  const data = new Uint8Array(width * height * 4);
  for (let at = 0; at < data.length; at += 4) data.fill(lit(at / 4), at, at + 3).fill(255, at + 3, at + 4);
  return describePixels({ width, height, data });
}

describe('black', () => {
  test.each([
    ['nothing but black', () => 0, 'black'],
    ['the near-black that compression makes of black', (index: number) => index % 17, 'black'],
    ['a few stray pixels', (index: number) => (index < 10 ? 255 : 0), 'black'],
    ['one line of small text in a dark terminal', (index: number) => (index % 97 === 0 ? 160 : 3), undefined],
    ['a dark grey desktop', () => 24, undefined],
  ])('%s', (_, lit, problem) => {
    expect(checkPicture(size, picture(lit))).toBe(problem);
  });

  test('opacity is no content', () => {
    expect(picture().look).toBe('black');
  });
});

test.each([
  [{ width: 0, height: 0 }, 'empty'],
  [{ width: 100, height: 50 }, 'wrongSize'],
  [{ width: 203, height: 100 }, 'wrongSize'],
  [{ width: 201, height: 99 }, undefined],
])('a picture of %o for a display of 200×100 is %s', (taken, problem) => {
  expect(
    checkPicture(
      size,
      picture(() => 200, taken),
    ),
  ).toBe(problem);
});

describe('look-alikes', () => {
  test('pixels decide: one that differs is enough', () => {
    const one = picture(() => 90);
    const same = picture(() => 90);
    const clock = picture((index) => (index === 19_999 ? 91 : 90));
    expect(lookAlikes([one, same, clock], (content) => content)).toEqual(new Set([one, same]));
  });

  test('pixels that stand at an odd place in memory count the same', () => {
    const data = new Uint8Array(41).fill(9);
    const whole = { width: 5, height: 2, data: new Uint8Array(40).fill(9) };
    expect(describePixels({ ...whole, data: data.subarray(1) })).toEqual(describePixels(whole));
  });
});
