import { rootCertificates } from 'node:tls';
import type { EmailDesk } from '../../../core/policy/desks/email.ts';
import type { Clock } from '../../../core/ports/world.ts';
import type { Describe } from '../../../core/report/report.ts';

/** Words for how a mail stands, in the person's language: mail servers have none of their own. */
export interface MailWords {
  unanswered: () => string;
  /** `who`: name or address of the sender; `subject` as it came. Plain text from outside. */
  answered: (answer: { who: string; subject: string }) => string;
  /** Somebody at the help desk has answered, from elsewhere. */
  markedAnswered: () => string;
}

/** What every part of the connector works with. */
export interface EmailContext {
  settings: EmailDesk;
  describe: Describe;
  clock: Clock;
  words: MailWords;
  smtpPassword: () => Promise<string | undefined>;
  imapPassword: () => Promise<string | undefined>;
  /** Certificate authorities (PEM) that are trusted beside Node's own list. */
  ca: () => Promise<string[]>;
  limits: Limits;
}

/** How long is waited, in milliseconds. */
export interface Limits {
  /** For a connection, for an answer, and while nothing of the mail can be sent. */
  silence: number;
  /** For the answer to the whole mail. RFC 5321, 4.5.3.2.6 asks for ten minutes, because giving up makes two mails of one. */
  lastAnswer: number;
}

/** Just below the ten minutes after which the outbox ends a silent attempt. */
export const usualLimits: Limits = { silence: 60_000, lastAnswer: 9 * 60_000 };

/** What TLS connections trust: Node's list does not have the system's authorities, nor those of the firm. */
export async function trusted({ ca }: Pick<EmailContext, 'ca'>): Promise<{ ca?: string[] }> {
  const further = await ca();
  return further.length === 0 ? {} : { ca: [...rootCertificates, ...further] };
}

/** Every address that a report goes to: the help desk's, and ours that gets a copy. */
export function recipientsOf({ to, imap }: EmailDesk): string[] {
  return [...new Set([...to, ...(imap?.copyTo === undefined ? [] : [imap.copyTo])])];
}

/** A password as it was meant: one that was pasted often brings its line's end along. */
export async function passwordFrom(ask: () => Promise<string | undefined>): Promise<string | undefined> {
  const password = (await ask())?.replace(/[\r\n]+$/, '');
  return password === '' ? undefined : password;
}
