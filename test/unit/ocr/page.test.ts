import { describe, expect, it } from 'vitest';
import { enlarge } from '../../../electron/adapters/ocr/enlarge.ts';
import { brightness, type Grey } from '../../../electron/adapters/ocr/grey.ts';
import { inkOnPaper } from '../../../electron/adapters/ocr/paper.ts';
import { makeReadable, readingFactor } from '../../../electron/adapters/ocr/readable.ts';
import { eraseRules } from '../../../electron/adapters/ocr/rules.ts';

/** A page of one brightness, with upright strokes 3 px wide and 12 high, as letters have them. */
function strokes(paper: number, ink: number, size = 64): Grey {
  const data = new Uint8Array(size * size).fill(paper);
  for (let x = 6; x + 3 < size; x += 10)
    for (let y = 20; y < 32; y++) data.fill(ink, y * size + x, y * size + x + 3);
  return { width: size, height: size, data };
}

const at = ({ width, data }: Grey, x: number, y: number): number => data[y * width + x] ?? Number.NaN;

describe('a page made readable', () => {
  it.each([
    ['black on white', 255, 0],
    ['white on black', 0, 255],
    ['pale grey on white', 250, 190],
    ['grey on a dark editor', 30, 120],
    ['white on a blue bar', 80, 255],
  ])('is dark ink on white, from %s', (_what, paper, ink) => {
    const page = inkOnPaper(strokes(paper, ink));
    expect(at(page, 7, 25)).toBeLessThan(60);
    expect(at(page, 12, 25)).toBeGreaterThan(240);
    expect(at(page, 2, 50)).toBe(255);
  });

  it('has no shadow where the background only changes slowly', () => {
    const data = Uint8Array.from({ length: 64 * 64 }, (_, index) => 200 + Math.floor(index / 64 / 16));
    expect(inkOnPaper({ width: 64, height: 64, data }).data.every((value) => value === 255)).toBe(true);
  });

  it('loses the frame around a field and keeps the letters in it', () => {
    const page = strokes(255, 0, 96);
    page.data.fill(0, 10 * 96, 11 * 96);
    for (let y = 10; y < 90; y++) page.data[y * 96 + 2] = 0;
    eraseRules(page);
    expect(at(page, 50, 10)).toBeGreaterThan(240);
    expect(at(page, 2, 60)).toBeGreaterThan(240);
    expect(at(page, 7, 25)).toBe(0);
  });

  it('keeps what is filled: it may be a large letter', () => {
    const data = new Uint8Array(96 * 96).fill(255);
    for (let y = 10; y < 80; y++) data.fill(0, y * 96 + 20, y * 96 + 80);
    const page = { width: 96, height: 96, data };
    eraseRules(page);
    expect(at(page, 50, 40)).toBe(0);
  });

  it('is twice as large, with soft edges, and nothing has moved', () => {
    const small = { width: 2, height: 1, data: new Uint8Array([0, 200]) };
    expect([...enlarge(small, 2).data]).toEqual([0, 50, 150, 200, 0, 50, 150, 200]);
  });

  it('is enlarged less the more pixels there are, and never made smaller', () => {
    expect(readingFactor(1920, 1080)).toBe(2);
    expect(readingFactor(3840, 2160)).toBeCloseTo(1.47, 1);
    expect(readingFactor(7680, 4320)).toBe(1);
  });

  it('weighs colours as eyes do', () => {
    const data = new Uint8Array([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255]);
    expect([...brightness({ width: 4, height: 1, channels: 4, data }).data]).toEqual([76, 150, 27, 255]);
  });

  it('is a PGM of the enlarged size', () => {
    const picture = { width: 20, height: 10, channels: 3, data: new Uint8Array(600).fill(255) };
    const { pgm, factor } = makeReadable(picture);
    expect(Buffer.from(pgm.subarray(0, 13)).toString('latin1')).toBe('P5\n40 20\n255\n');
    expect([factor, pgm.length]).toEqual([2, 13 + 800]);
  });
});
