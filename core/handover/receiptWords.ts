import type { ReceiptOutcome } from '../outbox/handOvers.ts';
import type { Translate } from '../texts/texts.ts';

/** What a receipt meant for a report, in a sentence. */
export function receiptWords(outcome: ReceiptOutcome, translate: Translate): string {
  return translate(`handover:outcome.${outcome.kind}`, { ...outcome });
}
