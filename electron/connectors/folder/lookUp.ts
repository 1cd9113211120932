import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Receipt } from '../../../core/outbox/delivery.ts';
import { errorCode, type FolderFiles } from './files.ts';
import { mayHold, shortNumber } from './place.ts';

const Marker = z.object({ format: z.literal('handraise-report'), id: z.string() });

/**
 * Finds the folder of a report: by the number in its name, sure by the id in its report.json.
 *
 * @returns the folder's absolute path, or undefined when the report is not there
 * @throws system errors other than a missing or foreign report.json
 */
export async function findReport(
  files: FolderFiles,
  root: string,
  reportId: string,
): Promise<string | undefined> {
  for (const name of await files.readdir(root)) {
    if (!mayHold(name, reportId)) continue;
    const path = join(root, name);
    if ((await idIn(files, path)) === reportId) return path;
  }
  return undefined;
}

async function idIn(files: FolderFiles, folder: string): Promise<string | undefined> {
  try {
    const read: unknown = JSON.parse(await files.readFile(join(folder, 'report.json'), 'utf8'));
    return Marker.safeParse(read).data?.id;
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  }
}

/** The receipt of a report that stands in `folder`. */
export function folderReceipt(desk: string, folder: string, reportId: string, now: number): Receipt {
  const url = pathToFileURL(join(folder, 'index.html')).href;
  return {
    desk,
    number: shortNumber(reportId),
    ...(url.length > 2000 ? {} : { url }),
    receivedAt: new Date(now).toISOString(),
  };
}
