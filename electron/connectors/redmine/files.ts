import { createHash } from 'node:crypto';
import { jsonBytes, safeNames, toReport, type Describe } from '../../../core/report/report.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';

/** Name of the file that holds the report for other programs. */
export const dataFileName = 'handraise-report.json';

/** A file of the issue under its name there. `bytes`: of the one that is no attachment of the ticket. */
export interface IssueFile {
  attachment: Attachment;
  name: string;
  bytes?: Uint8Array<ArrayBuffer>;
}

/**
 * The files of the issue: the ticket's attachments, and the report for other programs.
 *
 * The latter has a second purpose. Redmine knows no idempotency key, but the handle of an upload can be used once only:
 * a create that comes again, because an answer was lost, a proxy repeated it or held it back, is refused as a whole. So
 * every issue is made from at least one handle.
 */
export function filesOf(ticket: Ticket, describe: Describe): IssueFile[] {
  const names = safeNames(ticket);
  const attachments = ticket.attachments.map((attachment) => ({
    attachment,
    name: names.get(attachment.id) ?? attachment.id,
  }));
  const bytes = jsonBytes(toReport(ticket, describe, (name) => name));
  const attachment: Attachment = {
    // A ticket's id is no attachment's.
    id: ticket.id,
    name: dataFileName,
    mediaType: 'application/json',
    size: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    origin: 'file',
    addedAt: ticket.sealedAt,
  };
  return [...attachments, { attachment, name: dataFileName, bytes }];
}
