import type { Translate } from '../texts/texts.ts';
import type { JsonMistake } from './json.ts';

/** Kinds of values in plain words (`policy:type.*`). */
export type ValueType = 'text' | 'number' | 'wholeNumber' | 'flag' | 'list' | 'group' | 'nothing';

/** Shapes of texts in plain words (`policy:format.*`). The schema gives them as the message of its checks. */
export const valueFormats = [
  'httpUrl',
  'color',
  'categoryId',
  'path',
  'languageTag',
  'email',
  'proxy',
  'certificates',
  'unexpired',
] as const;
export type ValueFormat = (typeof valueFormats)[number];

/** What should have been there. */
export type Expectation =
  | { kind: 'json'; mistake: JsonMistake; line: number; column: number }
  | { kind: 'encoding' }
  /** It is a folder, a pipe or a device. */
  | { kind: 'plainFile' }
  | { kind: 'fileSize'; megabytes: number }
  /** The system does not give the file; `detail` is the system's code. */
  | { kind: 'readable'; detail: string }
  | { kind: 'missing'; types: ValueType[] }
  | { kind: 'type'; types: ValueType[] }
  | { kind: 'oneOf'; values: string[]; meant?: string }
  | { kind: 'unknownKey'; known: string[]; meant?: string }
  | { kind: 'format'; format: ValueFormat }
  | {
      kind: 'atLeast' | 'moreThan' | 'atMost' | 'lessThan';
      of: 'letters' | 'entries' | 'number';
      bound: number;
    }
  | { kind: 'uniqueCategory'; id: string }
  | { kind: 'other'; detail: string };

/** One mistake in a policy or settings file. The value itself is never repeated: it may be a secret. */
export interface PolicyProblem {
  /** Path of the key, such as `settings.categories[2].label`; empty for the file as a whole. */
  key: string;
  expected: Expectation;
}

/** A path as people write it. Keys that are no plain words stand in brackets. */
export function keyPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    const name = String(part);
    if (!/^[\w$-]{1,80}$/.test(name)) return `${text}[${JSON.stringify(name.slice(0, 80))}]`;
    return text === '' ? name : `${text}.${name}`;
  }, '');
}

/** The sentence for what was expected. */
function describeExpectation(expected: Expectation, translate: Translate): string {
  switch (expected.kind) {
    case 'json': {
      const { mistake, line, column } = expected;
      const words = translate(`policy:json.${mistake}`);
      return translate('policy:expected.json', { words, line, column });
    }
    case 'missing':
    case 'type': {
      const types = either(
        expected.types.map((type) => translate(`policy:type.${type}`)),
        translate,
      );
      return translate(`policy:expected.${expected.kind}`, { types });
    }
    case 'oneOf': {
      const values = either(expected.values, translate);
      return withMeant(translate('policy:expected.oneOf', { values }), expected.meant, translate);
    }
    case 'unknownKey': {
      if (expected.meant !== undefined) {
        return withMeant(translate('policy:expected.otherKey'), expected.meant, translate);
      }
      if (expected.known.length === 0) return translate('policy:expected.otherKey');
      return translate('policy:expected.unknownKey', { known: expected.known.join(', ') });
    }
    case 'format':
      return translate(`policy:format.${expected.format}`);
    case 'atLeast':
    case 'moreThan':
    case 'atMost':
    case 'lessThan': {
      const amount = translate(`policy:amount.${expected.of}`, { count: expected.bound });
      return translate(`policy:expected.${expected.kind}`, { amount });
    }
    case 'encoding':
    case 'plainFile':
      return translate(`policy:expected.${expected.kind}`);
    case 'fileSize':
      return translate('policy:expected.fileSize', { megabytes: expected.megabytes });
    case 'readable':
      return translate('policy:expected.readable', { detail: expected.detail });
    case 'uniqueCategory':
      return translate('policy:expected.uniqueCategory', { id: expected.id });
    case 'other':
      return expected.detail;
  }
}

/** A problem as the window and the command line show it. */
export function describeProblem(
  problem: PolicyProblem,
  translate: Translate,
): { key: string; expected: string } {
  return {
    key: problem.key === '' ? translate('policy:wholeFile') : problem.key,
    expected: describeExpectation(problem.expected, translate),
  };
}

function withMeant(sentence: string, meant: string | undefined, translate: Translate): string {
  return meant === undefined ? sentence : translate('policy:expected.meant', { sentence, meant });
}

/** "a, b or c" in the language of the texts. */
function either(words: readonly string[], translate: Translate): string {
  return new Intl.ListFormat(translate('policy:listLanguage'), { type: 'disjunction' }).format(words);
}
