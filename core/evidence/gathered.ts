import { z } from 'zod';
import { Ulid } from '../ticket/attachment.ts';

const name = z.string().max(1000);

/** Why something that was asked for does not travel with the report; each has a sentence in the texts (`gather:leftOut.*`). */
const LeftOutReason = z.enum(['older', 'tooMany', 'noRoom', 'notText', 'unreadable', 'storage']);
export type LeftOutReason = z.infer<typeof LeftOutReason>;

/** One file, or what a command said. Sizes in bytes of the original: `kept` counts from its end. */
const GatheredFile = z.strictObject({
  attachment: Ulid,
  name,
  size: z.int().nonnegative(),
  kept: z.int().nonnegative(),
  /** How many secrets were masked in it. */
  masked: z.int().nonnegative(),
});

/** Why a source gave nothing at all; each has a sentence in the texts (`gather:trouble.*`). */
const GatherTrouble = z.enum(['nothingFound', 'timeout', 'notStarted', 'variable']);
export type GatherTrouble = z.infer<typeof GatherTrouble>;

/** What one source of the policy gave, and what not: told to the person before and to the help desk after sending. */
export const GatheredSource = z.strictObject({
  /** Id of the source in the policy. */
  id: z.string().max(80),
  label: z.string().max(200),
  files: z.array(GatheredFile),
  leftOut: z.array(z.strictObject({ name, size: z.int().nonnegative(), reason: LeftOutReason })).max(1000),
  trouble: GatherTrouble.nullable(),
  /** What a command ended with, when it was not 0. */
  exitCode: z.int().nullable(),
});
export type GatheredSource = z.infer<typeof GatheredSource>;

/** A file as the disk lists it: size in bytes, time in milliseconds. */
export interface FoundFile {
  path: string;
  size: number;
  modifiedAt: number;
}

/** Most files that are named as left out: a folder of thousands would bury the report. */
const mostNamed = 100;

/**
 * Which files are taken, newest first, and how much of each from its end.
 * @param caps in bytes, and the number of files
 */
export function chooseFiles(
  found: readonly FoundFile[],
  caps: { files: number; fileBytes: number; totalBytes: number },
): {
  taken: (FoundFile & { kept: number })[];
  leftOut: { path: string; size: number; reason: LeftOutReason }[];
} {
  const newest = found.toSorted(
    (a, b) => b.modifiedAt - a.modifiedAt || (a.path < b.path ? -1 : Number(a.path > b.path)),
  );
  const taken: (FoundFile & { kept: number })[] = [];
  const leftOut: { path: string; size: number; reason: LeftOutReason }[] = [];
  let room = caps.totalBytes;
  for (const file of newest) {
    const { path, size } = file;
    if (taken.length === caps.files) leftOut.push({ path, size, reason: 'older' });
    else if (room === 0) leftOut.push({ path, size, reason: 'noRoom' });
    else {
      const kept = Math.min(size, caps.fileBytes, room);
      room -= kept;
      taken.push({ ...file, kept });
    }
  }
  const named = leftOut.slice(0, mostNamed);
  const rest = leftOut.slice(mostNamed);
  const last = rest.at(-1);
  if (last === undefined) return { taken, leftOut: named };
  const size = rest.reduce((sum, one) => sum + one.size, 0);
  return { taken, leftOut: [...named, { path: last.path, size, reason: 'tooMany' }] };
}

/**
 * What a sealed ticket tells of the sources: only of attachments that travel with it. A source of which the person
 * left everything out is not told of.
 */
export function gatheredWith(
  gathered: readonly GatheredSource[],
  travels: (attachmentId: string) => boolean,
): GatheredSource[] {
  return gathered
    .map((source) => ({ ...source, files: source.files.filter(({ attachment }) => travels(attachment)) }))
    .filter(({ files }, index) => files.length > 0 || gathered[index]?.files.length === 0);
}
