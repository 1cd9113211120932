import { z } from 'zod';
import type { Receipt } from '../../../core/outbox/delivery.ts';
import type { HttpOutcome } from '../../../core/ports/http.ts';

const TicketNumber = z.union([z.string().trim().min(1).max(200), z.number().transform(String)]);

const Accepted = z.object({
  number: TicketNumber,
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional()
    .catch(undefined),
  /** The report that the answer is about; one about another report came from a cache or was mixed up. */
  reportId: z.string().optional(),
  /** Only in a 409: the receiver has had this report before. */
  duplicate: z.boolean().optional(),
});

/** The receipt in an answer, or undefined when the answer does not say that this report was taken. */
export function receiptIn(
  outcome: HttpOutcome,
  reportId: string,
  desk: string,
  now: number,
): Receipt | undefined {
  if (outcome.kind !== 'answer') return undefined;
  const success = outcome.status >= 200 && outcome.status < 300;
  if (!success && outcome.status !== 409) return undefined;
  const accepted = Accepted.safeParse(parsed(outcome.text)).data;
  if (accepted === undefined || (!success && accepted.duplicate !== true)) return undefined;
  if (accepted.reportId !== undefined && accepted.reportId !== reportId) return undefined;
  const { number, url } = accepted;
  return { desk, number, ...(url === undefined ? {} : { url }), receivedAt: new Date(now).toISOString() };
}

/** True for a success that is whole and names no number; JSON that does not parse was cut off on its way. */
export function saysNoNumber(outcome: HttpOutcome): boolean {
  if (outcome.kind !== 'answer' || outcome.status < 200 || outcome.status >= 300) return false;
  const value = parsed(outcome.text);
  if (Accepted.safeParse(value).success) return false;
  return !/^\s*[{["]/.test(outcome.text) || value !== undefined;
}

/** True for "I have had this before" whose number was lost on the way: the report is there. */
export function isCutConflict(outcome: HttpOutcome): boolean {
  return outcome.kind === 'answer' && outcome.status === 409 && parsed(outcome.text) === undefined;
}

/** True for the answer `{"found": false}` to a look-up: a proxy says 404, too, but not this. */
export function saysAbsent(outcome: HttpOutcome): boolean {
  if (outcome.kind !== 'answer' || outcome.status !== 404) return false;
  return z.object({ found: z.literal(false) }).safeParse(parsed(outcome.text)).success;
}

/** JSON or undefined. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
