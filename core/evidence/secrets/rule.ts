import type { SecretKind } from './kinds.ts';

/** What a rule sees of a match. */
export interface Candidate {
  /** The whole text, with the digits, dashes and spaces of `plainText`. */
  text: string;
  /** Where the value stands in it. */
  start: number;
  end: number;
  value: string;
  ocr: boolean;
}

export interface Span {
  start: number;
  end: number;
}

/**
 * One shape of a secret. Texts come from anywhere, so a rule must cost no more than a bounded look at each place:
 * every quantifier of `pattern` has an upper bound, which a test reads from its syntax tree.
 */
export interface Rule {
  kind: SecretKind;
  /** With the flag `g`. Where it has groups, the last thing it matches is the group `secret`. */
  pattern: RegExp;
  /** Runs on text whose misread digits were mended, when the text was read from a picture. */
  numeric?: boolean;
  /** Only for text that was read from a picture. */
  ocrOnly?: boolean;
  /** Looks closer: where exactly the secret is, or are, or null where there is none. */
  accept?: (candidate: Candidate) => Span | readonly Span[] | null;
}

/** The candidate as it is. */
export const whole = ({ start, end }: Candidate): Span => ({ start, end });

/** Moves the end on while the characters belong: how a rule takes what has no upper bound. */
export function extend(text: string, end: number, belongs: (code: number) => boolean): number {
  let at = end;
  while (at < text.length && belongs(text.charCodeAt(at))) at += 1;
  return at;
}

/** Up to `length` code units before a place. */
export const before = (text: string, start: number, length: number): string =>
  text.slice(Math.max(0, start - length), start);
