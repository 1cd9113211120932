import { join } from 'node:path';
import type { z } from 'zod';
import { RecordedStep } from '../../../core/evidence/recording.ts';
import { Ulid } from '../../../core/ticket/attachment.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { openJson } from '../files/durableJsonFile.ts';
import { errorCode, StorageError, storageFailure } from '../files/storageFailure.ts';

/** Where a recording's files are. */
export const recordingFile = {
  head: (folder: string) => join(folder, 'head.json'),
  steps: (folder: string) => join(folder, 'steps'),
  files: (folder: string) => join(folder, 'files'),
} as const;

/** The number first, so that the names sort as the steps were recorded; the id, so that a step is found unread. */
export function stepFileName(number: number, stepId: string): string {
  if (!Ulid.safeParse(stepId).success) throw new StorageError({ kind: 'notFound' });
  return `${String(number).padStart(6, '0')}-${stepId}.json`;
}

const named = /^\d{6,}-([0-9A-Z]{26})\.json$/;

/** The id in the name of a step's file; undefined: it is something else. */
const stepIdIn = (name: string): string | undefined => named.exec(name)?.[1];

/** Names of a recording's step files as recorded; none when the folder is gone. */
export async function stepNames(fs: FileSystem, folder: string): Promise<string[]> {
  try {
    const entries = await fs.list(recordingFile.steps(folder));
    return entries.flatMap(({ name }) => (stepIdIn(name) === undefined ? [] : [name])).sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** The file of one step. @throws StorageError `notFound` */
export async function stepPath(fs: FileSystem, folder: string, stepId: string): Promise<string> {
  const name = (await stepNames(fs, folder)).find((one) => stepIdIn(one) === stepId);
  if (name === undefined) throw new StorageError({ kind: 'notFound' });
  return join(recordingFile.steps(folder), name);
}

/** How many files are read at the same time. */
const slice = 32;

/** All steps as recorded, and the paths of those that cannot be understood. @throws when their key is not here */
export async function readSteps(
  fs: FileSystem,
  folder: string,
): Promise<{ steps: RecordedStep[]; unreadable: string[] }> {
  const names = await stepNames(fs, folder);
  const steps: RecordedStep[] = [];
  const unreadable: string[] = [];
  for (let start = 0; start < names.length; start += slice) {
    const paths = names.slice(start, start + slice).map((name) => join(recordingFile.steps(folder), name));
    const read = await Promise.all(paths.map((path) => readStep(fs, path)));
    for (const [index, step] of read.entries()) {
      if (step === undefined) unreadable.push(paths[index] ?? '');
      else steps.push(step);
    }
  }
  return { steps, unreadable };
}

async function readStep(fs: FileSystem, path: string): Promise<RecordedStep | undefined> {
  try {
    const schema: z.ZodType<RecordedStep> = RecordedStep;
    return (await openJson(fs, path, schema)).data;
  } catch (error) {
    const { kind } = storageFailure(error);
    if (kind === 'unreadable' || kind === 'newer') return undefined;
    throw error;
  }
}
