import { ulid } from 'ulid';
import type { JournalEntry } from '../../core/outbox/delivery.ts';
import { AttachmentUnreadable, type DeliveryJob } from '../../core/ports/helpDesk.ts';
import type { Describe } from '../../core/report/report.ts';
import type { Attachment } from '../../core/ticket/attachment.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import { sampleAttachment, sampleTicket } from './tickets.ts';

/** A file for a ticket: name and bytes. */
export interface SampleFile {
  name: string;
  bytes: Uint8Array;
}

/** A ticket with files and what an attempt is given for it. `journal` grows as the connector records. */
export interface SampleJob {
  ticket: Ticket;
  journal: JournalEntry[];
  progress: number[];
  /** A new attempt; `damaged` names an attachment that cannot be read. */
  attempt: (options?: { signal?: AbortSignal; damaged?: string }) => DeliveryJob;
}

let made = 0;

/** A ticket with a fresh report id. */
export function sampleJob(change: Partial<Ticket> = {}, files: SampleFile[] = []): SampleJob {
  const bytesOf = new Map<string, Uint8Array>();
  const attachments = files.map(({ name, bytes }) => {
    made += 1;
    const attachment = sampleAttachment(made, bytes, name);
    bytesOf.set(attachment.id, bytes);
    return attachment;
  });
  const ticket = sampleTicket(made, { id: ulid(), attachments, ...change });
  const journal: JournalEntry[] = [];
  const progress: number[] = [];
  async function* read(attachment: Attachment, damaged: string | undefined): AsyncGenerator<Uint8Array> {
    const bytes = bytesOf.get(attachment.id) ?? new Uint8Array();
    for (let at = 0; at < bytes.byteLength; at += 65_536) {
      await Promise.resolve();
      yield bytes.subarray(at, at + 65_536);
      if (attachment.name === damaged) throw new AttachmentUnreadable(attachment, 'its bytes have changed');
    }
  }
  return {
    ticket,
    journal,
    progress,
    attempt: ({ signal = new AbortController().signal, damaged } = {}) => ({
      ticket,
      journal: [...journal],
      readAttachment: (attachment) => read(attachment, damaged),
      record: async (entry) => {
        if (entry.kind === 'uploadsVoid') journal.length = 0;
        journal.push(entry);
      },
      onProgress: (fraction) => progress.push(fraction),
      signal,
    }),
  };
}

/** Readable forms that are easy to recognise. */
export const plainDescribe: Describe = {
  html: ({ id, summary, details }) => `<!doctype html><title>${id}</title><pre>${summary}\n${details}</pre>`,
  text: ({ summary, details }) => `${summary}\n\n${details}`,
  markdown: ({ details, summary }) => `${details}\n\n*${summary}*\n`,
};
