import { birthNumber, inn, snils, thaiIdentity } from '../checks.ts';
import { before, whole, type Candidate, type Rule, type Span } from '../rule.ts';

/** Accepts what passes the check, or what is announced by these words and has the right length anyway. */
const identity =
  (check: (digits: string) => boolean, words?: RegExp) =>
  (candidate: Candidate): Span | null => {
    const around = before(candidate.text, candidate.start, 40);
    const announced = words?.test(around) ?? false;
    return announced || check(candidate.value.replace(/\D/g, '')) ? whole(candidate) : null;
  };

const announced =
  (words: RegExp, check: (digits: string) => boolean = () => true) =>
  (candidate: Candidate): Span | null =>
    words.test(before(candidate.text, candidate.start, 40)) && check(candidate.value.replace(/\D/g, ''))
      ? whole(candidate)
      : null;

const birthWords =
  /(?:rodn\p{L}{1,4} č[ií]s\p{L}{0,4}|rodn\p{L}{1,4} cisl\p{L}{0,3}|(?<!\p{L})r\. ?č\.?|(?<!\p{L})rč)[^\d\n]{0,24}$/iu;
const thaiWords = /(?:บัตรประชาชน|ประจำตัวประชาชน|ปชช\.?|citizen id|national id)[^\d\n]{0,16}$/i;
const snilsWords = /снилс[^\d\n]{0,16}$/i;
const innWords = /(?:^|[^\p{L}])инн[^\d\n]{0,16}$/iu;
const passportWords =
  /(?:passport|паспорт\p{L}{0,3}|cestovn\p{L}{1,4} pas\p{L}{0,3}|(?<!\p{L})pas(?:u|om)?|pasipoti|pasi ya kusafiria|หนังสือเดินทาง|พาสปอร์ต)[^\d\n]{0,24}$/iu;
const cardWords =
  /(?:občiansk\p{L}{1,4}(?: preukaz\p{L}{0,3})?|(?<!\p{L})op|identity card|id card|kitambulisho|nambari ya nida|nida)[^\d\n]{0,24}$/iu;
const securityWords = /(?:ssn|social security)[^\d\n]{0,24}$/i;

export const nationalIdRules: readonly Rule[] = [
  {
    kind: 'nationalId',
    numeric: true,
    pattern: /(?<![\w/.-])\d{6} ?\/ ?\d{3,4}(?![\w/]|-\d)/g,
    accept: identity(birthNumber, birthWords),
  },
  {
    kind: 'nationalId',
    numeric: true,
    pattern: /(?<![\w/.-])\d{9,10}(?![\w/]|[.-]\d)/g,
    accept: announced(birthWords),
  },
  {
    kind: 'nationalId',
    numeric: true,
    pattern: /(?<![\w.-])\d[ -]\d{4}[ -]\d{5}[ -]\d{2}[ -]\d(?![\w-])/g,
    accept: identity(thaiIdentity, thaiWords),
  },
  { kind: 'nationalId', numeric: true, pattern: /(?<![\w.-])\d{13}(?![\w-])/g, accept: announced(thaiWords) },
  {
    kind: 'nationalId',
    numeric: true,
    pattern: /(?<![\w.-])\d{3}-\d{3}-\d{3}[ -]\d{2}(?![\w-])/g,
    accept: identity(snils, snilsWords),
  },
  {
    kind: 'nationalId',
    numeric: true,
    pattern: /(?<![\w.-])\d{3}[ -]?\d{3}[ -]?\d{3}[ -]?\d{2}(?![\w-])/g,
    accept: announced(snilsWords),
  },
  // A firm's number of ten digits is public; a person's has twelve.
  {
    kind: 'nationalId',
    numeric: true,
    pattern: /(?<![\w.-])\d{12}(?![\w-])/g,
    accept: announced(innWords, inn),
  },
  {
    kind: 'nationalId',
    pattern: /(?<![\p{L}\d])(?:\d{2} ?\d{2} ?(?:№|N|n)? ?\d{6}|[A-Z]{1,3} ?\d{6,8})(?![\p{L}\d])/gu,
    accept: announced(passportWords),
  },
  {
    kind: 'nationalId',
    pattern: /(?<![\p{L}\d])[A-Z]{2} ?\d{3} ?\d{3}(?![\p{L}\d])/gu,
    accept: announced(cardWords),
  },
  {
    kind: 'nationalId',
    pattern: /(?<![\w-])(?:\d{8}-\d{5}-\d{5}-\d{2}|\d{20}|\d{7,9})(?![\w-])/g,
    accept: announced(cardWords),
  },
  // The United States' number: no group is all zeros, and none begins with 9 or 666 (ssa.gov, randomization).
  {
    kind: 'nationalId',
    numeric: true,
    pattern: /(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g,
  },
  {
    kind: 'nationalId',
    pattern: /(?<![\w-])\d{3}[ ]?\d{2}[ ]?\d{4}(?![\w-])/g,
    accept: announced(securityWords),
  },
  {
    kind: 'nationalId',
    pattern:
      /(?<![A-Za-z0-9])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z0-9])/g,
  },
];
