import type { ReadLine, ReadWord } from '../../core/evidence/readText.ts';
import { around } from '../../core/evidence/readText.ts';

/** Height of a line and width of a letter, in pixels. */
const height = 20;
const letter = 10;

/** Lines as they are read from a picture: one below the other, an empty one leaves a gap; `at` moves a line right. */
export function readLines(texts: readonly (string | { text: string; at: number })[]): ReadLine[] {
  return texts.flatMap((given, row) => {
    const { text, at } = typeof given === 'string' ? { text: given, at: 40 } : given;
    if (text.trim() === '') return [];
    let x = at;
    const words: ReadWord[] = text.split(' ').map((word) => {
      const area = { x, y: row * (height + 8), width: word.length * letter, height };
      x += (word.length + 1) * letter;
      return { text: word, confidence: 90, area };
    });
    return [{ text, words, area: around(words.map(({ area }) => area)) }];
  });
}
