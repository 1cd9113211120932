import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { secretKinds, type Found } from '../../../core/evidence/secrets/index.ts';

export const setLanguages = ['en', 'ru', 'sk', 'sw', 'th'] as const;
export type SetLanguage = (typeof setLanguages)[number];

/** `held-out` was written before the first rule and is never looked at while rules are made; `tune` is for that. */
export const setParts = ['tune', 'held-out'] as const;
export type SetPart = (typeof setParts)[number];

/** A message as a person or a log wrote it, with the secrets in it. */
export interface Labelled {
  text: string;
  secrets: Found[];
}

/** `⟦email|jan@firma.sk⟧` marks a secret. */
const mark = new RegExp(`⟦(${secretKinds.join('|')})\\|([^⟧]*)⟧`, 'g');
const Line = z.strictObject({ marked: z.string() });

/** Takes the marks out of a message and says where they stood. Fails on a mark it does not know. */
function unmark(marked: string): Labelled {
  const secrets: Found[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(mark)) {
    const [all, kind = '', value = ''] = match;
    text += marked.slice(at, match.index);
    secrets.push({ start: text.length, end: text.length + value.length, kind: kind as Found['kind'] });
    text += value;
    at = match.index + all.length;
  }
  text += marked.slice(at);
  if (/[⟦⟧]/.test(text)) throw new Error(`a mark is wrong: ${marked}`);
  return { text, secrets };
}

/** One half of a language's messages. Read from the checkout, because this file may be bundled elsewhere. */
export function readSet(part: SetPart, language: SetLanguage): Labelled[] {
  const file = path.join('test/sets/secrets', part, `${language}.jsonl`);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => unmark(Line.parse(JSON.parse(line)).marked));
}
