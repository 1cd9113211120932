import { z } from 'zod';
import { buildHeaderValue, encodeWord, foldLines } from 'nodemailer/lib/mime-funcs';
import type { EmailDesk } from '../../../core/policy/desks/email.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';

/** Longest subject in characters: mail programs show a line of it. */
const longestSubject = 150;

/** Text in a header that is no address: printable ASCII that does not look encoded already. */
const plain = /^(?!.*=\?)[\x20-\x7e]*$/;

/** One header line, folded; its value must not hold line ends. */
function header(name: string, value: string): string {
  return foldLines(`${name}: ${value}`, 76);
}

/** Free text as a header value (RFC 2047). */
function words(text: string): string {
  return plain.test(text) ? text : encodeWord(text, 'B', 52);
}

/**
 * What a person quotes: the last ten characters of the report id, which are random (50 bits: a million reports share
 * one with a chance of 1 in 2,000).
 */
export function mailNumber(reportId: string): string {
  return reportId.slice(-10);
}

/** Message-ID of a report. The same for every attempt, and it ends with the number, so that answers name both. */
function messageId(reportId: string, from: string): string {
  return `<${reportId}@${messageIdDomain(from)}>`;
}

/** The right half of our Message-IDs: a name below the sender's domain that no mail server uses for its own. */
export function messageIdDomain(from: string): string {
  return `handraise.${from.slice(from.lastIndexOf('@') + 1).toLowerCase()}`;
}

/** The subject: the number for answers, then the summary, cut where nobody reads on. */
function subjectOf(ticket: Ticket): string {
  const characters = [...ticket.summary.replace(/\s+/g, ' ').trim()];
  const cut =
    characters.length <= longestSubject
      ? characters.join('')
      : `${characters
          .slice(0, longestSubject - 1)
          .join('')
          .trimEnd()}…`;
  return `[${mailNumber(ticket.id)}] ${cut}`;
}

/**
 * The person's own address, if it is one and nothing but one: what was typed goes into a header, where a line end or
 * a comma would be the sender's to forge.
 */
function replyAddress(ticket: Ticket): string | undefined {
  return z.email().max(254).safeParse(ticket.contact.email.trim()).data;
}

/** The header of the mail, up to the line that ends it. `boundary` separates the parts of the body. */
export function mailHeader(ticket: Ticket, settings: EmailDesk, boundary: string): string {
  const { from, to, imap } = settings;
  // Answers come to the person and, where a mailbox of ours is read, to that as well.
  const replyTo = [...new Set([replyAddress(ticket), imap?.copyTo])].filter((one) => one !== undefined);
  return [
    header('From', from),
    header('To', to.join(', ')),
    ...(replyTo.length === 0 ? [] : [header('Reply-To', replyTo.join(', '))]),
    header('Subject', words(subjectOf(ticket))),
    header('Date', new Date(ticket.sealedAt).toUTCString().replace('GMT', '+0000')),
    header('Message-ID', messageId(ticket.id, from)),
    header('X-Report-ID', ticket.id),
    'MIME-Version: 1.0',
    header('Content-Type', `multipart/mixed; boundary="${boundary}"`),
    '',
    '',
  ].join('\r\n');
}

/** What the head of a part says. */
export interface PartHead {
  mediaType: string;
  encoding: 'quoted-printable' | 'base64';
  /** Absent: the part is text of the mail itself. */
  file?: { name: string; disposition: 'attachment' | 'inline'; contentId?: string };
}

/**
 * A media type is the sender's claim: one that could end the header line is not passed on, nor one that may not be
 * base64 (RFC 2046, 5.2.1: messages and multiparts).
 */
function mediaTypeOf(claimed: string): string {
  const usable = /^(?!message\/|multipart\/)[\w.+-]+\/[\w.+-]+(;\s*[\w-]+=[\w.+-]+)*$/i.test(claimed);
  return usable ? claimed : 'application/octet-stream';
}

/** The head of one part, up to the line that ends it; names in every script (RFC 2231). */
export function partHead({ mediaType, encoding, file }: PartHead): string {
  return [
    header('Content-Type', mediaTypeOf(mediaType)),
    `Content-Transfer-Encoding: ${encoding}`,
    ...(file === undefined
      ? []
      : [
          header(
            'Content-Disposition',
            buildHeaderValue({ value: file.disposition, params: { filename: file.name } }),
          ),
        ]),
    ...(file?.contentId === undefined ? [] : [`Content-ID: <${file.contentId}>`]),
    '',
    '',
  ].join('\r\n');
}
