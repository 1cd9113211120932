import { existsSync, watch, type FSWatcher } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import type { Logger } from '../../../core/ports/world.ts';

/** Editors and deployment tools write in several steps; what is between them is not read. In milliseconds. */
const settle = 150;

/**
 * Calls back when a file was changed, made, replaced or removed. The folder is watched and not the file, because most
 * programs replace a file by renaming another one; where the folder is not there yet, the nearest one above it is.
 * Neither watcher nor timer keeps the process alive. Returns the function that ends it.
 */
export function watchFile(path: string, logger: Logger, onChange: () => void): () => void {
  let watcher: FSWatcher | undefined;
  let watched = '';
  let timer: NodeJS.Timeout | undefined;
  let ended = false;

  const arm = (): void => {
    const folder = nearestFolder(path);
    if (folder === watched && watcher !== undefined) return;
    watcher?.close();
    watched = folder;
    // The next name on the way to the file; everything else in that folder is not ours.
    const next = relative(folder, path).split(sep)[0];
    try {
      watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name === null || name === next || !existsSync(watched)) changed();
      });
      watcher.on('error', (error) => {
        logger.warn('settings are no longer watched', { folder, reason: error.message });
        watcher?.close();
        watcher = undefined;
      });
    } catch (error) {
      // Some network folders and full watch tables refuse: changes are then seen at the next start.
      logger.warn('settings cannot be watched', { folder, reason: String(error) });
      watcher = undefined;
    }
  };

  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (ended) return;
      arm();
      onChange();
    }, settle);
    timer.unref();
  };

  arm();
  return () => {
    ended = true;
    clearTimeout(timer);
    watcher?.close();
  };
}

function nearestFolder(path: string): string {
  let folder = dirname(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
