import type { FetchMessageObject, ImapFlow, SearchObject } from 'imapflow';
import { passwordFrom, trusted, type EmailContext } from './context.ts';
import { Silence } from './silence.ts';

/** The mailbox could not be asked. `why`: nothing was heard, it was stopped, or a setting is missing. */
export class MailboxTrouble extends Error {
  readonly why: 'silence' | 'stopped' | 'notConfigured' | undefined;
  constructor(about: { why?: MailboxTrouble['why']; cause?: unknown }) {
    super(about.why ?? 'the mailbox could not be asked', { cause: about.cause });
    this.name = 'MailboxTrouble';
    this.why = about.why;
  }
}

/** What is read of a mail: enough to know it by, never its content. */
export interface FoundMail {
  /** Header fields by lower-case name, unfolded. */
  headers: ReadonlyMap<string, string>;
  subject: string;
  /** Name or address of the sender; empty when it has none. */
  sender: string;
  /** When it came into the mailbox. */
  arrivedAt: Date | undefined;
  /** A mail program has marked it as answered. */
  answered: boolean;
}

/** An open mailbox, for reading only. */
export interface OpenMailbox {
  /** The mails that the server finds in the folder that is open; it compares loosely, so look at each hit. */
  search: (query: SearchObject) => Promise<FoundMail[]>;
  /** Opens another folder. @returns false when the server does not let it be read */
  open: (folder: string) => Promise<boolean>;
  /** Every folder that can be opened. */
  folders: () => Promise<string[]>;
}

/** The mails of a search that are looked at, newest first: a search for a report id finds one or two. */
const mostHits = 50;

const headersRead = ['x-report-id', 'message-id', 'in-reply-to', 'references', 'auto-submitted'];

/**
 * Opens the mailbox of the settings, encrypted and without changing anything in it, lets it be asked, and closes it.
 * @throws MailboxTrouble
 */
export async function withMailbox<Value>(
  context: EmailContext,
  signal: AbortSignal,
  ask: (mailbox: OpenMailbox) => Promise<Value>,
): Promise<Value> {
  const { settings, limits } = context;
  const { imap, smtp } = settings;
  const user = imap?.user ?? smtp.user;
  const pass = await passwordFrom(context.imapPassword);
  if (imap === undefined || user === undefined || pass === undefined) {
    throw new MailboxTrouble({ why: 'notConfigured' });
  }
  if (signal.aborted) throw new MailboxTrouble({ why: 'stopped' });
  const { security = 'tls' } = imap;
  // Loaded here, not with the app: most starts read no mail.
  const { ImapFlow: Client } = await import('imapflow');
  const client: ImapFlow = new Client({
    host: imap.host,
    port: imap.port ?? { tls: 993, starttls: 143 }[security],
    secure: security === 'tls',
    // Without this a server that does not offer STARTTLS would be given the password in the clear.
    doSTARTTLS: security === 'starttls',
    tls: { minVersion: 'TLSv1.2', ...(await trusted(context)) },
    auth: { user, pass },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: limits.silence,
    greetingTimeout: limits.silence,
    // A mailbox sends us headers and nothing else.
    maxLiteralSize: 1024 * 1024,
    maxLineLength: 1024 * 1024,
    maxResponseSize: 4 * 1024 * 1024,
  });
  return bounded(context, client, signal, async (alive) => {
    await client.connect();
    alive();
    await client.mailboxOpen(imap.mailbox ?? 'INBOX', { readOnly: true });
    const value = await ask(opened(client, alive));
    await client.logout();
    return value;
  });
}

/** Runs a conversation that ends with the signal, and when nothing is heard for too long. */
async function bounded<Value>(
  { limits, clock }: EmailContext,
  client: ImapFlow,
  signal: AbortSignal,
  run: (alive: () => void) => Promise<Value>,
): Promise<Value> {
  let end: (why: MailboxTrouble['why']) => void = () => undefined;
  let ended: MailboxTrouble | undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    end = (why) => {
      ended = new MailboxTrouble({ why });
      reject(ended);
      client.close();
    };
  });
  const stop = (): void => end('stopped');
  const silence = new Silence(clock, () => end('silence'));
  const alive = (): void => silence.allow(limits.silence);
  signal.addEventListener('abort', stop);
  // Errors come with the promises, too; without a listener this one would end the process.
  client.on('error', () => undefined);
  alive();
  try {
    return await Promise.race([run(alive), stopped]);
  } catch (cause) {
    throw ended ?? new MailboxTrouble({ cause });
  } finally {
    signal.removeEventListener('abort', stop);
    silence.end();
    client.close();
  }
}

/** `alive` is called before each exchange. */
function opened(client: ImapFlow, alive: () => void): OpenMailbox {
  return {
    async search(query) {
      alive();
      const hits = await client.search(query, { uid: true });
      // imapflow answers false where the server said no: that is no "nothing found".
      if (!Array.isArray(hits)) throw new Error('the server refused to search');
      const newest = hits.sort((a, b) => b - a).slice(0, mostHits);
      if (newest.length === 0) return [];
      const mails = await client.fetchAll(
        newest.join(','),
        { envelope: true, flags: true, internalDate: true, headers: headersRead },
        { uid: true },
      );
      return mails.map(found);
    },
    async open(folder) {
      alive();
      try {
        await client.mailboxOpen(folder, { readOnly: true });
        return true;
      } catch (error) {
        if ((error as { responseStatus?: unknown }).responseStatus === 'NO') return false;
        throw error;
      }
    },
    async folders() {
      alive();
      const all = await client.list();
      return all.filter(({ flags }) => !flags.has('\\Noselect')).map(({ path }) => path);
    },
  };
}

function found({ headers, envelope, flags, internalDate }: FetchMessageObject): FoundMail {
  const [from] = envelope?.from ?? [];
  const arrivedAt = internalDate === undefined ? undefined : new Date(internalDate);
  return {
    headers: fields(headers?.toString('utf8') ?? ''),
    subject: envelope?.subject ?? '',
    sender: from?.name ?? from?.address ?? '',
    arrivedAt: arrivedAt === undefined || Number.isNaN(arrivedAt.getTime()) ? undefined : arrivedAt,
    answered: flags?.has('\\Answered') ?? false,
  };
}

/** Header fields by name; folded lines are one (RFC 5322, 2.2.3). */
function fields(header: string): Map<string, string> {
  const lines = header.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]];
    }),
  );
}
