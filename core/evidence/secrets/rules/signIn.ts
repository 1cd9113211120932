import { before, whole, type Candidate, type Rule, type Span } from '../rule.ts';
import { looksSecret } from '../value.ts';

const account =
  /(?:login|log-in|logon|cred(?:ential)?s?|user(?:name)?|account|sign-?in|admin|účet|účtu|účty|kont[oau]|prístup\p{L}{0,3}|pristup\p{L}{0,3}|prihlasovac\p{L}{1,3}|údaje|логин\p{L}{0,2}|уч[её]тк\p{L}{0,2}|уч[её]тн\p{L}{1,3}|доступ\p{L}{0,2}|вход\p{L}{0,2}|akaunti|taarifa za kuingia|kuingia|บัญชี|ข้อมูลเข้า|เข้าระบบ|ล็อกอิน|ชื่อผู้ใช้|ยูส)[^\n]{0,60}$/iu;

/** "admin / Office*2020": the second half, where the words before say that somebody signs in with it. */
function pair(candidate: Candidate): Span | null {
  const { value, text, start, end } = candidate;
  const word = value.replace(/[,.;:)?"'\]]+$/, '');
  if (!looksSecret(word) || !account.test(before(text, start, 100))) return null;
  return text[end] === '/' ? null : whole({ ...candidate, end: start + word.length });
}

export const signInRules: readonly Rule[] = [
  {
    kind: 'password',
    pattern: /(?<![^\s("':])[\p{L}\d][\p{L}\d._@\\-]{1,60}(?: \/ | \| |\/|:)(?<secret>[^\s/|:]{4,64})/gu,
    accept: pair,
  },
];
