import { join } from 'node:path';
import { moveToQuarantine } from './quarantine.ts';
import { errorCode } from './storageFailure.ts';
import type { ScanContext, Scanned } from './scanContext.ts';

/** Younger than this (milliseconds) a folder in the making may belong to a process that is still saving. */
export const unfinishedAge = 10 * 60_000;

/** Ends the removal of a sent copy that a kill interrupted. */
export async function sweepRemoved({ fs, folder, logger }: ScanContext, name: string): Promise<undefined> {
  if (!folder.isRemoving(name)) return undefined;
  await fs.removeTree(join(folder.sent, name)).catch((error: unknown) => {
    logger.warn('a removed copy is swept up later', { name, reason: String(error) });
  });
  return undefined;
}

/**
 * Looks at a folder that a run left half-made in the outbox. "Saved" was never said of it, so it is never sent. Where
 * its draft or its ticket exists it is a spare copy of that and goes (pictures that a person has since taken out must
 * not stay behind); where neither exists it may be the only copy and is kept in the quarantine.
 */
export async function sweepUnfinished(context: ScanContext, name: string): Promise<Scanned | undefined> {
  const { fs, folder, logger, now } = context;
  const id = folder.buildingId(name);
  if (id === undefined) return undefined;
  const path = join(folder.outbox, name);
  try {
    if (now() - (await fs.modifiedAt(path)) < unfinishedAge) return undefined;
    const spare = folder.find(id) !== undefined || fs.exists(join(folder.draft(id), 'draft.json'));
    if (!spare) return await moveToQuarantine(context, path, 'incomplete', 'saving was interrupted');
    await fs.removeTree(path);
    logger.info('removed the spare copy of an interrupted save', { id });
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') logger.error('looking at an interrupted save', error, { path });
  }
  return undefined;
}
