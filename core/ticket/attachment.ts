import { z } from 'zod';
import { PixelArea } from '../evidence/marks.ts';
import { ulidPattern } from './ulid.ts';

/** A report, draft or attachment id: a ULID (26 characters of Crockford base 32, sortable by time). */
export const Ulid = z.string().regex(ulidPattern);

/** Lower-case hex SHA-256 of an attachment's bytes. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A moment: ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
export const Instant = z.iso.datetime();

/** Where an attachment came from; decides its wording and whether it is shown as a picture of the screen. */
export const AttachmentOrigin = z.enum(['screenshot', 'file', 'pasted', 'log', 'crashDump', 'step', 'video']);

/**
 * That parts of a picture were covered for good, for whoever wants to check it again: every pixel of `areas`, in
 * pixels of this very file, has the one colour `coverColor`. `checkedAt`: when the app last read the file and found
 * it so.
 */
export const Redaction = z.strictObject({ areas: z.array(PixelArea).min(1).max(2_000), checkedAt: Instant });
export type Redaction = z.infer<typeof Redaction>;

/** Evidence that travels beside the text of a ticket. Sizes in bytes, picture sizes in physical pixels. */
export const Attachment = z.strictObject({
  id: Ulid,
  /** Already safe as a file name on every OS: see `safeFileName`. */
  name: z.string().min(1).max(180),
  mediaType: z.string().min(1).max(127),
  size: z.int().nonnegative(),
  sha256: Sha256,
  origin: AttachmentOrigin,
  addedAt: Instant,
  width: z.int().positive().optional(),
  height: z.int().positive().optional(),
  /** The display a screenshot shows, in the words of the system ("DP-1", "Built-in Display"). */
  display: z.string().max(120).optional(),
  redaction: Redaction.optional(),
});
export type Attachment = z.infer<typeof Attachment>;
