import { z } from 'zod';
import { screenAccesses } from '../ports/capture.ts';
import { Ulid } from '../ticket/attachment.ts';
import { CaptureFailureView, EvidenceView } from './views.ts';

/** What a picture can be taken of. `region`: the person drags over a frozen picture of all displays. */
const CaptureTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('screen') }),
  z.strictObject({ kind: z.literal('region') }),
  z.strictObject({ kind: z.literal('display'), id: z.string().max(100) }),
  z.strictObject({ kind: z.literal('window'), id: z.string().max(100) }),
]);
export type CaptureTarget = z.infer<typeof CaptureTarget>;

/** Seconds until a picture is taken: time to open a menu. */
export const captureDelays = [0, 3, 5, 10] as const;

const line = z.string().max(300);
const picture = z.string().nullable();

/** The displays and windows there are now. `picture`: where a small one is shown from, until the next list is asked for. */
const CaptureTargets = z.strictObject({
  /** How the system stands to pictures; words in `capture:access.*`. */
  access: z.enum(screenAccesses),
  displays: z.array(
    z.strictObject({
      id: z.string(),
      label: line,
      width: z.int(),
      height: z.int(),
      primary: z.boolean(),
      picture,
    }),
  ),
  /** From front to back. */
  windows: z.array(z.strictObject({ id: z.string(), title: line, application: line, picture })),
});
export type CaptureTargets = z.infer<typeof CaptureTargets>;

/** What became of a picture that was asked for. */
const TargetTaken = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('taken'), evidence: EvidenceView }),
  /** The person changed their mind; nothing happened. */
  z.strictObject({ kind: z.literal('cancelled') }),
  /** The window is not there any more. */
  z.strictObject({ kind: z.literal('gone') }),
  z.strictObject({ kind: z.literal('notTaken'), failures: z.array(CaptureFailureView) }),
]);
export type TargetTaken = z.infer<typeof TargetTaken>;

/** Ways to take a picture beside the one of the whole screen. */
export const captureCalls = {
  listCaptureTargets: { request: z.undefined(), response: CaptureTargets },
  /** Our windows are hidden until the pixels stand still. The new pictures come to those that are there. */
  takeTarget: {
    request: z.strictObject({
      draftId: Ulid,
      target: CaptureTarget,
      delaySeconds: z.union(captureDelays.map((seconds) => z.literal(seconds))),
    }),
    response: TargetTaken,
  },
  /** Opens the page of the system's settings where pictures of the screen are allowed. */
  openScreenPermission: { request: z.undefined(), response: z.undefined() },
} as const;
