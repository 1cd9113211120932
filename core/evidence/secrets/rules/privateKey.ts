import { extend, type Candidate, type Rule, type Span } from '../rule.ts';

/** Letters of base64, line ends, and the backslash of a line end within a string. */
const isBody = (code: number): boolean =>
  (code >= 0x2b && code <= 0x39 && code !== 0x2c && code !== 0x2d && code !== 0x2e) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  [0x3d, 0x5c, 0x0a, 0x0d, 0x20, 0x09].includes(code);

/** To the line that ends the block (RFC 7468), or as far as it goes where that line was cut off. */
function block({ text, start, end }: Candidate): Span {
  const dashes = text.indexOf('-----', end);
  const last = /^-----END [A-Z0-9 ]{1,60}-----/.exec(dashes < 0 ? '' : text.slice(dashes, dashes + 80));
  if (last !== null) return { start, end: dashes + last[0].length };
  const body = extend(text, end, isBody);
  return { start, end: end + text.slice(end, body).trimEnd().length };
}

export const privateKeyRules: readonly Rule[] = [
  {
    kind: 'privateKey',
    pattern: /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g,
    accept: block,
  },
  {
    kind: 'privateKey',
    pattern: /Private-Lines: \d{1,4}\r?\n(?<secret>[A-Za-z0-9+/=]{16,80})/g,
    accept: block,
  },
];
