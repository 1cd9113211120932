import { before, whole, type Candidate, type Rule, type Span } from '../rule.ts';

const digitsOf = (value: string): string => value.replace(/\D/g, '');

/** A date, with a time behind it perhaps, which is grouped like a number to call. */
const date = /^\(?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?!\d)/;

const numberWords =
  /(?:order|invoice|ticket|tracking|serial|reference|customer|case|objedn\p{L}*|fakt\p{L}*|symbol|zákaz\p{L}*|ičo|dič|zasielk\p{L}*|заказ\p{L}*|сч[её]т\p{L}*|накладн\p{L}*|заявк\p{L}*|договор\p{L}*|обращени\p{L}*|тикет\p{L}*|инв|zmluv\p{L}*|contract|employee|asset|oda|agizo|ankara|hati|tiketi|mkataba|stakabadhi|ใบสั่งซื้อ|คำสั่งซื้อ|ออเดอร์|ใบแจ้งหนี้|ใบเสร็จ|ตั๋ว|พัสดุ|พนักงาน|(?<!\p{L})(?:no|nr|id|imei|ean|sn|s\/n))(?:[ .:#№-]|č\.?|no\.?|namba|nambari|number|номер|เลขที่|หมายเลข|číslo|is|je|ni|คือ|bol[ao]?){0,6}$/iu;

const phoneWords =
  /(?<![a-z\u00c0-\u04ff])(?:phone|telephone|tel(?!\p{L})|telef|mobil|mobile|cell|call (?:me|him|her|us|back)|ring|whatsapp|viber|reach me|fax|zavola|volajte|volať|volat|klap|тел(?!\p{L})|телефон|моб[.:]|мобильн|звони|позвон|вотсап|ватсап|simu|piga|nipigie|โทร|เบอร์|มือถือ)[^\d\n]{0,24}$/iu;

/** The words before say that it numbers an order, a bill or a thing. */
const isNumbered = ({ text, start }: Candidate): boolean => numberWords.test(before(text, start, 40));

function international(candidate: Candidate): Span | null {
  const count = digitsOf(candidate.value).replace(/^00/, '').length;
  if (count < 8 || count > 15) return null;
  // An order may begin with two zeros, but not with a plus.
  return !candidate.value.startsWith('+') && isNumbered(candidate) ? null : whole(candidate);
}

/** A number that begins with the 0 of calls within a country: nine to eleven digits. */
function domestic(candidate: Candidate): Span | null {
  const { value } = candidate;
  const count = digitsOf(value).length;
  if (count < 9 || count > 11 || date.test(value)) return null;
  return isNumbered(candidate) ? null : whole(candidate);
}

/** Any number that the words before it make one to call; not an extension, which is the office's own. */
function announced(candidate: Candidate): Span | null {
  const { value, text, start } = candidate;
  const count = digitsOf(value).length;
  if (count < 6 || count > 15 || date.test(value) || /^(\d)\1*$/.test(value)) return null;
  return phoneWords.test(before(text, start, 40)) && !isNumbered(candidate) ? whole(candidate) : null;
}

const notDate = (candidate: Candidate): Span | null => (date.test(candidate.value) ? null : whole(candidate));

export const phoneRules: readonly Rule[] = [
  {
    // +421 905 123 456, 00421…, +44 (0)20 7946 0958
    kind: 'phone',
    numeric: true,
    pattern: /(?<![\w.+-])(?:\+ ?|00 ?)[1-9](?:[ .()/-]{0,3}\d){6,15}(?![\w]|[.,:-]\d)/g,
    accept: international,
  },
  {
    kind: 'phone',
    numeric: true,
    pattern: /(?<![\w+/-]|\d[.,:])\(?0[1-9](?:[ .()/-]{0,2}\d){7,10}(?![\w]|[.,:/-]\d)/g,
    accept: domestic,
  },
  {
    // Russia, within the country: 8 (495) 123-45-67, 89161234567; or without the 8 and with the code in brackets.
    kind: 'phone',
    numeric: true,
    pattern:
      /(?<![\w+/-]|\d[.,:])[78][ -]?\(?[3489]\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?![\w]|[.,:/-]\d)/g,
    accept: domestic,
  },
  {
    kind: 'phone',
    numeric: true,
    pattern: /(?<![\w+/-]|\d[.,:])\(\d{3,5}\) ?\d{1,3}-\d{2}-\d{2}(?![\w]|[.,:/-]\d)/g,
    accept: notDate,
  },
  {
    // North America: (415) 555-0137, 415-555-0137, 1-415-555-0137
    kind: 'phone',
    numeric: true,
    pattern:
      /(?<![\w+/-]|\d[.,:])(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[.-])\d{3}[ .-]\d{4}(?![\w]|[.,:/-]\d)/g,
    accept: notDate,
  },
  {
    kind: 'phone',
    numeric: true,
    pattern: /(?<![\w+/-]|\d[.,:])\(?\d(?:[ .()/-]{0,2}\d){5,14}(?![\w]|[,:-]\d)/g,
    accept: announced,
  },
];
