import { z } from 'zod';
import { Delivery, HandOver } from '../outbox/delivery.ts';
import { Ulid } from '../ticket/attachment.ts';
import { StorageFailureView } from './failureViews.ts';

/** A file that a ticket travels in, without its key: that never gets into a window. */
const HandOverMark = HandOver.omit({ receiptKey: true });

/** A delivery as the window may see it. */
export const DeliveryView = Delivery.extend({
  handOvers: z.array(HandOverMark).optional(),
  imports: z.array(HandOverMark).optional(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

/** A delivery without the keys of its files. */
export function withoutKeys({ handOvers, imports, ...delivery }: Delivery): DeliveryView {
  const marks = (files: readonly HandOver[]) => files.map(({ id, at }) => ({ id, at }));
  return {
    ...delivery,
    ...(handOvers === undefined ? {} : { handOvers: marks(handOvers) }),
    ...(imports === undefined ? {} : { imports: marks(imports) }),
  };
}

/** Why a file was not believed; mirrors `HandOverProblem` of `core/handover`. */
const HandOverProblemView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notAHandOver') }),
  z.strictObject({ kind: z.literal('damaged'), part: z.string() }),
  z.strictObject({ kind: z.literal('newer') }),
  z.strictObject({ kind: z.literal('tooLarge') }),
  z.strictObject({ kind: z.literal('badSignature') }),
  z.strictObject({ kind: z.literal('otherContent') }),
  z.strictObject({ kind: z.literal('notAReceipt') }),
  z.strictObject({ kind: z.literal('forged') }),
  z.strictObject({ kind: z.literal('foreign') }),
  z.strictObject({ kind: z.literal('elsewhere') }),
  z.strictObject({ kind: z.literal('storage'), failure: StorageFailureView }),
]);

/** What a receipt meant; numbers are the desk's. */
const ReceiptOutcomeView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('closed'), number: z.string() }),
  z.strictObject({ kind: z.literal('already'), number: z.string() }),
  z.strictObject({ kind: z.literal('twice'), own: z.string(), other: z.string() }),
]);

/** What became of a file that was opened. */
export const CarriedOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('receipt'), id: Ulid, outcome: ReceiptOutcomeView }),
  /** A report was taken over; `known`: it was here before. `fingerprint`: whose seal it is. */
  z.strictObject({ kind: z.literal('report'), id: Ulid, known: z.boolean(), fingerprint: z.string() }),
  z.strictObject({ kind: z.literal('refused'), problem: HandOverProblemView }),
]);
export type CarriedOutcome = z.infer<typeof CarriedOutcome>;

/** What became of handing a report over. */
export const HandedOver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved'), path: z.string() }),
  z.strictObject({ kind: z.literal('cancelled') }),
  /** It was sent or taken back meanwhile, or another process delivers. */
  z.strictObject({ kind: z.literal('notNow'), reason: z.enum(['delivered', 'withdrawn', 'elsewhere']) }),
  z.strictObject({ kind: z.literal('notDone'), failure: StorageFailureView }),
]);
