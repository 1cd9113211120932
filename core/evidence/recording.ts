import { z } from 'zod';
import { Instant, Sha256, Ulid } from '../ticket/attachment.ts';
import { MachineDetails } from './machine.ts';
import { Area, Point, PictureMarks } from './marks.ts';

const words = z.string().max(500);

/** The window something happened in, as the system named it then. Empty string: the system did not tell. */
export const StepWindow = z.strictObject({ title: words, application: words });
export type StepWindow = z.infer<typeof StepWindow>;

/** What was under the pointer or had the focus, where the system's accessibility tells it. `role` in its own words ("push button"). */
export const StepControl = z.strictObject({ role: words, name: words });
export type StepControl = z.infer<typeof StepControl>;

export const MouseButton = z.enum(['left', 'middle', 'right', 'other']);
export type MouseButton = z.infer<typeof MouseButton>;

/** Never a typed character: typing is one action, however long it was. Places are in physical pixels of the step's picture. */
export const StepAction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('click'),
    button: MouseButton,
    clicks: z.int().min(1).max(3),
    at: Point.nullable(),
  }),
  z.strictObject({
    kind: z.literal('drag'),
    button: MouseButton,
    from: Point.nullable(),
    to: Point.nullable(),
  }),
  z.strictObject({ kind: z.literal('scroll'), direction: z.enum(['up', 'down', 'left', 'right']) }),
  z.strictObject({ kind: z.literal('typed') }),
  /** Enter, Escape, Tab and function keys alone, or with modifiers: "Enter", "Ctrl+S". Never a character alone. */
  z.strictObject({ kind: z.literal('key'), keys: z.string().max(60) }),
  z.strictObject({ kind: z.literal('window') }),
  /** The person asked for a picture. */
  z.strictObject({ kind: z.literal('picture') }),
  z.strictObject({ kind: z.literal('note') }),
]);
export type StepAction = z.infer<typeof StepAction>;

/** A step's picture, a file beside the recording. Sizes in physical pixels and bytes. */
export const StepPicture = z.strictObject({
  id: Ulid,
  sha256: Sha256,
  size: z.int().nonnegative(),
  width: z.int().positive(),
  height: z.int().positive(),
  /** Where on the whole screen the picture's upper left corner was, in physical pixels. */
  origin: Point,
  marks: PictureMarks.optional(),
  /** The annotations of `marks` as they were drawn, a PNG of the same size beside it, transparent elsewhere. */
  overlay: z.strictObject({ id: Ulid, sha256: Sha256, size: z.int().nonnegative() }).optional(),
});
export type StepPicture = z.infer<typeof StepPicture>;

/** One step as it was recorded. `at` in milliseconds since the recording began, pauses left out. */
export const RecordedStep = z.strictObject({
  id: Ulid,
  at: z.number().nonnegative(),
  action: StepAction,
  window: StepWindow.nullable(),
  control: StepControl.nullable(),
  /** "Here it goes wrong." */
  wrong: z.boolean(),
  /** What the person wrote: a note while recording, or words of their own for the step. */
  note: z.string().max(2_000),
  /** Replaces the sentence made from the action, once the person has edited it. */
  words: z.string().max(2_000).nullable(),
  picture: StepPicture.nullable(),
  /** The control's place in the picture, where known. */
  controlArea: Area.nullable(),
});
export type RecordedStep = z.infer<typeof RecordedStep>;

/** Why a recording has no pictures, no windows or no input: shown beside it. */
export const RecordingGap = z.enum([
  'noInput',
  'noWindows',
  'noControls',
  'noPictures',
  'diskFull',
  'crashed',
]);
export type RecordingGap = z.infer<typeof RecordingGap>;

/** A recording without its steps, which are files of their own so that the 500th costs what the first did. */
export const RecordingHead = z.strictObject({
  schema: z.literal(1),
  id: Ulid,
  name: z.string().max(200),
  startedAt: Instant,
  /** Absent while it runs, and after a crash until it is opened again. */
  endedAt: Instant.optional(),
  /** The draft it was started from. */
  draftId: Ulid.optional(),
  /** Drafts that took its steps over; a draft's id becomes its ticket's. */
  usedIn: z.array(Ulid).optional(),
  gaps: z.array(RecordingGap),
  machine: MachineDetails.nullable(),
  /** Ids of the steps in the order the person gave them; null: as recorded. Steps not in it were deleted. */
  order: z.array(Ulid).nullable(),
});
export type RecordingHead = z.infer<typeof RecordingHead>;

/** A recording, whole, steps in order. */
export const Recording = RecordingHead.extend({ steps: z.array(RecordedStep) });
export type Recording = z.infer<typeof Recording>;
