import { whole, type Candidate, type Rule, type Span } from '../rule.ts';

/** Folders beside those of people, and what instructions write for a name. */
const nobody =
  /^(?:public|default(?: user|user0)?|all users|shared|guest|admin|administrator|user|users|username|user_?name|yourname|name|root|runner|runneradmin|defaultaccount|lost\+found|containeradministrator|app|node|ubuntu|vagrant|jenkins|git|www-data|<.*|%.*|\$.*|\{.*|\[.*|\.{1,3}|xxx+|\*+|пользователь|общие|verejné|mtumiaji|ผู้ใช้)$/i;

function person(candidate: Candidate): Span | null {
  const { value, start } = candidate;
  const name = value.replace(/[\s.,;:!?)\]}'"]+$/, '');
  return name === '' || nobody.test(name) ? null : whole({ ...candidate, end: start + name.length });
}

const folder = String.raw`(?:users|documents and settings|пользователи|používatelia|uživatelé|benutzer|ผู้ใช้|profiles?|homes?)`;

export const userNameRules: readonly Rule[] = [
  {
    // Windows, with spaces in the name because another folder follows; also escaped, in addresses and with slashes.
    kind: 'userName',
    pattern: new RegExp(
      String.raw`(?:[a-z](?::|%3a)|\\\\[\w.-]{1,40}(?:\\[a-z]\$)?|(?<![\w./\\-]))(?:\\{1,4}|/|%5c|%2f) ?${folder}(?:\\{1,4}|/|%5c|%2f) ?(?<secret>[^\\/:*?"<>|\r\n%]{1,60})(?=\\|/|%5c|%2f)`,
      'gi',
    ),
    accept: person,
  },
  {
    kind: 'userName',
    pattern: new RegExp(
      String.raw`(?:[a-z](?::|%3a)|\\\\[\w.-]{1,40}(?:\\[a-z]\$)?|(?<![\w./\\-]))(?:\\{1,4}|/|%5c|%2f) ?${folder}(?:\\{1,4}|/|%5c|%2f) ?(?<secret>[^\\/:*?"<>|\s%,;()\x5b\x5d]{1,60})`,
      'gi',
    ),
    accept: person,
  },
  {
    // From a picture: spaces around the slashes, which may be read as another stroke.
    kind: 'userName',
    ocrOnly: true,
    pattern: new RegExp(
      String.raw`[a-z] ?[:;] ?[\\/|] ?${folder} ?[\\/|] ?(?<secret>[^\\/|:*?"<>\s]{1,60})`,
      'gi',
    ),
    accept: person,
  },
  {
    // Linux and macOS, also behind a share, within a variable's list and after file://.
    kind: 'userName',
    pattern:
      /(?<![\w.-])(?:file:\/\/)?(?:\/(?:export|usr|var|mnt|net|data|Volumes\/[\w .-]{1,40}))?\/(?:home|Users)\/(?<secret>[^\s/\\:*?"'<>|,;()[\]{}$%@]{1,60}(?: [\p{L}][^\s/\\:*?"'<>|,;()[\]{}]{0,40}(?=\/))?)/gu,
    accept: person,
  },
  {
    // A home folder or a profile on a server.
    kind: 'userName',
    pattern:
      /\\\\[\w.-]{1,60}\\(?:home|homes|users|profiles?|userdata|redirected)\$?\\(?<secret>[^\\/:*?"<>|\s]{1,60})/gi,
    accept: person,
  },
  {
    kind: 'userName',
    pattern: /\/(?:var\/(?:spool\/)?mail|run\/media|media)\/(?<secret>[^\s/\\:*?"'<>|,;()[\]{}]{1,60})/g,
    accept: person,
  },
];
