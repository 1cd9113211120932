import type { OutgoingPart } from '../../../core/ports/helpDesk.ts';
import { jsonBytes, safeNames, toReport, type Describe } from '../../../core/report/report.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import { attachmentPath, folderName } from './place.ts';

/** The files of a report's folder; `target` is the path below the desk's folder, with forward slashes. */
export function composeFolder(ticket: Ticket, describe: Describe): OutgoingPart[] {
  const folder = folderName(ticket);
  const names = safeNames(ticket);
  const report = toReport(ticket, describe, attachmentPath);
  const file = (name: string, mediaType: string, bytes: Uint8Array): OutgoingPart => ({
    name,
    mediaType,
    target: `${folder}/${name}`,
    content: { kind: 'bytes', bytes },
  });
  return [
    file('index.html', 'text/html', new TextEncoder().encode(describe.html(ticket))),
    file('report.json', 'application/json', jsonBytes(report)),
    ...ticket.attachments.map((attachment): OutgoingPart => ({
      name: attachment.name,
      mediaType: attachment.mediaType,
      target: `${folder}/${attachmentPath(names.get(attachment.id) ?? attachment.id)}`,
      content: { kind: 'attachment', attachment },
    })),
  ];
}
