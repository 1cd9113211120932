import type { DeskStatus, Receipt } from '../../../core/outbox/delivery.ts';
import type { HelpDesk } from '../../../core/ports/helpDesk.ts';
import type { EmailContext, MailWords } from './context.ts';
import { mailNumber, messageIdDomain } from './headers.ts';
import { withMailbox, type FoundMail } from './mailbox.ts';
import { mailboxFailure } from './mailboxFailure.ts';

/** Whether somebody has answered: the newest answer in the mailbox, or the mark that a mail program leaves. */
export async function readMailStatus(
  context: EmailContext,
  receipt: Receipt,
  signal: AbortSignal,
): ReturnType<HelpDesk['readStatus']> {
  const { clock, words, settings } = context;
  const { number } = receipt;
  // The end of our Message-ID: what an answer names, whichever part of it was remembered.
  const tail = `${number}@${messageIdDomain(settings.from)}>`;
  try {
    const mails = await withMailbox(context, signal, (mailbox) =>
      mailbox.search({
        or: [
          { header: { 'In-Reply-To': tail } },
          { header: { References: tail } },
          { header: { 'Message-ID': tail } },
          { subject: `[${number}]` },
        ],
      }),
    );
    return {
      kind: 'status',
      status: { ...standing(mails, number, tail, words), checkedAt: new Date(clock.now()).toISOString() },
    };
  } catch (error) {
    return { kind: 'unknown', failure: mailboxFailure(error) };
  }
}

function standing(
  mails: readonly FoundMail[],
  number: string,
  tail: string,
  words: MailWords,
): Omit<DeskStatus, 'checkedAt'> {
  const ours = ({ headers }: FoundMail): boolean => mailNumber(headers.get('x-report-id') ?? '') === number;
  const [answer] = mails
    .filter((mail) => !ours(mail) && answers(mail, number, tail))
    .sort((a, b) => (b.arrivedAt?.getTime() ?? 0) - (a.arrivedAt?.getTime() ?? 0));
  if (answer !== undefined) {
    const { sender: who, subject, arrivedAt } = answer;
    return {
      label: words.answered({ who, subject }).slice(0, 200),
      closed: false,
      ...(arrivedAt === undefined ? {} : { updatedAt: arrivedAt.toISOString() }),
    };
  }
  const marked = mails.some((mail) => ours(mail) && mail.answered);
  return { label: marked ? words.markedAnswered() : words.unanswered(), closed: false };
}

/** IMAP compares loosely; and "your mail has arrived" from a machine is no answer (RFC 3834). */
function answers({ headers, subject }: FoundMail, number: string, tail: string): boolean {
  const automatic = headers.get('auto-submitted') ?? 'no';
  if (!/^no\b/i.test(automatic)) return false;
  const named = `${headers.get('in-reply-to') ?? ''} ${headers.get('references') ?? ''}`.toLowerCase();
  return named.includes(tail.toLowerCase()) || subject.includes(`[${number}]`);
}
