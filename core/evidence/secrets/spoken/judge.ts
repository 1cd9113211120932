import { isStandIn, looksSecret } from '../value.ts';
import type { Spoken } from './reader.ts';
import { isState } from './words.ts';

/** What the words around are written in: it decides what a plain word among them may be. */
export type Script = 'latin' | 'cyrillic' | 'thai';

/** Where a sentence ends or turns: a plain word before it may be a password ("my password is sunshine, but…"). */
const clauseEnd =
  /^\s{0,2}(?:$|["')\]]?[,.;!)\r\n]|(?:and|but|yet|still|a|ale|no|lebo|и|но|а|lakini|na|ila)\s|[\u0e00-\u0e7f])/iu;
const denied = /^ (?:does ?n[o']t|is not|isn't|won't|nefunguje|nejde|nepasuje|не |hai|hali|ไม่)/iu;
const typedElsewhere = /^[\x21-\x7e]+$/;

const isPlainWord = (value: string): boolean => /^\p{Ll}[\p{Ll}\p{M}]{0,40}$/u.test(value);

/** The passwords that are on every list of the worst ones and look like words. */
const common = new Set(
  'qwerty qwertz qwertyuiop asdfgh zxcvbn letmein iloveyou monkey dragon abc123 йцукен'.split(' '),
);

/** Looks like a password and like nothing else: of three of small and capital letters, digits and marks. */
export function isStrong(value: string): boolean {
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[!@#$%^&*+=~?_-]/];
  return looksSecret(value) && classes.filter((one) => one.test(value)).length >= 3;
}

/** Whether what stands behind "password" is one. */
export function isPassword(spoken: Spoken, script: Script): boolean {
  const { value, said, quoted, apart, words, announced, after } = spoken;
  if (isStandIn(value) || value.length > 64) return false;
  if (apart === 'sentence') return isStrong(value) && /[!@#$%^&*+=~]\S/.test(value) && /\d/.test(value);
  // "The password is my birthday, 14021980."
  const isAfterAll = announced && (looksSecret(value) || /^\d{4,12}$/.test(value)) && clauseEnd.test(after);
  if (apart === 'comma') return isStrong(value) || isAfterAll;
  if (quoted) {
    return said === 'nothing' ? looksSecret(value.replace(/ /g, '')) : !isState(value) || looksSecret(value);
  }
  if (/^[^\p{L}\d]*$/u.test(value) && value.length < 6) return false;
  switch (said) {
    case 'sign':
      if (value.length < 2 || isState(value) || /^0x/i.test(value)) return false;
      // The folder that a shell is in: PWD=/home/…
      if (/^(?:~?\/|[a-z]:[\\/])/i.test(value)) return false;
      // "Password: enter it twice" goes on as a sentence.
      return !isPlainWord(value) || clauseEnd.test(after) || denied.test(after);
    case 'word':
      if (looksSecret(value) || /^\d{4,12}$/.test(value)) return true;
      if (value.length < 4 || isState(value) || !/^[\p{L}\p{M}_.!-]{4,40}$/u.test(value)) return false;
      // Latin letters in the midst of Cyrillic or Thai were typed somewhere.
      return clauseEnd.test(after) && (script === 'latin' || typedElsewhere.test(value));
    case 'nothing':
      if (words === 0 && /^\d{4,5}$/.test(value)) return clauseEnd.test(after) || denied.test(after);
      // No word of a sentence is as long as four words together.
      return looksSecret(value) || common.has(value.toLowerCase()) || /^[a-z]{22,40}$/.test(value);
  }
}

/** Whether it is a PIN or a code that was sent: three figures may be the first half of it. */
export function isCode({ value, quoted, apart, after }: Spoken): boolean {
  // "My PIN, 6604, does not work"
  if (apart !== 'no') return apart === 'comma' && /^\d{4,8}$/.test(value) && after.startsWith(',');
  return (quoted ? /^\d[\d -]{2,10}$/ : /^\d{3,8}$/).test(value) || looksSecret(value);
}
