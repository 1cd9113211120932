import type { Found } from './kinds.ts';
import { looksMade, looksSecret } from './value.ts';

/** How many different values are looked for again: a text that holds more is a list, whose lines say what they are. */
const mostValues = 20;
const shortest = 6;

/** Other places of passwords and keys that were found: "I typed Leto2024 twice" betrays what the line before hid. */
export function repeats(text: string, found: readonly Found[]): Found[] {
  const values = new Map<string, Found['kind']>();
  for (const { start, end, kind } of found) {
    if (kind !== 'password' && kind !== 'token') continue;
    const value = text.slice(start, end);
    // A plain word or a short number means other things elsewhere.
    if (value.length >= shortest && /\p{L}/u.test(value) && (looksSecret(value) || looksMade(value))) {
      values.set(value, kind);
    }
    if (values.size >= mostValues) break;
  }
  return [...values].flatMap(([value, kind]) => places(text, value).map((place) => ({ ...place, kind })));
}

function places(text: string, value: string): { start: number; end: number }[] {
  const all: { start: number; end: number }[] = [];
  for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + value.length)) {
    const end = start + value.length;
    const isWord = !/[A-Za-z0-9]/.test(text[start - 1] ?? '') && !/[A-Za-z0-9]/.test(text[end] ?? '');
    if (isWord) all.push({ start, end });
  }
  return all;
}
