import { around, type ReadLine, type ReadWord } from '../../../core/evidence/readText.ts';

/** The part of Tesseract's answer that is used: corners in pixels of the page it was given. */
export interface RawWord {
  text: string;
  confidence: number;
  bbox: { x0: number; y0: number; x1: number; y1: number };
}
export interface RawLine {
  words: readonly RawWord[];
}

/** Below this a "word" is a picture or a pattern that was taken for letters. A long path may be as low as 14. */
const leastConfidence = 8;
/** Of a word of one or two signs more is asked: icons are read as those. */
const leastConfidenceShort = 40;
/** Thai stands without spaces; a gap wider than this share of a letter's height is one that was written. */
const thaiGap = 0.35;

/** Lines as the app knows them, in pixels of the picture that was enlarged by `factor`. */
export function toLines(raw: readonly RawLine[], factor: number): ReadLine[] {
  return raw.flatMap(({ words }) => {
    const read = joinThai(words.filter(isText).map((word) => toWord(word, factor)));
    if (read.length === 0) return [];
    const area = around(read.map((word) => word.area));
    return [{ text: read.map(({ text }) => text).join(' '), area, words: read }];
  });
}

function isText({ text, confidence, bbox }: RawWord): boolean {
  const letters = text.trim();
  if (letters === '' || bbox.x1 <= bbox.x0 || bbox.y1 <= bbox.y0) return false;
  return confidence >= (letters.length <= 2 ? leastConfidenceShort : leastConfidence) || isThai(letters);
}

function toWord({ text, confidence, bbox }: RawWord, factor: number): ReadWord {
  const x = Math.floor(bbox.x0 / factor);
  const y = Math.floor(bbox.y0 / factor);
  const width = Math.max(1, Math.ceil(bbox.x1 / factor) - x);
  const height = Math.max(1, Math.ceil(bbox.y1 / factor) - y);
  return { text: text.trim(), confidence, area: { x, y, width, height } };
}

const isThai = (text: string): boolean => /^\p{Script=Thai}+$/u.test(text);

/** Tesseract gives each Thai letter as a word of its own when another language is read beside it. */
function joinThai(words: readonly ReadWord[]): ReadWord[] {
  const joined: ReadWord[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before === undefined || !belongTogether(before, word)) joined.push(word);
    else {
      before.text += word.text;
      before.area = around([before.area, word.area]);
      before.confidence = Math.min(before.confidence, word.confidence);
    }
  }
  return joined;
}

function belongTogether(one: ReadWord, next: ReadWord): boolean {
  if (!/\p{Script=Thai}$/u.test(one.text) || !/^\p{Script=Thai}/u.test(next.text)) return false;
  const gap = next.area.x - (one.area.x + one.area.width);
  return gap < thaiGap * Math.max(one.area.height, next.area.height);
}
