import { join } from 'node:path';
import { z } from 'zod';
import { openJson, saveJson } from './durableJsonFile.ts';
import type { FileSystem } from './fileSystem.ts';

const hour = 60 * 60_000;
const day = 24 * hour;

/** Looks closer together than this, in milliseconds, count as one. */
const soonest = 20 * hour;
/** Of looks further apart than this, in milliseconds, nobody can say whether time passed or the clock was set. */
const latest = 30 * day;

const Look = z.strictObject({ schema: z.literal(1), lookedAt: z.number() });

/** What a look at the clock is good for. `before`: the time up to which a copy has to be too old to go. */
type Judgement = { kind: 'tooSoon' } | { kind: 'noted' } | { kind: 'trusted'; before: number };

/**
 * Whether old copies may be removed now. A clock that is set forward makes everything look old, so a copy goes only
 * when it was too old at the look BEFORE this one, a day or so ago: for a copy to go too early the clock has to be
 * wrong at two looks, 20 hours to 30 days apart, and not have gone back between them. Whoever sets it right within
 * that day loses nothing, and a jump of more than 30 days begins the count anew.
 *
 * @param previous time of the look before, `now` of this one, both in milliseconds since the epoch
 */
function judgeLook(previous: number | undefined, now: number): Judgement {
  if (previous === undefined || now < previous || now - previous > latest) return { kind: 'noted' };
  return now - previous < soonest ? { kind: 'tooSoon' } : { kind: 'trusted', before: previous };
}

/**
 * Takes a look: notes its time durably and says up to when copies were settled that may go now; undefined: none may.
 *
 * @param root absolute path of the data folder
 * @param keepDays days that a copy is kept
 * @throws the system's error when the look cannot be noted: then nothing may go either
 */
export async function cutoffForCopies(
  fs: FileSystem,
  root: string,
  keepDays: number,
  now: number,
): Promise<number | undefined> {
  const file = join(root, 'retention.json');
  const noted = await openJson(fs, file, Look).catch(() => undefined);
  const judgement = judgeLook(noted?.data.lookedAt, now);
  if (judgement.kind !== 'tooSoon') await saveJson(fs, file, Look, { schema: 1, lookedAt: now });
  return judgement.kind === 'trusted' ? judgement.before - keepDays * day : undefined;
}
