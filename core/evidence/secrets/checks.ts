/** The check digit of payment cards (ISO/IEC 7812-1, annex B). `digits`: 0 to 9 only, as in every check here. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 7064 MOD 97-10 as IBANs use it (ISO 13616): letters count from 10. `iban` without spaces, in capitals. */
export function mod97(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Sum of digits times weights. */
function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);
}

/** A Slovak or Czech birth number of ten digits: divisible by eleven, with a month that women's and late ones shift. */
export function birthNumber(digits: string): boolean {
  const month = Number(digits.slice(2, 4)) % 50;
  const day = Number(digits.slice(4, 6));
  const isDate = day >= 1 && day <= 31 && ((month >= 1 && month <= 12) || (month >= 21 && month <= 32));
  // Nine digits were given out until 1953, without a check.
  if (digits.length === 9) return isDate && Number(digits.slice(0, 2)) < 54;
  return isDate && Number(digits) % 11 === 0;
}

/** The Thai identity number: thirteen digits, the last one checks the others modulo 11. */
export function thaiIdentity(digits: string): boolean {
  const weights = [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
  return digits.length === 13 && (11 - (weighted(digits, weights) % 11)) % 10 === Number(digits[12]);
}

/** The Russian pension insurance number (СНИЛС): eleven digits, the last two check the others modulo 101. */
export function snils(digits: string): boolean {
  const sum = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101;
  return digits.length === 11 && (sum === 100 ? 0 : sum) === Number(digits.slice(9));
}

/** The Russian taxpayer's number (ИНН): ten digits of a firm, twelve of a person. */
export function inn(digits: string): boolean {
  const check = (weights: readonly number[]) => (weighted(digits, weights) % 11) % 10;
  if (digits.length === 10) return check([2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(digits[9]);
  return (
    digits.length === 12 &&
    check([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(digits[10]) &&
    check([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(digits[11])
  );
}
