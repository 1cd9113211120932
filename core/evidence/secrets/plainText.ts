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

const misread: Record<string, string> = { O: '0', o: '0', Q: '0', D: '0', I: '1', l: '1', '|': '1' };
const misreadTail: Record<string, string> = { Z: '2', S: '5', s: '5', B: '8', G: '6', b: '6', g: '9' };

/** Text from a picture with letters turned back into the digits they were, in words that are mostly digits. */
export function mendDigits(text: string): string {
  return text.replace(/[0-9OoQDIl|ZSsBGbg]{2,24}/g, (word) => {
    const digits = word.replace(/[^0-9]/g, '').length;
    if (digits * 2 < word.length) return word;
    return word.replace(/[^0-9]/g, (letter) => misread[letter] ?? misreadTail[letter] ?? letter);
  });
}
