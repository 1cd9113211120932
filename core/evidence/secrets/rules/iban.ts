import { mod97 } from '../checks.ts';
import type { Candidate, Rule, Span } from '../rule.ts';

/** Length of an IBAN by its country (SWIFT, IBAN Registry). */
const lengths: Record<string, number> = Object.fromEntries(
  (
    'NO15 BE16 DK18 FI18 FO18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 XK20 CH21 CR21 HR21 LI21 LV21 ' +
    'BG22 BH22 DE22 GB22 GE22 IE22 ME22 RS22 AE23 GI23 IL23 IQ23 OM23 SO23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 ' +
    'SE24 SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 AZ28 CY28 DO28 GT28 HU28 LB28 PL28 SV28 BR29 EG29 PS29 QA29 UA29 ' +
    'JO30 KW30 MU30 LC32 MT31 SC31 FR27 GR27 IT27 MC27 SM27 MR27 DJ27 BI27 AL28 BY28 NI28 RU33'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** As many letters and digits as the country's IBANs have, whatever the spaces; what comes after is not of it. */
function account({ text, start, end, ocr }: Candidate): Span | null {
  const length = lengths[text.slice(start, start + 2).toUpperCase()];
  if (length === undefined) return null;
  let iban = '';
  let at = start;
  for (; at < end && iban.length < length; at += 1) {
    const character = text[at] ?? '';
    if (/[A-Za-z0-9]/.test(character)) iban += character.toUpperCase();
  }
  const isWhole = iban.length === length && !/[A-Za-z0-9]/.test(text[at] ?? '');
  // One misread figure fails the check; what has the country's length is covered in a picture all the same.
  const isLikely = mod97(iban) || (ocr && /^\d/.test(iban.slice(2)) && iban.replace(/\D/g, '').length >= 14);
  return isWhole && isLikely ? { start, end: at } : null;
}

export const ibanRules: readonly Rule[] = [
  { kind: 'iban', pattern: /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,40}/g, accept: account },
  {
    // A Russian bank account is named by its first three figures: 408 is a person's.
    kind: 'iban',
    pattern: /(?<!\d)408\d{2}[ .]?\d{3}[ .]?\d[ .]?\d{4}[ .]?\d{7}(?!\d)/g,
  },
];
