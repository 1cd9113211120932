import { describe, expect, it } from 'vitest';
import { toLines, type RawWord } from '../../../electron/adapters/ocr/lines.ts';

const word = (text: string, x0: number, x1: number, confidence = 90): RawWord => ({
  text,
  confidence,
  bbox: { x0, x1, y0: 21, y1: 41 },
});

describe('lines that were read', () => {
  it('have their places in the picture, not on the enlarged page', () => {
    const [line] = toLines([{ words: [word('Not', 10, 51), word('found', 61, 121)] }], 2);
    expect(line).toEqual({
      text: 'Not found',
      area: { x: 5, y: 10, width: 56, height: 11 },
      words: [
        { text: 'Not', confidence: 90, area: { x: 5, y: 10, width: 21, height: 11 } },
        { text: 'found', confidence: 90, area: { x: 30, y: 10, width: 31, height: 11 } },
      ],
    });
  });

  it.each([
    ['an icon that was taken for a letter', word('i', 0, 10, 30)],
    ['a pattern that was taken for a word', word('wwwv', 0, 10, 5)],
    ['blanks', word('  ', 0, 10)],
    ['a word without a place', word('ghost', 10, 10)],
  ])('leave out %s', (_what, noise) => {
    expect(toLines([{ words: [noise] }], 1)).toEqual([]);
    expect(toLines([{ words: [noise, word('Save', 20, 60)] }], 1)[0]?.text).toBe('Save');
  });

  it('keep a path, of which Tesseract is never sure', () => {
    expect(toLines([{ words: [word('C:\\Users\\anna\\a.txt', 0, 300, 14)] }], 1)).toHaveLength(1);
  });

  it('join Thai letters, and keep the blank that was written between two phrases', () => {
    const letters = [word('เค', 0, 20), word('รื่', 21, 30), word('อง', 31, 50), word('หมด', 66, 90)];
    const [line] = toLines([{ words: letters }], 1);
    expect(line?.text).toBe('เครื่อง หมด');
    expect(line?.words[0]?.area).toEqual({ x: 0, y: 21, width: 50, height: 20 });
  });
});
