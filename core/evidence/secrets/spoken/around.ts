import type { Candidate, Span } from '../rule.ts';
import { looksSecret } from '../value.ts';
import { isStrong } from './judge.ts';
import { readValue } from './reader.ts';

/** What tells that a second password may follow: "changed it from x to y". */
const change =
  /chang|from|old|new|previous|reset|zmen|pôvod|star[éáý]|nov[éáý]|смен|помен|измен|стар|нов|badili|zamani|mpya|เปลี่ยน|เดิม|ใหม่|เก่า/iu;

/** Between two of a list: "x and y". */
const alsoWord =
  /^[,"')\]!]{0,3}\s{0,2}(?:and|or|nor|then|a|aj|i|alebo|či|ani|и|или|na|au|และ|หรือ|\/|&)\s{0,2}["'(]?$/iu;

/** Before the word: "I tried x and y as password". */
const asWord =
  /(?:^|[\s"'])(?<first>[^\s\u0e00-\u0e7f]{5,64})(?:["']? (?:and|or|a|aj|alebo|и|или|na|au) ["']?(?<second>\S{5,64}))?["']? ?(?:(?<=[\s"'])(?:as|ako|jako|za|как|kama) (?:\p{L}{1,14} ){0,2}|เป็น|คือ)$/iu;

/** "login/password: name/value" */
export function behindName({ text, start }: Candidate, read: Span): Span {
  const name = /^[\w.@-]{2,40}\/(?=\S{4})/.exec(text.slice(read.start, read.end));
  return text[start - 1] === '/' && name !== null ? { ...read, start: read.start + name[0].length } : read;
}

/** "Summer Rain 44": words that end in a number belong together. */
export function withNumber(text: string, { start, end }: Span): Span {
  if (!/^\p{L}+$/u.test(text.slice(start, end))) return { start, end };
  const rest = /^(?: \p{L}{1,20}){0,2} \d{1,6}(?=$|["')\]]?[,.;!?\r\n])/u.exec(text.slice(end, end + 60));
  return { start, end: end + (rest?.[0].length ?? 0) };
}

/** Further passwords of the same sentence: after "and", where something was changed, or that can be nothing else. */
export function spansAfter({ text, start }: Candidate, first: Span): Span[] {
  const spans: Span[] = [];
  for (let from = first.end; spans.length < 3;) {
    const next = readValue(text, from, ({ value, apart }) => apart !== 'sentence' && looksSecret(value));
    if (next === null) break;
    const isMeant =
      isStrong(text.slice(next.start, next.end)) ||
      alsoWord.test(text.slice(from, next.start)) ||
      change.test(text.slice(Math.max(0, start - 30), next.start));
    if (!isMeant) break;
    spans.push(next);
    from = next.end;
  }
  return spans;
}

export function spansBefore({ text, start }: Candidate): Span[] {
  const from = Math.max(0, start - 150);
  const match = asWord.exec(text.slice(from, start));
  return [match?.groups?.['first'], match?.groups?.['second']].flatMap((word) => {
    const value = (word ?? '').replace(/[,;"']+$/, '');
    if (match === null || !looksSecret(value)) return [];
    const at = text.indexOf(value, from + match.index);
    return [{ start: at, end: at + value.length }];
  });
}
