/**
 * The same text, character for character, with one way to write a digit, a dash, a quotation mark and a space. Offsets
 * stay what they were, so that a rule needs to know only one writing.
 */
export function plainText(text: string): string {
  return text
    .replace(/[\u0e50-\u0e59\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, asDigit)
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u2018\u2019\u201b\u2032]/g, "'")
    .replace(/[\u201c-\u201f\u00ab\u00bb\u2033]/g, '"')
    .replace(/\uff20/g, '@');
}

/** Thai, Arabic, Persian and full-width digits stand in blocks whose lowest four bits count from a zero. */
function asDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = [0x0e50, 0x0660, 0x06f0, 0xff10].find((first) => code >= first && code <= first + 9) ?? code;
  return String(code - zero);
}

/** Digits that a reader of pictures takes for letters. */
const misread: Record<string, string> = Object.fromEntries(
  'O0 o0 Q0 D0 I1 l1 |1 Z2 S5 s5 B8 G6 b6 g9'.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

/** Text from a picture with letters turned back into the digits they were, in words and groups that are mostly digits. */
export function mendDigits(text: string): string {
  const groups = /[0-9OoQDIl|ZSsBGbg]{2,24}(?:[ -][0-9OoQDIl|ZSsBGbg]{2,24}){1,8}/g;
  return text.replace(groups, mend).replace(/[0-9OoQDIl|ZSsBGbg]{2,24}/g, mend);
}

function mend(word: string): string {
  const digits = word.replace(/[^0-9]/g, '').length;
  if (digits * 2 < word.replace(/[ -]/g, '').length) return word;
  return word.replace(/[^0-9 -]/g, (letter) => misread[letter] ?? letter);
}
