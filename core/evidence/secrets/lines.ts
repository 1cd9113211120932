import { findSecrets } from './find.ts';
import type { Found } from './kinds.ts';
import type { Masker } from './mask.ts';

/** In UTF-16 code units: what leaves at a time, what is read beyond it, and what is kept of what left already. */
const sizes = { block: 64 * 1024, ahead: 16 * 1024, behind: 2 * 1024 };

/**
 * Masks a text of any length that comes in pieces of any length. No secret is cut in two: it is searched for with what
 * stands before and behind, and what leaves ends between secrets, at the end of a line where there is one. The result
 * does not depend on how the text was cut. A key of more than 16 thousand characters without its end is the exception.
 * @param tell hears how many secrets were masked each time something leaves
 */
export async function* maskLines(
  pieces: AsyncIterable<string>,
  masker: Masker,
  tell: (count: number) => void = () => undefined,
  { block, ahead, behind } = sizes,
): AsyncGenerator<string> {
  let text = '';
  // What stands before this place has left; it is only kept to be read.
  let from = 0;
  for await (const piece of pieces) {
    text += piece;
    while (text.length - from >= block + ahead) yield leave(text.slice(0, from + block + ahead), false);
  }
  if (text.length > from) yield leave(text, true);

  function leave(window: string, isLast: boolean): string {
    const found = findSecrets(window);
    const to = isLast ? window.length : cutBetween(window, from, from + block, found);
    const { masked, count } = masker.replaceFound(window, found, from, to);
    tell(count);
    const start = Math.max(0, to - behind);
    text = text.slice(start);
    from = to - start;
    return masked;
  }
}

/** The last place up to `latest` where a text may be cut: after a line, else after a word, and never within a secret. */
function cutBetween(text: string, from: number, latest: number, found: readonly Found[]): number {
  const lineEnd = text.lastIndexOf('\n', latest - 1) + 1;
  const wordEnd = text.lastIndexOf(' ', latest - 1) + 1;
  const near = lineEnd > from ? lineEnd : wordEnd > from ? wordEnd : latest;
  const isHalf = /[\ud800-\udbff]/.test(text[near - 1] ?? '') && near - 1 > from;
  const cut = isHalf ? near - 1 : near;
  const crossing = found.find(({ start, end }) => start < cut && cut < end);
  if (crossing === undefined) return cut;
  return crossing.start > from ? crossing.start : crossing.end;
}
