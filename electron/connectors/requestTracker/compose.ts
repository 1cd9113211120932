import type { RequestTrackerDesk } from '../../../core/policy/desks/requestTracker.ts';
import type { OutgoingPart } from '../../../core/ports/helpDesk.ts';
import type { FormPart } from '../../../core/report/multipart.ts';
import { jsonBytes, safeNames, type Describe } from '../../../core/report/report.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import type { RequestTrackerApi } from './api.ts';

/** Longest subject that Request Tracker keeps, in bytes of UTF-8: what is longer it cuts without a word. */
const longestSubject = 200;

const ellipsis = '…';
const utf8Length = (text: string): number => new TextEncoder().encode(text).byteLength;

/** The summary as a subject, cut with an ellipsis where Request Tracker would cut it without one. */
export function subjectOf({ summary }: Ticket): string {
  // It joins lines without a space between them.
  const line = summary.replace(/\s*[\r\n]+\s*/g, ' ');
  if (utf8Length(line) <= longestSubject) return line;
  let room = longestSubject - utf8Length(ellipsis);
  let cut = '';
  for (const character of line) {
    room -= utf8Length(character);
    if (room < 0) break;
    cut += character;
  }
  return `${cut.trimEnd()}${ellipsis}`;
}

/** Custom fields by name, as the settings ask for them. */
export function fieldsOf(ticket: Ticket, settings: RequestTrackerDesk): Record<string, string> {
  const { reportIdField, appVersionField, categoryField, categories } = settings;
  const { category } = ticket;
  return {
    ...(reportIdField === undefined ? {} : { [reportIdField]: ticket.id }),
    ...(appVersionField === undefined ? {} : { [appVersionField]: ticket.app.version }),
    ...(categoryField === undefined || category === null
      ? {}
      : { [categoryField]: categories?.[category.id] ?? category.label }),
  };
}

/** Priority by number; undefined: the queue's own. */
export function priorityOf({ hindrance }: Ticket, { priorities }: RequestTrackerDesk): number | undefined {
  return hindrance === null ? undefined : priorities?.[hindrance];
}

/** The value `JSON` of the form that creates the ticket. */
function ticketBytes(
  ticket: Ticket,
  settings: RequestTrackerDesk,
  describe: Describe,
): Uint8Array<ArrayBuffer> {
  const priority = priorityOf(ticket, settings);
  const fields = fieldsOf(ticket, settings);
  const { email } = ticket.contact;
  return jsonBytes({
    Queue: settings.queue,
    Subject: subjectOf(ticket),
    ...(settings.contactIsRequestor === true && email !== '' ? { Requestor: [email] } : {}),
    ...(priority === undefined ? {} : { Priority: priority }),
    ...(Object.keys(fields).length === 0 ? {} : { CustomFields: fields }),
    ContentType: 'text/plain',
    Content: describe.text(ticket),
  });
}

/**
 * The attachments that go: Request Tracker takes no file without a byte in it and refuses the whole ticket for one
 * ("Field FileContent is required", RT::REST2::Resource::Ticket). The text of the report names them all the same.
 */
export function attachmentsThatGo({ attachments }: Ticket): Attachment[] {
  return attachments.filter(({ size }) => size > 0);
}

/** Attachment id → name at the desk. A file called "0" is none to Perl, which takes that for false. */
export function namesOf(ticket: Ticket): Map<string, string> {
  const names = safeNames(ticket);
  return new Map([...names].map(([id, name]) => [id, name === '0' ? '_0' : name]));
}

/**
 * Text would be taken for UTF-8 or guessed at, and a mail for a message of its own; only what is plainly bytes comes
 * back byte for byte.
 */
function mediaTypeOf({ mediaType }: Attachment): string {
  return /^(image|audio|video)\//i.test(mediaType) ? mediaType : 'application/octet-stream';
}

/** The parts of the request in their order: the ticket, then each attachment. */
export function composeTicket(
  ticket: Ticket,
  settings: RequestTrackerDesk,
  describe: Describe,
  api: RequestTrackerApi,
): OutgoingPart[] {
  const names = namesOf(ticket);
  const target = api.url('ticket');
  return [
    {
      name: 'ticket.json',
      mediaType: 'application/json',
      target,
      content: { kind: 'bytes', bytes: ticketBytes(ticket, settings, describe) },
    },
    ...attachmentsThatGo(ticket).map((attachment): OutgoingPart => ({
      name: names.get(attachment.id) ?? attachment.id,
      mediaType: mediaTypeOf(attachment),
      target,
      content: { kind: 'attachment', attachment },
    })),
  ];
}

/** The parts as fields of the form: values have no file name, files have one. */
export function formParts(parts: readonly OutgoingPart[]): FormPart[] {
  return parts.map(({ name, mediaType, content }) =>
    content.kind === 'bytes'
      ? { field: 'JSON', mediaType, content }
      : { field: 'Attachments', fileName: name, mediaType, content },
  );
}
