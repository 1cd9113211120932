import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { DeskCheck } from '../../../core/ports/helpDesk.ts';
import { folderFailure } from './failure.ts';
import { errorCode, writeDurably, type FolderFiles } from './files.ts';

/**
 * Looks whether reports can be written to `root`: a small file is written and removed again. With `creates` a folder
 * that does not exist yet is no failure as long as it could be made: its nearest existing parent is tried instead.
 */
export async function verifyFolder(files: FolderFiles, root: string, creates: boolean): Promise<DeskCheck[]> {
  const checks: DeskCheck[] = [];
  let place = root;
  try {
    place = creates ? await nearestExisting(files, root) : root;
    // Reading proves more than its being there: a share that is gone has an empty mount point or none.
    await files.readdir(place);
    checks.push({ name: 'folder', passed: true, detail: root });
  } catch (error) {
    return [{ name: 'folder', passed: false, failure: folderFailure(error, false), detail: root }];
  }
  const probe = join(place, `.handraise-check-${randomBytes(8).toString('hex')}`);
  try {
    try {
      await writeDurably(files, probe, [new Uint8Array(1)]);
    } finally {
      await files.rm(probe, { force: true });
    }
    checks.push({ name: 'writable', passed: true });
  } catch (error) {
    checks.push({ name: 'writable', passed: false, failure: folderFailure(error, false) });
  }
  return checks;
}

async function nearestExisting(files: FolderFiles, path: string): Promise<string> {
  try {
    await files.stat(path);
    return path;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    return nearestExisting(files, dirname(path));
  }
}
