import type { JournalEntry } from './delivery.ts';

/** The number under which the desk has made the ticket, as the newest attempt that got one noted it. */
export function createdNumber(journal: readonly JournalEntry[]): string | undefined {
  return journal.findLast((entry) => entry.kind === 'created')?.number;
}
