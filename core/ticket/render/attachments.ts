import type { Translate } from '../../texts/texts.ts';
import type { Attachment } from '../attachment.ts';
import { cleanLine } from '../cleanText.ts';
import type { Ticket } from '../ticket.ts';
import type { AttachmentEntry } from './document.ts';
import { factValue } from './machine.ts';

/** Pictures that every browser shows in a page. SVG is not among them: it can carry scripts when opened alone. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']);

/** The attachments of a ticket with the words that describe each, in the ticket's order. */
export function attachmentEntries(ticket: Ticket, translate: Translate): AttachmentEntry[] {
  return ticket.attachments.map((attachment) => {
    const origin = originWords(attachment, translate);
    const name = cleanLine(attachment.name);
    return {
      attachment,
      name,
      description: origin ?? name,
      facts: [
        origin,
        factValue({ kind: 'bytes', bytes: attachment.size }, ticket, translate),
        pixels(attachment, translate),
        covered(attachment, translate),
      ].filter((fact) => fact !== null),
      hash: translate('report:attachment.sha256', { hash: attachment.sha256 }),
      isPicture: shown.has(attachment.mediaType.toLowerCase()),
    };
  });
}

function originWords({ origin, display }: Attachment, translate: Translate): string | null {
  switch (origin) {
    case 'screenshot': {
      const name = cleanLine(display ?? '');
      return name === ''
        ? translate('report:attachment.screenshot')
        : translate('report:attachment.screenshotOf', { display: name });
    }
    case 'pasted':
      return translate('report:attachment.pasted');
    case 'log':
      return translate('report:attachment.log');
    case 'crashDump':
      return translate('report:attachment.crashDump');
    case 'step':
      return translate('report:attachment.step');
    case 'video':
      return translate('report:attachment.video');
    case 'file':
      return null;
  }
}

function covered({ redaction }: Attachment, translate: Translate): string | null {
  return redaction === undefined ? null : translate('markup:covered', { count: redaction.areas.length });
}

function pixels({ width, height }: Attachment, translate: Translate): string | null {
  if (width === undefined || height === undefined) return null;
  return translate('report:attachment.pixels', { width, height });
}
