import { around, type ReadLine, type ReadWord } from '../readText.ts';

/** A gap wider than this share of the line's height is more than the space between two words. */
const wideGap = 0.6;
/** Words read with less confidence than this may be no words, of 100. */
const unsure = 50;

/**
 * The line without single signs at its ends that stand apart or were hardly readable: what an icon before it or the
 * cross of a window behind it was read as. Its area shrinks with it, so that it begins where the lines below begin.
 */
export function withoutSigns(line: ReadLine): ReadLine {
  let words = line.words;
  for (let first = words[0]; isSign(first, words[1], line, 1); first = words[0]) words = words.slice(1);
  for (let last = words.at(-1); isSign(last, words.at(-2), line, -1); last = words.at(-1))
    words = words.slice(0, -1);
  if (words === line.words || words.length === 0) return line;
  return {
    text: words.map(({ text }) => text).join(' '),
    words,
    area: around(words.map(({ area }) => area)),
  };
}

/** `side`: 1 when the next word stands to the right of it, -1 when it stands to the left. */
function isSign(
  word: ReadWord | undefined,
  next: ReadWord | undefined,
  { area: { height } }: ReadLine,
  side: 1 | -1,
): boolean {
  if (word === undefined || next === undefined || !/^[^\p{N}]$/u.test(word.text)) return false;
  const gap =
    side === 1
      ? next.area.x - (word.area.x + word.area.width)
      : word.area.x - (next.area.x + next.area.width);
  // Words of one letter are words in many languages; signs at the end are hardly ever.
  const plainWord = /\p{L}/u.test(word.text);
  return gap > height * wideGap || word.confidence < unsure || (!plainWord && side === -1 && gap > 0);
}
