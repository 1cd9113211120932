import { luhn } from '../checks.ts';
import { before, whole, type Candidate, type Rule, type Span } from '../rule.ts';

/**
 * First digits and lengths of the cards in use (ISO/IEC 7812 register, as the schemes publish them): Visa, Mastercard,
 * American Express, Diners, Discover, JCB, UnionPay, Mir, Maestro.
 */
const issuers = [
  /^4\d{12}(?:\d{3}(?:\d{3})?)?$/,
  /^(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|[689]\d)\d{11}$/,
  /^6(?:011|5\d{2}|4[4-9]\d)\d{12,15}$/,
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/,
  /^62\d{14,17}$/,
  /^220[0-4]\d{12,15}$/,
  /^(?:50|5[6-9]|6[0-9])\d{10,17}$/,
];

/** As cards show their numbers: in fours, as American Express does, or in one. Numbers of a drawing are not so. */
const groups = [/^\d{12,19}$/, /^\d{4}([ -])\d{4}\1\d{4}(?:\1?\d{1,4}){1,2}$/, /^\d{4}([ -])\d{6}\1\d{4,5}$/];

const cardWords = /(?:card|kart|карт|kadi|บัตร|visa|mastercard|maestro|amex)[^\n]{0,40}$/i;
const numberWords =
  /(?:order|invoice|ticket|tracking|serial|imei|ean|barcode|objedn|fakt|zákaz|zasielk|sériov|заказ|счёт|счет|накладн|серийн|oda|ankara|ใบสั่ง|ใบแจ้ง|พัสดุ|po|no|nr|č)[^\d\n]{0,12}$/i;

function card(candidate: Candidate): Span | null {
  const { value, text, start } = candidate;
  const digits = value.replace(/\D/g, '');
  if (/^(\d)\1*$/.test(digits)) return null;
  const around = before(text, start, 60);
  const isGrouped = candidate.ocr || groups.some((grouping) => grouping.test(value));
  const isCard = isGrouped && luhn(digits) && issuers.some((issuer) => issuer.test(digits));
  // One number in ten passes the check by chance: an order's stays, unless it is written as cards are.
  if (isCard)
    return digits === value && numberWords.test(around) && !cardWords.test(around) ? null : whole(candidate);
  // Somebody who says "card" and mistypes a digit has still shown the others.
  const isWritten = /^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$/.test(value) || (candidate.ocr && digits.length === 16);
  return cardWords.test(around) && isWritten ? whole(candidate) : null;
}

export const cardRules: readonly Rule[] = [
  {
    kind: 'card',
    numeric: true,
    pattern: /(?<![\w.,+-])\d(?:[ -]?\d){11,18}(?![\w]|[.,-]\d)/g,
    accept: card,
  },
  {
    kind: 'card',
    numeric: true,
    ocrOnly: true,
    pattern: /(?<![\w.,+-])\d(?:[ .-]{0,3}\d){12,18}(?![\w])/g,
    accept: card,
  },
  {
    // The three or four figures on the back.
    kind: 'card',
    pattern:
      /(?<![\p{L}\d])(?:cvv2?|cvc2?|csc|cvn)(?: ?(?:code|kód|kod|код|is|je|ni|คือ))?[ :=]{1,4}(?<secret>\d{3,4})(?!\d)/giu,
  },
];
