import type { OutgoingPart } from '../../../core/ports/helpDesk.ts';
import type { FormPart } from '../../../core/report/multipart.ts';
import { jsonBytes, safeNames, toReport, type Describe } from '../../../core/report/report.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';

/** Name of the part that holds an attachment; `index` counts from 0, parts from 1. */
function partName(index: number): string {
  return `attachment-${index + 1}`;
}

/** The parts of the request in their order: the report, then each attachment. */
export function composeWebhook(ticket: Ticket, url: string, describe: Describe): OutgoingPart[] {
  const names = safeNames(ticket);
  const report = toReport(ticket, describe, (_name, index) => partName(index));
  return [
    {
      name: 'report.json',
      mediaType: 'application/json',
      target: url,
      content: { kind: 'bytes', bytes: jsonBytes(report) },
    },
    ...ticket.attachments.map((attachment): OutgoingPart => ({
      name: names.get(attachment.id) ?? attachment.id,
      mediaType: attachment.mediaType,
      target: url,
      content: { kind: 'attachment', attachment },
    })),
  ];
}

/** The parts as fields of the form: `report`, `attachment-1` and so on. */
export function formParts(parts: readonly OutgoingPart[]): FormPart[] {
  return parts.map(({ name, mediaType, content }, index) => ({
    field: index === 0 ? 'report' : partName(index - 1),
    fileName: name,
    mediaType,
    content,
  }));
}
