import { whole, type Candidate, type Rule, type Span } from '../rule.ts';
import { readValue } from '../spoken/reader.ts';
import { isStandIn, looksMade, looksSecret, turns, uuid } from '../value.ts';

/** Behind `api_key=` also what looks like a hash or a GUID is a key, if it is not a plain word or a small number. */
function named(candidate: Candidate): Span | null {
  const { value } = candidate;
  if (isStandIn(value) || !/\d/.test(value) || /^\d{1,7}$/.test(value)) return null;
  return value.length >= 8 && (looksSecret(value) || looksMade(value) || /^[\w+/=.~%-]{16,}$/.test(value))
    ? whole(candidate)
    : null;
}

/** A session's id is for matching logs when it is a GUID. */
const session = (candidate: Candidate): Span | null => (uuid.test(candidate.value) ? null : named(candidate));

/** A key that somebody tells in a sentence: long, mixed, and not a check sum, a path or a GUID. */
function told({ text, end }: Candidate): Span | null {
  return readValue(text, end, ({ value, said, apart }) => {
    if (apart !== 'no') return false;
    // Unannounced, a path or a program's name and version look alike.
    if (said === 'nothing' && /[/.]/.test(value)) return false;
    if (!/^[\w+/=.~-]{16,512}$/.test(value) || /\.[a-z]{2,4}$/i.test(value)) return false;
    return looksMade(value) && turns(value) >= 4;
  });
}

/** Where a value begins and ends behind a name: `name=value`, `"name": "value"`, `<name>value`. */
const assigned = String.raw`(?:\\?["']|\])?(?:\s{0,3}[:=]{1,2}>?\s{0,3}|>)(?:\\?["'])?(?<secret>[^\s"'&;,<>\\)}\]]{6,4096})`;

export const namedValueRules: readonly Rule[] = [
  {
    kind: 'token',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])[\w.-]{0,40}(?:api[_-]?key|apikey|secret|token|access[_-]?key|auth[_-]?key|private[_-]?key|client[_-]?secret|account[_-]?key|shared[_-]?access[_-]?(?:key|signature)|subscription[_-]?key|encryption[_-]?key|signing[_-]?key|license[_-]?key|credentials?|signature|sig|hmac|otp[_-]?secret|sas|ticket[_-]?granting[_-]?ticket|xsrf|csrf)${assigned}`,
      'giu',
    ),
    accept: named,
  },
  {
    kind: 'token',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])(?:[\w.-]{0,40}(?:session[_-]?id|sess[_-]?id|sessid|session[_-]?key|session)|(?:connect\.)?sid|phpsessid|asp\.net_sessionid|\.aspxauth|remember[_-]?me)${assigned}`,
      'giu',
    ),
    accept: session,
  },
  {
    kind: 'token',
    pattern:
      /(?<![\p{L}\d_])(?:token(?:y|u|om|i|en|s)?|tokeni|api|keys?|secret|kľúč\p{L}{0,3}|kluc\p{L}{0,3}|ключ\p{L}{0,2}|токен\p{L}{0,2}|секрет\p{L}{0,3}|ufunguo|funguo)(?![\p{L}_])/giu,
    accept: told,
  },
  { kind: 'token', pattern: /(?:โทเคน|โทเค็น|คีย์|กุญแจ)/g, accept: told },
];
