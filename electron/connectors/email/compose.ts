import type { OutgoingPart } from '../../../core/ports/helpDesk.ts';
import { safeNames } from '../../../core/report/report.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import type { Mail } from './message.ts';

/** The mail as a person can read it: its header as it is, each part as its reader gets it. */
export function composeMail(ticket: Ticket, mail: Mail, recipients: readonly string[]): OutgoingPart[] {
  const target = `mailto:${recipients.join(',')}`;
  const names = safeNames(ticket);
  const part = (name: string, mediaType: string, bytes: Uint8Array): OutgoingPart => ({
    name,
    mediaType,
    target,
    content: { kind: 'bytes', bytes },
  });
  return [
    part('header.txt', 'text/rfc822-headers', mail.header),
    part('text.txt', 'text/plain', mail.text),
    part('text.html', 'text/html', mail.html),
    part('report.json', 'application/json', mail.report),
    ...ticket.attachments.map((attachment): OutgoingPart => ({
      name: names.get(attachment.id) ?? attachment.id,
      mediaType: attachment.mediaType,
      target,
      content: { kind: 'attachment', attachment },
    })),
  ];
}
