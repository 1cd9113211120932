import type { PictureStudio } from '../../core/ports/pictures.ts';
import { flattenPicture } from '../../electron/adapters/pictures/flatten.ts';
import { proveFile } from '../../electron/adapters/pictures/prove.ts';

/** The real work without threads. `forgetful`: it leaves out the covering, as a studio with a mistake would. */
export function studioHere({ forgetful = false } = {}): PictureStudio {
  return {
    flatten: async (job) => flattenPicture(forgetful ? { ...job, cover: [] } : job),
    prove: async (file, finished) => proveFile(file, finished),
  };
}
