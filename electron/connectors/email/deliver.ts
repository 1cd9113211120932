import type { Difference, Receipt } from '../../../core/outbox/delivery.ts';
import { notDelivered } from '../../../core/outbox/httpFailure.ts';
import {
  AttachmentUnreadable,
  type DeliveryJob,
  type DeliveryOutcome,
} from '../../../core/ports/helpDesk.ts';
import { recipientsOf, type EmailContext } from './context.ts';
import { asTrouble, smtpFailure } from './failure.ts';
import { mailNumber } from './headers.ts';
import { mailOf } from './message.ts';
import { SmtpSession, SmtpTrouble } from './smtp.ts';

/** What the desk learns on the way, and what it already knows. */
export interface Learned {
  /** Largest mail in bytes, from the policy or from the server. */
  maxBytes: number | undefined;
  onLimit: (bytes: number | undefined) => void;
}

/** Sends one mail for the ticket: to everybody, or to nobody. */
export async function deliverMail(
  context: EmailContext,
  name: string,
  job: DeliveryJob,
  learned: Learned,
): Promise<DeliveryOutcome> {
  const { ticket, signal, onProgress, readAttachment } = job;
  const mail = mailOf(ticket, context);
  // Told without a connection where the limit is known: nothing has to be sent to hear it again.
  if (learned.maxBytes !== undefined && mail.length > learned.maxBytes) {
    return notDelivered({ code: 'tooLarge', mayHaveArrived: false });
  }
  let session: SmtpSession | undefined;
  try {
    session = await SmtpSession.open(context, signal);
    await session.login();
    learned.onLimit(session.maxBytes);
    const to = recipientsOf(context.settings);
    const [refused] = to.length === 1 ? [] : await session.refused(mail.length, to);
    if (refused !== undefined) {
      const trouble = new SmtpTrouble('recipient', { reply: refused.reply });
      return notDelivered(smtpFailure(trouble, refused.address));
    }
    const { rejected } = await session.send(mail.length, to, mail.chunks(readAttachment), (bytes) =>
      // The last step of the bar belongs to the server's answer.
      onProgress((bytes / mail.length) * 0.99),
    );
    onProgress(1);
    return { kind: 'delivered', receipt: mailReceipt(context, name, ticket.id, rejected) };
  } catch (error) {
    const trouble = asTrouble(error);
    if (trouble.cause instanceof AttachmentUnreadable) throw trouble.cause;
    return notDelivered(smtpFailure(trouble));
  } finally {
    session?.close();
  }
}

/** Largest mail in bytes that the server names; undefined where it names none or cannot be asked. */
export async function serverLimit(context: EmailContext, signal: AbortSignal): Promise<number | undefined> {
  let session: SmtpSession | undefined;
  try {
    session = await SmtpSession.open(context, signal);
    return session.maxBytes;
  } catch (error) {
    // Why not is told when the report is sent, or by `verify`.
    asTrouble(error);
    return undefined;
  } finally {
    session?.close();
  }
}

/**
 * The receipt: the server has taken the mail. `missed`: recipients that it refused a moment after it had said yes to
 * them, when the mail could no longer be called back.
 */
export function mailReceipt(
  { clock }: Pick<EmailContext, 'clock'>,
  desk: string,
  reportId: string,
  missed: readonly string[] = [],
): Receipt {
  const differences = missed.map((address): Difference => ({
    kind: 'field',
    name: `To: ${address}`.slice(0, 200),
  }));
  return {
    desk,
    number: mailNumber(reportId),
    receivedAt: new Date(clock.now()).toISOString(),
    ...(differences.length === 0 ? {} : { differences }),
  };
}
