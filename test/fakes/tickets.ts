import { createHash } from 'node:crypto';
import { newDelivery, type Delivery } from '../../core/outbox/delivery.ts';
import type { StoredTicket } from '../../core/ports/stores.ts';
import type { Attachment } from '../../core/ticket/attachment.ts';
import { newDraft } from '../../core/ticket/draft.ts';
import { sealDraft } from '../../core/ticket/seal.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import { ulidOf } from './chance.ts';

const at = '2026-03-01T08:00:00.000Z';

/** A sealed ticket as the app makes it; `number` decides its id and its sentence. */
export function sampleTicket(number: number, change: Partial<Ticket> = {}): Ticket {
  const draft = newDraft(ulidOf(number), at, 'window', { summary: `Problem ${number}` });
  const sealed = sealDraft(draft, {
    now: at,
    app: { version: '0.1.0', platform: 'linux' },
    language: 'en',
    categoryLabel: () => null,
  });
  if (!sealed.ok) throw new Error('the sample has a summary');
  return { ...sealed.value, ...change };
}

export function sampleStored(number: number, delivery: Partial<Delivery> = {}): StoredTicket {
  const ticket = sampleTicket(number);
  return { ticket, delivery: { ...newDelivery(ticket.id), ...delivery } };
}

/** An attachment that has these bytes. */
export function sampleAttachment(number: number, bytes: Uint8Array, name = `file-${number}.png`): Attachment {
  return {
    id: ulidOf(number),
    name,
    mediaType: 'image/png',
    size: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    origin: 'screenshot',
    addedAt: at,
  };
}
