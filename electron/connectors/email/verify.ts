import type { Failure } from '../../../core/outbox/failure.ts';
import { said } from '../../../core/outbox/httpFailure.ts';
import type { DeskCheck } from '../../../core/ports/helpDesk.ts';
import { recipientsOf, type EmailContext } from './context.ts';
import { asTrouble, smtpFailure } from './failure.ts';
import { withMailbox } from './mailbox.ts';
import { mailboxFailure } from './mailboxFailure.ts';
import { SmtpSession, SmtpTrouble, type Reply } from './smtp.ts';

const yes = (name: string, detail?: string): DeskCheck => ({
  name,
  passed: true,
  ...(detail === undefined ? {} : said(detail)),
});
/** A check never sends anything, so nothing can have arrived. */
const no = (name: string, failure: Failure, detail?: string): DeskCheck => ({
  name,
  passed: false,
  failure: { ...failure, mayHaveArrived: false },
  ...(detail === undefined ? {} : said(detail)),
});

/** About as large as a report without attachments, in bytes. */
const smallMail = 50_000;

/**
 * Both servers: reached, encrypted, signed in; sender and each recipient accepted; the mailbox opened. The question
 * whether a mail would be taken is taken back, so nothing is left behind.
 */
export async function verifyMail(
  context: EmailContext,
  signal: AbortSignal,
  onLimit: (bytes: number | undefined) => void,
): Promise<DeskCheck[]> {
  const submission = await verifySubmission(context, signal, onLimit);
  return [...submission, ...(await verifyMailbox(context, signal))];
}

async function verifySubmission(
  context: EmailContext,
  signal: AbortSignal,
  onLimit: (bytes: number | undefined) => void,
): Promise<DeskCheck[]> {
  const { host, security = 'starttls', user } = context.settings.smtp;
  const checks: DeskCheck[] = [];
  let session: SmtpSession | undefined;
  let current = { name: 'address', detail: host };
  const passed = (detail = current.detail): void => void checks.push(yes(current.name, detail));
  try {
    session = await SmtpSession.open(context, signal);
    passed();
    if (session.encrypted) checks.push(yes('mailEncryption', host));
    if (user !== undefined && security !== 'none') {
      current = { name: 'mailLogin', detail: user };
      await session.login();
      passed();
    }
    onLimit(session.maxBytes);
    current = { name: 'mailSender', detail: context.settings.from };
    const recipients = recipientsOf(context.settings);
    const refused = await session.refused(smallMail, recipients);
    const [aboutSender] = refused.length === recipients.length ? refused.filter(namesSender) : [];
    if (aboutSender !== undefined) throw new SmtpTrouble('sender', { reply: aboutSender.reply });
    passed();
    for (const address of recipients) {
      const refusal = refused.find((one) => one.address === address);
      if (refusal === undefined) checks.push(yes('mailRecipient', address));
      else {
        const trouble = new SmtpTrouble('recipient', { reply: refusal.reply });
        checks.push(no('mailRecipient', smtpFailure(trouble), address));
      }
    }
    if (session.maxBytes !== undefined) checks.push(yes('mailSize', megabytes(session.maxBytes)));
    return checks;
  } catch (error) {
    const failure = smtpFailure(asTrouble(error));
    // A certificate is looked at only where somebody answers.
    if (current.name === 'address' && failure.code === 'certificate') {
      return [yes('address', host), no('mailEncryption', failure, host)];
    }
    return [...checks, no(current.name, failure, current.detail)];
  } finally {
    session?.close();
  }
}

/** Postfix says what it has against a sender only when it hears of a recipient (postconf, smtpd_delay_reject). */
function namesSender({ reply }: { reply: Reply }): boolean {
  return /[45]\.1\.[78]\b|\bsender\b/i.test(reply.text);
}

async function verifyMailbox(context: EmailContext, signal: AbortSignal): Promise<DeskCheck[]> {
  const { imap } = context.settings;
  if (imap === undefined) return [];
  const place = `${imap.mailbox ?? 'INBOX'}, ${imap.host}`;
  try {
    // A search for what cannot be there shows that the server searches headers at all.
    await withMailbox(context, signal, (mailbox) => mailbox.search({ header: { 'X-Report-ID': 'check' } }));
    return [yes('mailbox', place)];
  } catch (error) {
    return [no('mailbox', mailboxFailure(error), place)];
  }
}

/** Megabytes (10⁶ bytes) with one decimal at most, in the notation that settings use. */
function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 100_000) / 10} MB`;
}
