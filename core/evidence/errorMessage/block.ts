import type { ReadLine } from '../readText.ts';
import { plain } from './plain.ts';
import { isButton } from './words.ts';

/** Lines further apart than this share of a line's height belong to different paragraphs. */
const paragraphGap = 1.1;
/** Letters of one paragraph have one size, within this share. */
const sameSize = 1.45;
/** Longer paragraphs are lists or documents: of those only the sentence itself is taken. */
const mostLines = 6;

/** A line of a log: it begins with a time or a level, and what is above and below it is about something else. */
const logged =
  /^[[(<]?(?:\d{4}-\d\d-\d\d|\d{1,2}[:.]\d\d[:.]\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:ERROR|WARN|INFO|DEBUG|FATAL|TRACE)\b|[A-Z][a-z]{2} +\d{1,2} \d\d:)/;

/** The message that a line is part of: its paragraph without buttons, or in a long text its sentence. */
export function messageAround(lines: readonly ReadLine[], core: ReadLine): ReadLine[] {
  const paragraph = paragraphOf(lines, core);
  if (paragraph.length > mostLines || paragraph.some(({ text }) => logged.test(text))) {
    return sentenceAround(paragraph, core);
  }
  const words = paragraph.filter((line) => line === core || !isButton(plain(line.text)));
  return words.length === 0 ? [core] : words;
}

/** The lines above and below that stand as close, begin as far left and are as large. */
function paragraphOf(lines: readonly ReadLine[], core: ReadLine): ReadLine[] {
  const sorted = [...lines].sort((one, other) => one.area.y - other.area.y);
  const at = sorted.indexOf(core);
  const above = chain(core, sorted.slice(0, at).reverse(), (last, line) => adjoins(line, last));
  const under = chain(core, sorted.slice(at + 1), adjoins);
  return [...above.reverse(), core, ...under];
}

/** Those that each follow the one before, from `start` on; what stands beside is passed over. */
function chain(
  start: ReadLine,
  lines: readonly ReadLine[],
  follows: (last: ReadLine, line: ReadLine) => boolean,
): ReadLine[] {
  const found: ReadLine[] = [];
  for (const line of lines) if (follows(found.at(-1) ?? start, line)) found.push(line);
  return found;
}

function adjoins({ area: upper }: ReadLine, { area: lower }: ReadLine): boolean {
  const height = Math.max(upper.height, lower.height);
  const gap = lower.y - (upper.y + upper.height);
  const size = height / Math.min(upper.height, lower.height);
  const left = Math.abs(lower.x - upper.x);
  const middle = Math.abs(lower.x + lower.width / 2 - upper.x - upper.width / 2);
  const overlaps = lower.x < upper.x + upper.width && upper.x < lower.x + lower.width;
  return (
    gap < height * paragraphGap &&
    gap > -height / 2 &&
    size < sameSize &&
    overlaps &&
    (left < height * 2 || middle < height * 2)
  );
}

/** Where one sentence runs over lines: the line before does not end it, and the next one does not begin another. */
function sentenceAround(paragraph: readonly ReadLine[], core: ReadLine): ReadLine[] {
  const at = paragraph.indexOf(core);
  const ends = paragraph.map((line, index) => !goesOn(line, paragraph[index + 1]));
  const first = ends.lastIndexOf(true, at - 1) + 1;
  return paragraph.slice(at === 0 ? 0 : first, ends.indexOf(true, at) + 1);
}

function goesOn(upper: ReadLine, lower: ReadLine | undefined): boolean {
  if (lower === undefined || logged.test(lower.text)) return false;
  return !/[.!?:;…]["'”)]?$/.test(upper.text.trim()) && /^\p{Ll}/u.test(lower.text.trim());
}

/** The paragraph below a title, if it stands near. */
export function below(lines: readonly ReadLine[], title: ReadLine): ReadLine | undefined {
  const bottom = title.area.y + title.area.height;
  return lines
    .filter(({ area, text }) => {
      const beside = area.x > title.area.x + title.area.width * 3 + 200 || area.x + area.width < title.area.x;
      return area.y >= bottom && area.y - bottom < title.area.height * 4 && !beside && !isButton(plain(text));
    })
    .sort((one, other) => one.area.y - other.area.y)[0];
}
