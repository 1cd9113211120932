import type { Area } from './marks.ts';
import { around, type ReadLine, type ReadWord } from './readText.ts';
import { findSecrets, type Found, type SecretKind } from './secrets/index.ts';

/** A place in a picture that looks private: the words that are, and a little around them. */
export interface Suggestion {
  /** The same for the same place of the same picture, whenever it is read. */
  id: string;
  area: Area;
  kind: SecretKind;
}

/** What is covered around the words, in pixels: the edges of letters must not tell what they were. */
const margin = 3;
/** A secret that goes on in the next line begins within this many words before its end, and ends as many after. */
const wordsAround = 4;
/** A line further below than this share of the line's height is not its continuation. */
const nextLineWithin = 1.6;
/** A word this long that holds a digit may have been cut by the edge of its window. */
const wrappedWord = 16;

/** Finds secrets in a text that was read from a picture. */
export type FindInPicture = (text: string) => readonly Found[];
const findInPicture: FindInPicture = (text) => findSecrets(text, { ocr: true });

/**
 * Places to cover: whole words, because nobody can say where in a word a letter begins. One place for each line that a
 * secret stands in; none lies within another.
 */
export function suggestRedactions(
  lines: readonly ReadLine[],
  find: FindInPicture = findInPicture,
): Suggestion[] {
  const within = lines.flatMap(({ words }) => secretWords(words, find));
  const across = lines.flatMap((line) => {
    const next = lineBelow(line, lines);
    return next === undefined ? [] : secretsAcross(line, next, find);
  });
  const suggestions = [...within, ...across].map(({ words, kind }) => suggestion(words, kind));
  return suggestions.filter((one, index) =>
    suggestions.every((other, place) => place === index || !covers(other, one, place < index)),
  );
}

interface SecretWords {
  words: readonly ReadWord[];
  kind: SecretKind;
}

/** @param glue what stands between two words in the text that is searched */
function secretWords(words: readonly ReadWord[], find: FindInPicture, glue = ' '): SecretWords[] {
  const places = placesOf(words, glue);
  return find(words.map(({ text }) => text).join(glue)).flatMap(({ start, end, kind }) => {
    const hit = words.filter((_word, index) => {
      const place = places[index];
      return place !== undefined && place.start < end && start < place.end;
    });
    return hit.length === 0 ? [] : [{ words: hit, kind }];
  });
}

function placesOf(words: readonly ReadWord[], glue: string): { start: number; end: number }[] {
  let at = 0;
  return words.map(({ text }) => {
    const start = at;
    at += text.length + glue.length;
    return { start, end: start + text.length };
  });
}

/** What only the two lines together show: a label above its value, or a value that was cut by the edge of its window. */
function secretsAcross(line: ReadLine, next: ReadLine, find: FindInPicture): SecretWords[] {
  const head = line.words.slice(-wordsAround);
  const tail = next.words.slice(0, wordsAround);
  const last = head.at(-1);
  const together = secretWords([...head, ...tail], find);
  const wrapped =
    last !== undefined && last.text.length >= wrappedWord && /\d/.test(last.text)
      ? secretWords([last, ...tail.slice(0, 1)], find, '')
      : [];
  return [...together, ...wrapped].flatMap(({ words, kind }) => {
    const below = words.filter((word) => tail.includes(word));
    // What the upper line shows alone was found there.
    if (below.length === 0) return [];
    const above = words.filter((word) => head.includes(word));
    return [above, below].flatMap((part) => (part.length === 0 ? [] : [{ words: part, kind }]));
  });
}

function lineBelow({ area }: ReadLine, lines: readonly ReadLine[]): ReadLine | undefined {
  const bottom = area.y + area.height;
  const below = lines.filter(({ area: other }) => {
    const gap = other.y - bottom;
    const beside = other.x >= area.x + area.width || other.x + other.width <= area.x;
    return other.y > area.y && gap < area.height * nextLineWithin && gap > -area.height / 2 && !beside;
  });
  return below.sort((one, other) => one.area.y - other.area.y)[0];
}

function suggestion(words: readonly ReadWord[], kind: SecretKind): Suggestion {
  const tight = around(words.map((word) => word.area));
  const x = Math.max(0, tight.x - margin);
  const y = Math.max(0, tight.y - margin);
  const width = tight.x + tight.width + margin - x;
  const height = tight.y + tight.height + margin - y;
  return { id: `${kind}-${x}-${y}-${width}-${height}`, area: { x, y, width, height }, kind };
}

/** Of two equal places the first one stays. */
function covers({ area: outer }: Suggestion, { area: inner }: Suggestion, first: boolean): boolean {
  const holds =
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height;
  const larger = outer.width * outer.height > inner.width * inner.height;
  return holds && (larger || first);
}
