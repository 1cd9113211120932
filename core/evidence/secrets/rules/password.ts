import type { Candidate, Rule, Span } from '../rule.ts';
import { behindName, spansAfter, spansBefore, withNumber } from '../spoken/around.ts';
import { isCode, isPassword, type Script } from '../spoken/judge.ts';
import { readValue } from '../spoken/reader.ts';
import { looksSecret } from '../value.ts';

const password =
  (script: Script) =>
  (candidate: Candidate): readonly Span[] => {
    const { text, end } = candidate;
    const read = readValue(text, end, (spoken) => isPassword(spoken, script));
    const before = spansBefore(candidate);
    if (read === null) return before;
    const first = withNumber(text, behindName(candidate, read));
    return [...before, first, ...spansAfter(candidate, first)];
  };

function code({ text, end }: Candidate): Span | null {
  const span = readValue(text, end, isCode);
  if (span === null || !/^\d{3}$/.test(text.slice(span.start, span.end))) return span;
  // "604 218": the other half.
  const half = /^[ -]\d{3}(?!\d)/.exec(text.slice(span.end, span.end + 5));
  return half === null ? null : { ...span, end: span.end + half[0].length };
}

/** What makes a bare "code" one that opens something; an error's or a product's is none. */
const sent =
  /sms|text message|texted|messaged|authenticator|two[- ]factor|2fa|mfa|otp|e-?mailed me|sign-?in|смс|сообщени|двухфактор|správ[eay] |ujumbe|ข้อความ|ยืนยัน|เอสเอ็มเอส/iu;
const otherCode =
  /(?:error|exit|status|stop|event|http|return|zip|postal|product|source|qr|bar|country|area|chyb\p{L}{1,3}|hlásen\p{L}{1,3}|ошибк\p{L}|kosa|hitilafu)[ -]$/iu;

/** Figures behind a bare word for "code", where something around says that it was sent. */
function sentCode({ text, start, end }: Candidate): Span | null {
  if (otherCode.test(text.slice(Math.max(0, start - 16), start))) return null;
  const span = readValue(text, end, ({ value, apart }) => apart !== 'sentence' && /^\d{4,8}$/.test(value));
  return span !== null && sent.test(text.slice(Math.max(0, start - 60), span.end + 40)) ? span : null;
}

/** Behind a Thai word that means any code: only what no article and no customer is numbered with. */
function thaiCode({ text, end }: Candidate): Span | null {
  return readValue(text, end, ({ value, apart }) => {
    return apart === 'no' && looksSecret(value) && /[a-z@#$%!*]/.test(value);
  });
}

export const passwordRules: readonly Rule[] = [
  {
    kind: 'password',
    pattern:
      /(?<![\p{L}\d])(?:[\w.-]{0,40}(?:password|passwd|passphrase|passcode|passwort|pwd)|(?:[\w.-]{0,40}[_.-])?(?:pass|pw|pswd|psw)|pass ?word|passwrd|pasword|(?:key|secret|pass)[ -]?phrase|passkey)(?:s|\d)?(?![\p{L}\d])/giu,
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
      /(?<!\p{L})(?:nenosiri|nywila|neno(?: [lz]\p{L}{2,4}){0,2}(?: la)? siri|pas[iw]\p{L}{1,3}di|maneno ya siri|neno la kupita)(?!\p{L})/giu,
    accept: password('latin'),
  },
  {
    kind: 'password',
    pattern:
      /(?<!\p{L})(?:парол(?:ь|я|ю|ем|е|и|ей|ям|ями|ях)|пасс(?:ворд)?|кодов(?:ое слово|ая фраза)|(?:парольн|секретн)\p{L}{2,3} фраз\p{L}{1,2})(?!\p{L})/giu,
    accept: password('cyrillic'),
  },
  {
    kind: 'password',
    pattern:
      /(?:รหัสผ่าน|รหัสลับ|รหัสเข้า|พาสเวิร์ด|พาสเวิด|พาสเวิร์ท|พาส(?!ปอร์ต)|รหัส(?= ?(?:ของ)?(?:wi-?fi|ไวไฟ|คือ)))/gi,
    accept: password('thai'),
  },
  {
    kind: 'password',
    pattern:
      /รหัส(?!ผ่าน|ข้อผิดพลาด|ผิดพลาด|สินค้า|ลูกค้า|พนักงาน|ไปรษณีย์|สาขา|อ้างอิง|เอกสาร|งาน|ทรัพย์สิน|ประเทศ|คำสั่ง|ใบ|โครงการ|แผนก|นัก|บริษัท|บัญชี|ตั๋ว|ล็อต|วัสดุ|หน่วย|สถานะ|ตอบ|คูปอง|ส่วนลด|พัสดุ|รุ่น|อุปกรณ์|ครุภัณฑ์)/g,
    accept: thaiCode,
  },
  {
    kind: 'password',
    pattern:
      /(?<![\p{L}\d])(?:pin(?:[ -]?(?:code|number|kód\p{L}{0,3}|kod\p{L}{0,3}|yangu|namba))?|passcode|otp|(?:verification|confirmation|security|access|one-time|login|sms|2fa|mfa|authenticator|unlock|door|gate|entry|alarm|safe|recovery|backup) codes?|sms[ -]k[óo]d\p{L}{0,3}|(?:overovac|prístupov|pristupov|bezpečnostn|autorizačn|jednorazov|potvrdzovac)\p{L}{1,3} k[óo]d\p{L}{0,3}|k[óo]d\p{L}{0,3} (?:od|do|k|ku|na|pre|z|zo|v) (?:brán|dver|alarm|vchod|trezor|budov|sejf|sms|výťah)\p{L}{0,5}|пин(?:-?код\p{L}{0,2})?|(?:смс|sms)-?код\p{L}{0,2}|код\p{L}{0,2} (?:подтверждения|доступа|безопасности|из смс|из sms|входа|(?:от|для|к) (?:домофон|двер|ворот|сейф|сигнализац|подъезд|замк|калитк|ключниц)\p{L}{0,5})|na(?:mba|mbari) ya siri|msimbo wa (?:uthibitisho|siri|kuingia|sms|mlango|geti|kengele|sefu))(?!\p{L})/giu,
    accept: code,
  },
  {
    kind: 'password',
    pattern: /รหัส ?(?:pin|พิน|otp|โอทีพี|ยืนยัน|ลับ|ปลดล็อก|เข้าห้อง|ประตู|ล็อกเกอร์|ตู้เซฟ|เซฟ|สัญญาณกันขโมย)|พิน|โอทีพี/gi,
    accept: code,
  },
  {
    kind: 'password',
    pattern: /(?<![\p{L}\d_-])(?:code|kód\p{L}{0,3}|код\p{L}{0,2}|msimbo)(?![\p{L}\d_-])|รหัส/giu,
    accept: sentCode,
  },
  {
    // In an address: scheme://user:password@host
    kind: 'password',
    pattern:
      /(?<![a-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@?#'"<>]{0,64}:(?<secret>[^\s/@'"<>]{1,128})(?=@[\w.[-])/gi,
  },
];
