import { whole, type Candidate, type Rule, type Span } from '../rule.ts';
import { isStandIn, looksSecret } from '../value.ts';

const given = (candidate: Candidate): Span | null => (isStandIn(candidate.value) ? null : whole(candidate));
const secretLike = (candidate: Candidate): Span | null =>
  looksSecret(candidate.value) ? whole(candidate) : null;

/** Passwords on a command line, where an option and no word announces them. */
export const commandRules: readonly Rule[] = [
  {
    kind: 'password',
    pattern:
      /(?<!\S)(?:--?|\/)(?:password|passwd|passwort|pass|pwd|passphrase|http-password|ftp-password|proxy-password|token|api-key|secret)[ =:]{1,2}["']?(?<secret>[^\s"'-][^\s"']{0,127})/gi,
    accept: given,
  },
  // MySQL and 7-Zip take it right behind the letter; ssh's -p is a port and has a space.
  {
    kind: 'password',
    pattern:
      /(?:mysql\w{0,12}|mariadb\w{0,12}|7z\w{0,2}|rar|sshpass|smbclient)(?: [^\s|;&]{1,40}){0,6} -p ?["']?(?<secret>[^\s"'-][^\s"']{2,64})/gi,
    accept: given,
  },
  {
    kind: 'password',
    pattern: /curl(?: [^\s|;&]{1,80}){0,8} (?:-u|--user)[ =]["']?[^\s:"']{1,64}:(?<secret>[^\s"']{1,128})/gi,
    accept: given,
  },
  {
    kind: 'password',
    pattern: /net use(?: [^\s]{1,60}){1,4} (?<secret>[^\s/*\\:-][^\s\\:]{3,63})/gi,
    accept: secretLike,
  },
  { kind: 'password', pattern: /net user [^\s]{1,60} (?<secret>[^\s/*][^\s]{3,63})/gi, accept: secretLike },
  {
    kind: 'password',
    pattern:
      /(?:psexec|xfreerdp|rdesktop|wmic|schtasks)(?: [^\s]{1,60}){0,8} [-/]p[ :](?<secret>[^\s]{2,64})/gi,
    accept: given,
  },
  { kind: 'password', pattern: /-(?:passin|passout) pass:(?<secret>[^\s]{1,128})/g, accept: given },
  {
    kind: 'password',
    pattern: /ConvertTo-SecureString (?:-String )?["'](?<secret>[^"'\r\n]{1,128})(?=["'])/gi,
    accept: given,
  },
];
