import type { EmailDesk } from '../../../core/policy/desks/email.ts';
import { jsonBytes, safeNames, toReport, type Describe } from '../../../core/report/report.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import { base64Length, base64Lines, base64Text, canonicalText, textBody } from './encode.ts';
import { mailHeader, messageIdDomain, partHead } from './headers.ts';

/** What a mail is written from. */
export interface MailContext {
  settings: EmailDesk;
  describe: Describe;
}

/** A mail ready to be streamed; `length` in bytes, as they leave (before dots are doubled). */
export interface Mail {
  /** The header, and the contents that we write, as a reader gets them: decoded. */
  header: Uint8Array<ArrayBuffer>;
  text: Uint8Array<ArrayBuffer>;
  html: Uint8Array<ArrayBuffer>;
  report: Uint8Array<ArrayBuffer>;
  length: number;
  chunks: (
    readAttachment: (attachment: Attachment) => AsyncIterable<Uint8Array>,
  ) => AsyncIterable<Uint8Array>;
}

type Piece = Uint8Array | Attachment;

/** Pictures that mail programs show within the text. */
const shown = /^image\/(png|jpe?g|gif|webp)$/i;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/**
 * The mail of a ticket: plain text and HTML with its pictures, the files, and report.json for programs. The same
 * ticket makes the same bytes, at every attempt and in the preview.
 */
export function mailOf(ticket: Ticket, { settings, describe }: MailContext): Mail {
  const names = safeNames(ticket);
  const nameOf = ({ id }: Attachment): string => names.get(id) ?? id;
  const contentId = ({ id }: Attachment): string => `${id}@${messageIdDomain(settings.from)}`;
  const pictures = ticket.attachments.filter(({ mediaType }) => shown.test(mediaType));
  const files = ticket.attachments.filter((attachment) => !pictures.includes(attachment));

  const text = canonicalText(describe.text(ticket));
  const html = canonicalText(
    describe.html(ticket, {
      attachmentHref: (one) => (pictures.includes(one) ? `cid:${contentId(one)}` : null),
    }),
  );
  const report = jsonBytes(toReport(ticket, describe, (name) => name));
  const header = mailHeader(ticket, settings, boundary(ticket, 'mixed'));

  const attached = (disposition: 'attachment' | 'inline') => (one: Attachment) => [
    bytesOf(
      partHead({
        mediaType: one.mediaType,
        encoding: 'base64',
        file: {
          name: nameOf(one),
          disposition,
          ...(disposition === 'inline' ? { contentId: contentId(one) } : {}),
        },
      }),
    ),
    one,
  ];
  const page = written('text/html; charset=utf-8', html);
  const readable =
    pictures.length === 0
      ? page
      : multipart(ticket, 'related', [page, ...pictures.map(attached('inline'))], 'type="text/html"; ');
  const json = { name: 'report.json', disposition: 'attachment' } as const;
  const pieces: Piece[] = [
    bytesOf(header),
    ...enclosed(ticket, 'mixed', [
      multipart(ticket, 'alternative', [written('text/plain; charset=utf-8', text), readable]),
      ...files.map(attached('attachment')),
      [
        bytesOf(partHead({ mediaType: 'application/json', encoding: 'base64', file: json })),
        bytesOf(base64Text(report)),
      ],
    ]),
  ];
  return {
    header: bytesOf(header),
    text: bytesOf(text),
    html: bytesOf(html),
    report,
    length: pieces.reduce(
      (sum, piece) => sum + (piece instanceof Uint8Array ? piece.byteLength : base64Length(piece.size)),
      0,
    ),
    chunks: (readAttachment) => encoded(pieces, readAttachment),
  };
}

/** "=_" comes out of neither encoding (RFC 2045, 6.7), so no content can hold a boundary. */
function boundary(ticket: Ticket, kind: string): string {
  return `=_${ticket.id}_${kind}`;
}

/** Text that we write, with its head. */
function written(mediaType: string, text: string): Piece[] {
  const { encoding, body } = textBody(text);
  return [bytesOf(partHead({ mediaType, encoding }) + body)];
}

function multipart(ticket: Ticket, kind: string, parts: Piece[][], parameters = ''): Piece[] {
  const head = `Content-Type: multipart/${kind};\r\n ${parameters}boundary="${boundary(ticket, kind)}"\r\n\r\n`;
  return [bytesOf(head), ...enclosed(ticket, kind, parts)];
}

/** The parts between their boundaries. The line end before a boundary belongs to it. */
function enclosed(ticket: Ticket, kind: string, parts: Piece[][]): Piece[] {
  const line = `--${boundary(ticket, kind)}`;
  return [
    ...parts.flatMap((part, index) => [bytesOf(`${index === 0 ? '' : '\r\n'}${line}\r\n`), ...part]),
    bytesOf(`\r\n${line}--\r\n`),
  ];
}

async function* encoded(
  pieces: readonly Piece[],
  readAttachment: (attachment: Attachment) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) yield piece;
    else yield* base64Lines(readAttachment(piece));
  }
}
