import { fail, ok, type Result } from '../result.ts';

/** What people get wrong when they write JSON by hand; each has a sentence in the texts (`policy:json.*`). */
export type JsonMistake =
  | 'empty'
  | 'unfinished'
  | 'comment'
  | 'trailingComma'
  | 'missingComma'
  | 'missingColon'
  /** A key or a text without its double quotes. */
  | 'quotes'
  /** A single backslash, as in a Windows path. */
  | 'backslash'
  /** A line break or another control character within a text. */
  | 'control'
  | 'number'
  | 'duplicateKey'
  | 'afterEnd'
  | 'tooDeep'
  | 'unexpected';

/** Where the first mistake stands; line and column count from 1, columns in UTF-16 code units as editors show them. */
export interface JsonProblem {
  mistake: JsonMistake;
  line: number;
  column: number;
}

/** Deeper than any policy; bounds what a hostile file can cost. */
const deepest = 60;

/**
 * Parses JSON. Runtimes word their own errors differently and some without a place; JSON.parse also takes the last of
 * two equal keys in silence. So the text is looked through first, and the runtime parses only what is right.
 */
export function readJson(text: string): Result<unknown, JsonProblem> {
  const found = findMistake(text);
  if (found === null) return ok(JSON.parse(text));
  const before = text.slice(0, found.at).split('\n');
  return fail({ mistake: found.mistake, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
}

interface Found {
  mistake: JsonMistake;
  at: number;
}

type Expecting = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

// eslint-disable-next-line no-control-regex -- JSON forbids exactly these inside a text
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const literal = /(?:true|false|null)(?!\w)/y;
const space = /[ \t\r\n]*/y;

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function findMistake(text: string): Found | null {
  const open: { list: boolean; keys: Set<string> }[] = [];
  let expecting: Expecting = 'value';
  let at = 0;
  let comma = 0;
  const closed = (): Expecting => (open.length === 0 ? 'nothing' : 'commaOrEnd');

  for (;;) {
    at += match(space, text, at)?.length ?? 0;
    const character = text[at];
    const wrong = (mistake: JsonMistake): Found => ({ mistake, at });
    if (character === undefined) {
      if (expecting === 'nothing') return null;
      return wrong(open.length === 0 ? 'empty' : 'unfinished');
    }
    if (text.startsWith('//', at) || text.startsWith('/*', at)) return wrong('comment');
    if (expecting === 'nothing') return wrong('afterEnd');

    const inner = open.at(-1);
    const isEnd = inner !== undefined && character === (inner.list ? ']' : '}');
    if (isEnd && (expecting === 'value' || expecting === 'key'))
      return { mistake: 'trailingComma', at: comma };
    if (isEnd && expecting !== 'colon') {
      // Between a colon and its value an end is `value` as well: told apart by the comma's place.
      open.pop();
      at += 1;
      expecting = closed();
      continue;
    }

    if (expecting === 'commaOrEnd') {
      if (character !== ',') return wrong(startsSomething(character) ? 'missingComma' : 'unexpected');
      comma = at;
      at += 1;
      expecting = inner?.list === true ? 'value' : 'key';
    } else if (expecting === 'colon') {
      if (character !== ':') return wrong('missingColon');
      comma = at;
      at += 1;
      expecting = 'value';
    } else if (expecting === 'key' || expecting === 'keyOrEnd') {
      if (character !== '"') return wrong(startsSomething(character) ? 'quotes' : 'unexpected');
      const key = match(string, text, at);
      if (key === null) return stringMistake(text, at);
      const name = JSON.parse(key) as string;
      if (inner?.keys.has(name) === true) return wrong('duplicateKey');
      inner?.keys.add(name);
      at += key.length;
      expecting = 'colon';
    } else if (character === '{' || character === '[') {
      if (open.length >= deepest) return wrong('tooDeep');
      open.push({ list: character === '[', keys: new Set() });
      at += 1;
      expecting = character === '[' ? 'valueOrEnd' : 'keyOrEnd';
    } else {
      const value = match(string, text, at) ?? match(number, text, at) ?? match(literal, text, at);
      if (value === null) return valueMistake(text, at);
      at += value.length;
      expecting = closed();
    }
  }
}

function startsSomething(character: string): boolean {
  return /["'{[\w\p{L}“”„‘’-]/u.test(character);
}

function valueMistake(text: string, at: number): Found {
  const character = text[at] ?? '';
  if (character === '"') return stringMistake(text, at);
  if (/[-+.\d]/.test(character)) return { mistake: 'number', at };
  return { mistake: startsSomething(character) ? 'quotes' : 'unexpected', at };
}

/** Why the text that begins at `start` is not one: where it stops being right. */
function stringMistake(text: string, start: number): Found {
  // eslint-disable-next-line no-control-regex -- JSON forbids exactly these inside a text
  const right = /(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
  const at = start + 1 + (match(right, text, start + 1)?.length ?? 0);
  if (at >= text.length) return { mistake: 'unfinished', at: start };
  return { mistake: text[at] === '\\' ? 'backslash' : 'control', at };
}
