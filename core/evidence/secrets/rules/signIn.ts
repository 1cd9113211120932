import { before, whole, type Candidate, type Rule, type Span } from '../rule.ts';
import { isStrong } from '../spoken/judge.ts';
import { readValue } from '../spoken/reader.ts';
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

/** "I sign in as kiosk with L0bby!Screen": no name of a program is like that. */
function signedIn({ text, end }: Candidate): Span | null {
  return readValue(
    text,
    end,
    ({ value, apart }) =>
      apart === 'no' && !value.includes('/') && isStrong(value) && /[!@#$%^&*+=~]/.test(value),
  );
}

const passwordWord = /passw|pwd|hesl|парол|nenosiri|nywila|รหัสผ่าน|พาสเวิร์ด/iu;

/** "I changed it to x", where a password is spoken of before or after. */
function changedTo({ text, start, end }: Candidate): Span | null {
  const span = readValue(
    text,
    end,
    ({ value, apart, words }) => apart === 'no' && words === 0 && isStrong(value),
  );
  return span !== null && passwordWord.test(text.slice(Math.max(0, start - 80), span.end + 80)) ? span : null;
}

export const signInRules: readonly Rule[] = [
  {
    kind: 'password',
    pattern: /(?<![^\s("':])[\p{L}\d][\p{L}\d._@\\-]{1,60}(?: \/ | \| |\/|:)(?<secret>[^\s/|:]{4,64})/gu,
    accept: pair,
  },
  {
    kind: 'password',
    pattern:
      /(?<!\p{L})(?:(?:log|logged|logging|sign|signed|signing) in|login|prihl[aá]s\p{L}{1,8}|вхожу|входим|захожу|заходим|nainigia|naingia|tunaingia|ninaingia)(?!\p{L})|ล็อกอิน|เข้าด้วย|เข้าระบบ/giu,
    accept: signedIn,
  },
  {
    kind: 'password',
    pattern:
      /(?<!\p{L})(?:(?:reset|changed?|switched|set|updated) (?:it |that |mine |this )?(?:back )?to|(?:zmen|preho|prepís|nastav|da[lť])\p{L}{1,6} (?:som )?(?:si )?(?:ho |to )?na|(?:смен|помен|измен|поставил|установил)\p{L}{0,5} (?:его |её |на него )?на|(?:ni|tu)?(?:me|li)?(?:badili|weka)\p{L}{0,4} kuwa)(?!\p{L})|เปลี่ยนเป็น/giu,
    accept: changedTo,
  },
];
