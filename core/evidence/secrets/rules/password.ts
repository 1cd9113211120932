import type { Candidate, Rule, Span } from '../rule.ts';
import { readValue, type Spoken } from '../spoken/reader.ts';
import { isState } from '../spoken/words.ts';
import { isStandIn, looksSecret } from '../value.ts';

/** Where a sentence ends or turns: a plain word before it may be a password ("my password is sunshine, but…"). */
const clauseEnd =
  /^\s{0,2}(?:$|["')\]]?[,.;!?)\r\n]|(?:and|but|yet|still|a|ale|no|lebo|и|но|а|lakini|na|ila)\s|[\u0e00-\u0e7f])/iu;
const foreignToSentence = /^[\x21-\x7e]+$/;

/** Whether what stands behind "password" is one. */
function isPassword({ value, said, quoted, after }: Spoken, script: Script): boolean {
  if (isStandIn(value) || value.length > 64) return false;
  if (quoted)
    return said === 'nothing' ? looksSecret(value.replace(/ /g, '')) : !isState(value) || looksSecret(value);
  if (/^[^\p{L}\d]*$/u.test(value) && value.length < 6) return false;
  switch (said) {
    case 'sign':
      return value.length > 1 && !isState(value) && !/^0x/i.test(value);
    case 'word':
      if (looksSecret(value) || /^\d{4,12}$/.test(value)) return true;
      if (value.length < 4 || isState(value) || !/^[\p{L}\p{M}_.!-]{4,40}$/u.test(value)) return false;
      // Latin letters in the midst of Cyrillic or Thai were typed somewhere.
      return clauseEnd.test(after) && (script === 'latin' || foreignToSentence.test(value));
    case 'nothing':
      return looksSecret(value) || (script === 'thai' && /^(?=.*\d)[a-z0-9]{4}$/i.test(value));
  }
}

/** Figures of a PIN or of a code that was sent; two groups of three are one. */
function isCode(spoken: Spoken): boolean {
  if (spoken.quoted ? /^\d[\d -]{2,10}$/.test(spoken.value) : /^\d{4,8}$/.test(spoken.value)) return true;
  return looksSecret(spoken.value);
}

type Script = 'latin' | 'cyrillic' | 'thai';

const password =
  (script: Script) =>
  ({ text, end }: Candidate): Span | null =>
    readValue(text, end, (spoken) => isPassword(spoken, script));

function code({ text, end }: Candidate): Span | null {
  const span = readValue(text, end, (spoken) => isCode(spoken) || /^\d{3}$/.test(spoken.value));
  if (span === null) return null;
  // "604 218": the other half.
  const half = /^[ -]\d{3}(?!\d)/.exec(text.slice(span.end, span.end + 5));
  const first = text.slice(span.start, span.end);
  if (/^\d{3}$/.test(first)) return half === null ? null : { ...span, end: span.end + half[0].length };
  return span;
}

export const passwordRules: readonly Rule[] = [
  {
    kind: 'password',
    pattern:
      /(?<![\p{L}\d])(?:[\w.-]{0,40}(?:password|passwd|passphrase|passcode|passwort|pwd)|(?:[\w.-]{0,40}[_.-])?(?:pass|pw|pswd|psw)|pass ?word|passwrd|pasword)\d?(?![\p{L}\d])/giu,
    accept: password('latin'),
  },
  {
    kind: 'password',
    pattern: /(?<!\p{L})hes(?:lo|la|lu|le|lom|iel|lá|lám|lami)(?!\p{L})/giu,
    accept: password('latin'),
  },
  {
    kind: 'password',
    pattern:
      /(?<!\p{L})(?:nenosiri|nywila|neno(?: [lz]\p{L}{2,4}){0,2}(?: la)? siri|maneno ya siri|neno la kupita)(?!\p{L})/giu,
    accept: password('latin'),
  },
  {
    kind: 'password',
    pattern: /(?<!\p{L})(?:парол(?:ь|я|ю|ем|е|и|ей|ям|ями|ях)|пасс(?:ворд)?|кодовое слово)(?!\p{L})/giu,
    accept: password('cyrillic'),
  },
  {
    kind: 'password',
    pattern:
      /(?:รหัสผ่าน|รหัสลับ|รหัสเข้า|พาสเวิร์ด|พาสเวิด|พาสเวิร์ท|พาส(?!ปอร์ต)|รหัส(?= ?(?:ของ)?(?:wi-?fi|ไวไฟ|คือ|[a-z0-9!@#$%*_.]{0,20}[@#$%*!_])))/gi,
    accept: password('thai'),
  },
  {
    kind: 'password',
    pattern:
      /(?<![\p{L}\d])(?:pin(?:[ -]?(?:code|number|kód\p{L}{0,3}|kod\p{L}{0,3}|yangu|namba))?|passcode|otp|(?:verification|confirmation|security|access|one-time|login|sms|2fa|mfa|authenticator|unlock|door|alarm|recovery|backup) codes?|sms[ -]k[óo]d\p{L}{0,3}|(?:overovac|prístupov|pristupov|bezpečnostn|autorizačn|jednorazov|potvrdzovac)\p{L}{1,3} k[óo]d\p{L}{0,3}|пин(?:-?код\p{L}{0,2})?|(?:смс|sms)-?код\p{L}{0,2}|код\p{L}{0,2} (?:подтверждения|доступа|безопасности|из смс|из sms|входа)|na(?:mba|mbari) ya siri|msimbo wa (?:uthibitisho|siri|kuingia|sms)|รหัส ?(?:pin|พิน|otp|โอทีพี|ยืนยัน|ลับ|ปลดล็อก|เข้าห้อง)|พิน|โอทีพี)(?!\p{L})/giu,
    accept: code,
  },
  {
    // In an address: scheme://user:password@host
    kind: 'password',
    pattern:
      /(?<![a-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@?#'"<>]{0,64}:(?<secret>[^\s/@'"<>]{1,128})(?=@[\w.[-])/gi,
  },
];
