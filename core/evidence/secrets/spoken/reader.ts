import type { Span } from '../rule.ts';
import { copulas, stoppers, thaiCopula, thaiStopper } from './words.ts';

/** How a value was announced: by a sign, by a word like "is", or only by standing there. */
export type Said = 'sign' | 'word' | 'nothing';

export interface Spoken {
  value: string;
  said: Said;
  /** In quotation marks, which are not part of the value. */
  quoted: boolean;
  /** Beyond a comma, or beyond the end of a sentence: only what can be less and less else is meant. */
  apart: Apart;
  /** How many words stand between, and whether one of them was an "is". */
  words: number;
  announced: boolean;
  /** What follows the value, to see whether a sentence goes on. */
  after: string;
}

/** How far from the word a value stands. */
export type Apart = 'no' | 'comma' | 'sentence';

const farthest = 110;
const mostWords = 6;
const space = /[ \t\u200b]/;
const thai = /[\u0e00-\u0e7f]/;
/** A comma after which the value is named after all: ", namely x". */
const explained =
  /^, ?(?:teda|čiže|to jest|namely|i\.e\.|то есть|т\. ?е\.|а именно|yaani|which is|ktoré je|it is|it was|it's|je to|to je|bolo to|это|ilikuwa|ni) /iu;

/**
 * Reads on from a word like "password" until a value stands there that `accepts` takes: over "for the VPN", over a
 * bracket, over "is" in five languages. Gives up at the end of the sentence or where something says that none follows.
 */
export function readValue(text: string, from: number, accepts: (spoken: Spoken) => boolean): Span | null {
  const limit = Math.min(text.length, from + farthest);
  let at = from;
  let said: Said = 'nothing';
  let words = 0;
  let apart: Apart = 'no';
  let announced = false;
  // JSON and XML: the name's own quotation mark or bracket.
  const closing = /^(?:\\?["']|\])?\s{0,3}(?=[:=])|^(?:\\?["'])?>/.exec(text.slice(at, at + 6));
  if (closing !== null) {
    at += closing[0].length;
    if (closing[0].endsWith('>')) said = 'sign';
  }
  while (at < limit && words <= mostWords) {
    const character = text[at] ?? '';
    if (space.test(character)) at += 1;
    else if (explained.test(text.slice(at, at + 24))) {
      at += explained.exec(text.slice(at, at + 24))?.[0].length ?? 1;
      said = 'word';
    } else if (/[\r\n]/.test(character)) {
      // A value on the next line: only right behind a sign, and alone on it.
      const line = /^\s{1,8}(\S{4,64})[ \t]{0,4}(?:[\r\n]|$)/.exec(text.slice(at, at + 90));
      if (said !== 'sign' || line?.[1] === undefined) return null;
      const start = at + line[0].indexOf(line[1]);
      const take = accepts({
        value: line[1],
        said: 'nothing',
        quoted: false,
        apart,
        words,
        announced,
        after: '',
      });
      return take ? { start, end: start + line[1].length } : null;
    } else if (/^(?:[:=]|-{1,2}[> ]|→)/.test(text.slice(at, at + 3))) {
      const sign = /^(?:[:=]{1,3}>?|-{1,2}>?|→)/.exec(text.slice(at, at + 4))?.[0] ?? character;
      said = /[:=>→]/.test(sign) ? 'sign' : said === 'nothing' ? 'word' : said;
      at += sign.length;
    } else if (character === ',') {
      if (apart === 'no') apart = 'comma';
      at += 1;
    } else if (/^[.?!](?:\s|$)/.test(text.slice(at, at + 2))) {
      if (said !== 'nothing' || apart === 'sentence') return null;
      apart = 'sentence';
      at += 1;
    } else if (character === '(' && said === 'nothing') {
      const inner = /^\(([^\s()]{4,64})\)/.exec(text.slice(at, at + 70))?.[1] ?? '';
      if (accepts({ value: inner, said, quoted: false, apart, words, announced, after: ')' })) {
        return { start: at + 1, end: at + 1 + inner.length };
      }
      const close = text.slice(at, at + 40).indexOf(')');
      if (close < 0) return null;
      at += close + 1;
    } else {
      const quoted = readQuoted(text, at);
      const span = quoted ?? readWord(text, at);
      const value = text.slice(span.start, span.end);
      const after = text.slice(span.end, span.end + 24);
      if (accepts({ value, said, quoted: quoted !== null, apart, words, announced, after })) return span;
      if (value === '' || said === 'sign' || /^[;!)]/.test(after)) return null;
      const next = passOver(value);
      if (next === null) return null;
      ({ said } = next);
      announced ||= said === 'word';
      at = span.end + (quoted === null ? 0 : 1);
      words += 1;
    }
  }
  return null;
}

/** What a word that is no value tells about the one that may follow; null: none follows. */
function passOver(word: string): { said: Said } | null {
  if (thai.test(word)) {
    if (thaiCopula.test(word) || /^(?:คือ|เป็น)/.test(word)) return { said: 'word' };
    return thaiStopper.test(word) ? null : { said: 'nothing' };
  }
  const plain = word.toLowerCase();
  if (copulas.has(plain)) return { said: 'word' };
  // "Is" announces the next word only: what stands further on must look like a value by itself.
  return stoppers.has(plain) ? null : { said: 'nothing' };
}

function readQuoted(text: string, at: number): Span | null {
  const open = /^(?:\\?["'`]|\u201e)/.exec(text.slice(at, at + 2))?.[0];
  if (open === undefined) return null;
  const start = at + open.length;
  const mark = open.startsWith('\\') ? open : open === '\u201e' ? '"' : open;
  const length = text.slice(start, start + 64 + mark.length).indexOf(mark);
  const end = start + length;
  return length > 0 && !/[\r\n]/.test(text.slice(start, end)) ? { start, end } : null;
}

/** A run of Thai, or of anything else without a space; marks of the sentence behind it are not of it. */
function readWord(text: string, at: number): Span {
  let end = at;
  const isThai = thai.test(text[at] ?? '');
  while (end < text.length && end - at < 128) {
    const character = text[end] ?? '';
    if (/\s/.test(character) || thai.test(character) !== isThai) break;
    end += 1;
  }
  const word = text.slice(at, end);
  // `password=x&next=y`, `Pwd=x;Encrypt=True`, `<password>x</password>`
  const next = /[&;,](?=\s?[\w%. -]{1,40}=)|<\//.exec(word + text.slice(end, end + 24));
  const own = next !== null && next.index < word.length ? word.slice(0, next.index) : word;
  const kept = own.replace(/(?:["'`]?[,;:.?]|["'`)\]}>])+$/, '');
  return { start: at, end: at + (kept === '' && own !== '' ? 0 : kept.length) };
}
