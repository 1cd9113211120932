import { safeFileName } from '../../../core/ticket/fileName.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';

/**
 * The number that a person quotes: the last eight characters of the report id, 40 random bits (two reports among
 * a million share one with a chance of 1 to 2; the id in report.json decides).
 */
export function shortNumber(reportId: string): string {
  return reportId.slice(-8);
}

/** Name of a report's folder: "2026-11-22 Printer prints blank pages (7K3MQ9TZ)", the day as the person knows it. */
export function folderName(ticket: Ticket): string {
  const day = dayIn(ticket.timeZone, new Date(ticket.createdAt));
  // Windows gives a path 260 characters in all, and an attachment has to fit below this one.
  const summary = [...safeFileName(ticket.summary.replace(/[./\\]*[/\\]/g, ' '), '')]
    .slice(0, 50)
    .join('')
    .trim();
  return [day, summary, `(${shortNumber(ticket.id)})`].filter((part) => part !== '').join(' ');
}

function dayIn(timeZone: string | undefined, moment: Date): string {
  try {
    // Canadian English writes dates as ISO 8601 does.
    return new Intl.DateTimeFormat('en-CA', { ...(timeZone && { timeZone }), dateStyle: 'short' }).format(
      moment,
    );
  } catch {
    return moment.toISOString().slice(0, 10);
  }
}

/** True when the folder may hold the report: its content decides. */
export function mayHold(folder: string, reportId: string): boolean {
  return folder.endsWith(`(${shortNumber(reportId)})`);
}

/** Sibling that a report is written to before it gets its name; of one attempt after the other, so that a crash's
 * leftover is replaced. */
export function temporaryName(reportId: string): string {
  return `.handraise-${reportId}.tmp`;
}

/** Where an attachment lies within the report's folder. `name` is safe: see `safeNames`. */
export function attachmentPath(name: string): string {
  return `attachments/${name}`;
}
