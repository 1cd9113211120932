import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Mailboxes, StoredMail } from './server.ts';
import { accounts, type Box } from './site.ts';

/**
 * As much IMAP (RFC 3501) as the connector speaks: sign in, open, search headers and subjects, read headers, log out.
 * Searches loosely, as real servers do: a part of the value is enough, in any case.
 *
 * @param options `upgrade`: the certificate to offer STARTTLS with; without it the line is encrypted already
 */
export function serveImap(
  socket: Socket,
  boxes: Mailboxes,
  { upgrade, greet = true }: { upgrade?: { cert: string; key: string }; greet?: boolean } = {},
): void {
  socket.on('error', () => undefined);
  const session = { box: undefined as Box | undefined, folder: 'INBOX' as StoredMail['folder'] };
  const plain = upgrade !== undefined;
  const capabilities = `IMAP4rev1 ${plain ? 'STARTTLS LOGINDISABLED' : 'AUTH=PLAIN'}`;
  let rest = '';
  let waiting: ((line: string) => void) | undefined;
  const say = (line: string): void => void socket.write(`${line}\r\n`, 'latin1');
  if (greet) say(`* OK [CAPABILITY ${capabilities}] ready`);
  const onData = (chunk: Buffer): void => {
    const lines = (rest + chunk.toString('latin1')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (waiting === undefined) command(line);
      else waiting(line);
    }
  };
  socket.on('data', onData);

  function signIn(tag: string, user: string, password: string): void {
    const box = (Object.keys(accounts) as Box[]).find((one) => accounts[one].address === user);
    const right = box !== undefined && accounts[box].password === password;
    if (right) session.box = box;
    say(
      right
        ? `${tag} OK [CAPABILITY IMAP4rev1] Logged in`
        : `${tag} NO [AUTHENTICATIONFAILED] Authentication failed.`,
    );
  }

  /** Carries out one command. */
  function command(line: string): void {
    const [, tag = '*', name = '', args = ''] = /^(\S+) (UID \w+|\w+) ?(.*)$/.exec(line) ?? [];
    switch (name.toUpperCase()) {
      case 'STARTTLS':
        say(`${tag} OK begin`);
        socket.off('data', onData);
        // Over the encrypted line the conversation begins anew, without a greeting.
        serveImap(new TLSSocket(socket, { isServer: true, ...upgrade }), boxes, { greet: false });
        break;
      case 'AUTHENTICATE':
        say('+');
        waiting = (answer) => {
          waiting = undefined;
          const [, user = '', password = ''] = Buffer.from(answer, 'base64').toString().split('\0');
          signIn(tag, user, password);
        };
        break;
      case 'LOGIN': {
        const [user = '', password = ''] = strings(args);
        signIn(tag, user, password);
        break;
      }
      case 'LOGOUT':
        say('* BYE');
        socket.end(`${tag} OK done\r\n`);
        break;
      default:
        for (const answer of answers(name.toUpperCase(), args)) say(answer.replace(/^=/, tag));
    }
  }

  /** What is answered to a question; "=" stands for its tag. */
  function answers(name: string, args: string): string[] {
    const mails = session.box === undefined ? [] : boxes[session.box];
    const here = mails.filter(({ folder }) => folder === session.folder);
    switch (name) {
      case 'CAPABILITY':
        return [`* CAPABILITY ${capabilities}`, '= OK done'];
      case 'LIST':
        // Asked for no name: only the separator is wanted (RFC 3501, 6.3.8).
        if (args === '"" ""') return ['* LIST (\\Noselect) "/" ""', '= OK done'];
        return ['* LIST () "/" INBOX', '* LIST () "/" Archive', '* LIST () "/" Closed', '= OK done'];
      case 'SELECT':
      case 'EXAMINE': {
        const folder = (strings(args)[0] ?? '').toUpperCase();
        if (folder === 'CLOSED') return ['= NO [NOPERM] Permission denied'];
        if (folder !== 'INBOX' && folder !== 'ARCHIVE') return ["= NO [NONEXISTENT] Mailbox doesn't exist"];
        session.folder = folder === 'INBOX' ? 'INBOX' : 'Archive';
        return [
          `* ${mails.length} EXISTS`,
          '* FLAGS (\\Answered \\Seen)',
          '* OK [UIDVALIDITY 1] ok',
          '= OK [READ-ONLY] opened',
        ];
      }
      case 'UID SEARCH': {
        const hits = here.filter((mail) => matches(mail, args)).map(({ uid }) => uid);
        return [['* SEARCH', ...hits].join(' '), '= OK done'];
      }
      case 'UID FETCH':
        return [...wanted(here, args).map((mail) => fetched(mail, here.indexOf(mail) + 1)), '= OK done'];
      case 'NOOP':
      case 'ID':
      case 'ENABLE':
        return ['= OK done'];
      default:
        return [`= BAD unknown command ${name}`];
    }
  }
}

const strings = (args: string): string[] =>
  [...args.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, atom]) =>
    quoted === undefined ? (atom ?? '') : quoted.replace(/\\(.)/g, '$1'),
  );

const wanted = (mails: StoredMail[], args: string): StoredMail[] => {
  const uids = (args.split(' ')[0] ?? '').split(',').map(Number);
  return mails.filter(({ uid }) => uids.includes(uid));
};

/** The header of a mail, unfolded. */
const headerOf = ({ raw }: StoredMail): string =>
  (raw.toString('latin1').split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ');

const field = (mail: StoredMail, name: string): string =>
  new RegExp(`^${name}: ?(.*)$`, 'im').exec(headerOf(mail))?.[1]?.trim() ?? '';

/** HEADER and SUBJECT keys, with OR. */
function matches(mail: StoredMail, args: string): boolean {
  const words = strings(args);
  const holds = (value: string, part: string): boolean => value.toLowerCase().includes(part.toLowerCase());
  function key(): boolean {
    const word = (words.shift() ?? '').replace(/^\(/, '').toUpperCase();
    if (word === 'OR') return [key(), key()].includes(true);
    if (word === 'HEADER') {
      const [name, part] = words.splice(0, 2);
      return holds(field(mail, name ?? ''), (part ?? '').replace(/\)$/, ''));
    }
    if (word === 'SUBJECT') return holds(field(mail, 'Subject'), words.shift() ?? '');
    throw new Error(`the fake cannot search for ${word}: ${args}`);
  }
  return key();
}

function fetched(mail: StoredMail, sequence: number): string {
  const quoted = (text: string): string => (text === '' ? 'NIL' : `"${text.replace(/["\\]/g, '\\$&')}"`);
  const [, name = '', local = '', domain = ''] =
    /^(?:"?(.*?)"? )?<?([^<@\s]+)@([^>\s]+)>?$/.exec(field(mail, 'From')) ?? [];
  const from = `((${quoted(name)} NIL ${quoted(local)} ${quoted(domain)}))`;
  const envelope = `(${quoted(field(mail, 'Date'))} ${quoted(field(mail, 'Subject'))} ${from} ${from} ${from} NIL NIL NIL NIL ${quoted(field(mail, 'Message-ID'))})`;
  const header = `${headerOf(mail)}\r\n\r\n`;
  const [, weekdayless = ''] = /^\w+, (.*) GMT$/.exec(mail.arrivedAt.toUTCString()) ?? [];
  const internal = weekdayless.replace(/^(\d+) (\w+) (\d+)/, '$1-$2-$3');
  return `* ${sequence} FETCH (UID ${mail.uid} FLAGS (${mail.flags.join(' ')}) INTERNALDATE "${internal} +0000" ENVELOPE ${envelope} BODY[HEADER.FIELDS (X-Report-ID)] {${header.length}}\r\n${header})`;
}
