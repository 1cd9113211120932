import { z } from 'zod';
import { Instant, Ulid } from '../ticket/attachment.ts';
import { DeliveryState, DeskStatus } from './delivery.ts';

/**
 * What an unsent ticket waits for. `turn`: others go first; `time`: its pause after a failure; `network`: the machine
 * is offline, nothing is tried; `desk`: the help desk asked for a rest or did not answer just now; `disk`: its state
 * cannot be written, so nothing may be sent (or, for a delivered one, the receipt is not on disk yet).
 */
export const WaitsFor = z.enum(['turn', 'time', 'network', 'desk', 'disk']);
export type WaitsFor = z.infer<typeof WaitsFor>;

/** Kinds of `StorageFailure`, as a list shows them. */
const storageKinds = [
  'diskFull',
  'readOnly',
  'notFound',
  'unreadable',
  'newer',
  'locked',
  'damaged',
  'tooLarge',
  'notCovered',
  'other',
] as const;

/** A ticket as the list of reports shows it. */
export const ReportSummary = z.strictObject({
  id: Ulid,
  /** The ticket's own sentence. */
  summary: z.string(),
  sealedAt: Instant,
  /** Number of attachments. */
  attachments: z.int().nonnegative(),
  state: DeliveryState,
  attemptCount: z.int().nonnegative(),
  /** An attempt without an answer may have reached the desk: say so before it is withdrawn. */
  mayHaveArrived: z.boolean(),
  deskStatus: DeskStatus.optional(),
  waitsFor: WaitsFor.optional(),
  /** Why the disk did not take the state; with `waitsFor: 'disk'`. */
  storage: z.enum(storageKinds).optional(),
  /** 0 to 1, while it is sent. */
  progress: z.number().min(0).max(1).optional(),
});
export type ReportSummary = z.infer<typeof ReportSummary>;
