import type { Difference } from '../outbox/delivery.ts';

/** Longest list of differences that a receipt keeps (`Receipt` in core/outbox/delivery.ts). */
const mostDifferences = 100;

/**
 * True when a desk holds the text as it was sent. Desks change line ends (Redmine stores `\r\n`) and drop white space
 * at the ends; neither is a loss.
 */
export function sameText(sent: string, kept: string): boolean {
  const plain = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  return plain(sent) === plain(kept);
}

/** The differences as a receipt takes them; nothing when there are none. */
export function differencesOf(found: readonly Difference[]): { differences?: Difference[] } {
  if (found.length === 0) return {};
  const named = found.map((one) =>
    one.kind === 'attachment' || one.kind === 'field' ? { ...one, name: one.name.slice(0, 200) } : one,
  );
  return { differences: named.slice(0, mostDifferences) };
}
