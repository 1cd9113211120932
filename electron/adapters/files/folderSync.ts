import type { FileSystem } from './fileSystem.ts';

/** A sync of one folder that runs, and the one that follows for those who came meanwhile. */
interface Running {
  now: Promise<void>;
  next?: Promise<void>;
}

const running = new WeakMap<FileSystem, Map<string, Running>>();

/**
 * Makes a folder's entries durable, once for all who ask at the same time: tickets that are finished side by side move
 * to the same folder. Nobody is served by a sync that had begun before they asked, because it may have missed their
 * change. Rejects as `FileSystem.syncFolder` does.
 */
export function syncTogether(fs: FileSystem, path: string): Promise<void> {
  const folders = running.get(fs) ?? new Map<string, Running>();
  running.set(fs, folders);
  const known = folders.get(path);
  if (known === undefined) return begin(fs, folders, path);
  const follow = (): Promise<void> => begin(fs, folders, path);
  known.next ??= known.now.then(follow, follow);
  return known.next;
}

function begin(fs: FileSystem, folders: Map<string, Running>, path: string): Promise<void> {
  const sync: Running = { now: fs.syncFolder(path) };
  folders.set(path, sync);
  const end = (): void => {
    if (folders.get(path) === sync && sync.next === undefined) folders.delete(path);
  };
  void sync.now.then(end, end);
  return sync.now;
}
