import { stat } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import type { FoundFile } from '../../../core/evidence/gathered.ts';

/** Longest search, in milliseconds: `**` over a whole disk must not go on for ever. */
const longestSearch = 10_000;

/**
 * The files that the globs name. Links to folders are not followed, so that a search ends.
 * @param globs absolute and expanded, with `/` between folders
 * @throws DOMException `TimeoutError` when the search takes too long
 */
export async function findFiles(globs: readonly string[]): Promise<FoundFile[]> {
  const signal = AbortSignal.timeout(longestSearch);
  const paths = await glob([...globs], {
    absolute: true,
    dot: true,
    onlyFiles: true,
    followSymbolicLinks: false,
    expandDirectories: false,
    signal,
  });
  signal.throwIfAborted();
  const found = await Promise.all([...new Set(paths)].map(lookAt));
  return found.filter((file) => file !== null);
}

async function lookAt(path: string): Promise<FoundFile | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { path, size, modifiedAt: mtimeMs };
  } catch {
    // Rotated away between the search and the look: it is no longer there to be left out.
    return null;
  }
}
