import { z } from 'zod';
import { Instant, Sha256, Ulid } from '../ticket/attachment.ts';

/** 32 bytes as base64: a key of Ed25519 or of HMAC-SHA-256. */
export const Key = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);

/** The newest version of file and receipt that this app writes and reads. */
export const handOverVersion = 1;

/** The files at the top of every hand-over, in their order; attachments follow, in the ticket's order. */
export const fixedEntries = {
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  page: 'report.html',
  report: 'report.json',
  ticket: 'ticket.json',
} as const;
export const attachmentsFolder = 'attachments/';

/**
 * Bounds of a file, in bytes and numbers: what a hostile one may cost. ZIP without its 64-bit extension ends below
 * 4 GiB; `text` bounds each entry that is read into memory.
 */
export const handOverLimits = {
  file: 0xffff_ffff - 1024 * 1024,
  text: 16 * 1024 * 1024,
  signature: 64,
  attachments: 5000,
} as const;

export const ManifestEntry = z.object({
  name: z.string().min(1).max(400).describe('Path inside the file, with forward slashes.'),
  size: z.int().nonnegative().describe('Bytes, unpacked.'),
  sha256: Sha256.describe('SHA-256 of the unpacked bytes in lower-case hex.'),
});
export type ManifestEntry = z.infer<typeof ManifestEntry>;

/**
 * The signed list of what a hand-over file holds. It is a promise to the outside: readers ignore keys that they do not
 * know, and `version` grows when a key changes its meaning or goes.
 */
export const Manifest = z
  .object({
    format: z.literal('handraise-handover'),
    version: z.literal(handOverVersion),
    reportId: Ulid.describe('Report id: the help desk is asked for it before anything is created.'),
    handOverId: Ulid.describe('Names this one file; its receipt names it too.'),
    createdAt: Instant,
    app: z.object({ version: z.string().max(60), platform: z.string().max(60) }),
    desk: z.string().max(300).describe('The help desk that the sender would have used, by its name.'),
    entries: z
      .array(ManifestEntry)
      .max(handOverLimits.attachments + 3)
      .describe('Every file but manifest.json and manifest.sig, in the order in which they stand.'),
    publicKey: Key.describe('Ed25519 public key (raw, 32 bytes, base64) that manifest.sig is checked with.'),
    receiptKey: Key.describe('32 random bytes, base64: the key of the receipt’s HMAC.'),
  })
  .describe('manifest.json of a Handraise hand-over file.');
export type Manifest = z.infer<typeof Manifest>;

/** The JSON Schema that is published as docs/handover-manifest.schema.json. */
export function manifestJsonSchema(): unknown {
  return z.toJSONSchema(Manifest, { io: 'input' });
}
