import { basename, join } from 'node:path';
import type { Logger } from '../../../../core/ports/world.ts';
import type { Stored } from '../../../../core/ports/stores.ts';
import { isTemporary } from '../durable.ts';
import { errorCode } from '../storageFailure.ts';
import { unfinishedAge } from '../ticketSweep.ts';
import type { EncryptedFileSystem } from './encryptedFileSystem.ts';
import { sealInPlace } from './sealInPlace.ts';

/** The folder of one draft or ticket, and how to have it for oneself. */
export interface OwnedFolder {
  /** Runs `work` while nothing else of this process changes the folder. */
  inTurn: <Value>(work: (folder: string) => Promise<Value>) => Stored<Value>;
  /** Names of the JSON files in the order in which they are encrypted. */
  jsonFiles: readonly string[];
  /** Names in `files` with the sizes of their content in bytes. Read after the JSON files are encrypted. */
  sizes: () => Promise<ReadonlyMap<string, number>>;
}

/** What the tidying works with. */
export interface TidyContext {
  fs: EncryptedFileSystem;
  logger: Logger;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Whether plain files are to be encrypted; otherwise only left-overs go. */
  seal: boolean;
}

/** Whether there is anything in a folder that `tidyFolder` would change; only looks. */
export async function isUntidy(
  { fs, seal }: TidyContext,
  owned: Pick<OwnedFolder, 'inTurn' | 'jsonFiles'>,
): Promise<boolean> {
  const found = await owned.inTurn(async (folder) => {
    const json = (await namesIn(fs, folder)).filter(
      (name) => isTemporary(name) || owned.jsonFiles.includes(name),
    );
    const files = await namesIn(fs, join(folder, 'files'));
    const paths = [
      ...json.map((name) => join(folder, name)),
      ...files.map((name) => join(folder, 'files', name)),
    ];
    for (const path of paths)
      if (isTemporary(basename(path)) || (seal && !(await fs.isSealed(path)))) return true;
    return false;
  });
  return found.ok && found.value;
}

/**
 * Removes what an interrupted write left in a folder, and encrypts what is plain in it. The JSON files come first: as
 * long as they can be read without a key, so can the attachments that they name. Each file is a turn of its own, so
 * that writing and sending wait for one file at most.
 *
 * @returns whether everything is done; false: something is to be tried again later
 */
export async function tidyFolder(
  { fs, logger, now, seal }: TidyContext,
  owned: OwnedFolder,
): Promise<boolean> {
  let left = 0;

  async function each(
    within: string,
    names: readonly string[],
    sizes?: ReadonlyMap<string, number>,
  ): Promise<void> {
    for (const name of names) {
      const outcome = await owned.inTurn((folder) => one(join(folder, within, name), sizes?.get(name)));
      // Gone meanwhile, or locked with a key that is not here: nothing to do for either.
      if (!outcome.ok && (outcome.failure.kind === 'notFound' || outcome.failure.kind === 'locked')) continue;
      if (!outcome.ok) logger.warn('a file is not tidied yet', { name, reason: outcome.failure.kind });
      if (!outcome.ok || !outcome.value) left += 1;
    }
  }

  async function one(path: string, size: number | undefined): Promise<boolean> {
    if (!isTemporary(basename(path))) return !seal || (await sealInPlace(fs, path, size)) !== 'changed';
    // Another process may be writing it at this moment.
    if (now() - (await fs.modifiedAt(path)) < unfinishedAge) return false;
    await fs.removeFile(path);
    return true;
  }

  const here = await owned.inTurn((folder) => namesIn(fs, folder));
  if (!here.ok) return here.failure.kind === 'notFound';
  const json = owned.jsonFiles.filter((name) => here.value.includes(name));
  await each('.', [...json, ...here.value.filter(isTemporary)]);
  const files = await owned.inTurn((folder) => namesIn(fs, join(folder, 'files')));
  if (files.ok && files.value.length > 0) await each('files', files.value, await owned.sizes());
  return left === 0 && files.ok;
}

async function namesIn(fs: EncryptedFileSystem, path: string): Promise<string[]> {
  try {
    return (await fs.list(path)).filter((entry) => !entry.folder).map((entry) => entry.name);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
