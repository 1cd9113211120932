import { z } from 'zod';
import { GatheredSource } from '../evidence/gathered.ts';
import { MachineDetails, MachineSectionId } from '../evidence/machine.ts';
import { PictureMarks } from '../evidence/marks.ts';
import { Attachment, Instant, Redaction, Ulid } from './attachment.ts';
import { limits } from './limits.ts';

export { limits } from './limits.ts';
export { isUntouched } from './untouched.ts';

const line = z.string().max(limits.line);
const text = z.string().max(limits.text);

/**
 * One step to reproduce; the id keeps the row's identity while it is reordered. `picture`: the attachment that shows
 * it, by the id of its unmarked picture.
 */
export const Step = z.strictObject({
  id: z.string().min(1).max(40),
  text: z.string().max(limits.step),
  picture: Ulid.optional(),
});
export type Step = z.infer<typeof Step>;

/** How often the problem happens. */
export const Frequency = z.enum(['once', 'sometimes', 'often', 'always']);
export type Frequency = z.infer<typeof Frequency>;

/** How much the problem hinders the person's work, worst first. */
export const Hindrance = z.enum(['blocked', 'slowed', 'minor']);
export type Hindrance = z.infer<typeof Hindrance>;

/** How the help desk reaches the person. */
export const Contact = z.strictObject({
  name: line.default(''),
  email: line.default(''),
  phone: line.default(''),
  bestTime: line.default(''),
  callBack: z.boolean().default(false),
});
export type Contact = z.infer<typeof Contact>;

/** What the person writes. Empty string or null: not answered. */
export const DraftFields = z.strictObject({
  summary: line,
  details: text,
  steps: z.array(Step).max(limits.steps),
  expected: text,
  actual: text,
  since: line,
  frequency: Frequency.nullable(),
  tried: text,
  hindrance: Hindrance.nullable(),
  /** Id of a category of the policy. */
  category: z.string().max(80).nullable(),
  contact: Contact,
});
export type DraftFields = z.infer<typeof DraftFields>;

/** The picture under the marks, a file of its own beside the draft. It never leaves, and goes with the draft. */
const UnmarkedPicture = Attachment.pick({
  id: true,
  name: true,
  mediaType: true,
  size: true,
  sha256: true,
}).extend({ width: z.int().positive(), height: z.int().positive(), redaction: Redaction.optional() });

/** Names a place in a picture that was proposed to be covered: see `suggestRedactions`. */
export const SuggestionId = z.string().min(1).max(60);
/** More places than this in one picture nobody looks through. */
export const maxDeclined = 500;

/**
 * An attachment of a draft; one that is not included stays with the draft but does not leave. Its own file is always
 * the picture as it would leave: with `marks`, those are drawn into its pixels, and `original` is what they were drawn
 * on. Both are there or neither is.
 */
export const DraftAttachment = Attachment.extend({
  included: z.boolean(),
  marks: PictureMarks.optional(),
  original: UnmarkedPicture.optional(),
  /** Proposals to cover something that the person declined. */
  declined: z.array(SuggestionId).max(maxDeclined).optional(),
});
export type DraftAttachment = z.infer<typeof DraftAttachment>;

/** Who opened the draft. */
export const DraftSource = z.enum(['window', 'tray', 'shortcut', 'launcher', 'link', 'cli', 'edit']);
export type DraftSource = z.infer<typeof DraftSource>;

/** What a person is still writing. Its id becomes the report id of the ticket, so that it never changes. */
export const Draft = DraftFields.extend({
  schema: z.literal(1),
  id: Ulid,
  createdAt: Instant,
  updatedAt: Instant,
  source: DraftSource,
  /** The earlier ticket this draft was made from ("edit as a new draft"). */
  basedOn: Ulid.optional(),
  attachments: z.array(DraftAttachment),
  machine: MachineDetails.nullable(),
  /** What was gathered from the sources that the policy names. */
  gathered: z.array(GatheredSource).max(50).optional(),
  /** Sections of the machine details that the person switched off. */
  withheld: z.array(MachineSectionId),
});
export type Draft = z.infer<typeof Draft>;

/** A change of what is written or switched; attachments have calls of their own, because they are files. */
export const DraftPatch = DraftFields.extend({ withheld: z.array(MachineSectionId) }).partial();
export type DraftPatch = z.infer<typeof DraftPatch>;

/** An empty draft. `now` is an ISO instant, `id` a fresh ULID. */
export function newDraft(id: string, now: string, source: DraftSource, prefill: Partial<Draft> = {}): Draft {
  return {
    schema: 1,
    id,
    createdAt: now,
    updatedAt: now,
    source,
    summary: '',
    details: '',
    steps: [],
    expected: '',
    actual: '',
    since: '',
    frequency: null,
    tried: '',
    hindrance: null,
    category: null,
    contact: { name: '', email: '', phone: '', bestTime: '', callBack: false },
    attachments: [],
    machine: null,
    withheld: [],
    ...prefill,
  };
}

/** The draft with the patch applied; the input is untouched. */
export function patchDraft(draft: Draft, patch: DraftPatch, now: string): Draft {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  return { ...draft, ...given, updatedAt: now };
}
