import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Stored } from '../../../core/ports/stores.ts';
import { fail, ok } from '../../../core/result.ts';
import { renameDurably } from '../files/durable.ts';
import { nodeFileSystem } from '../files/fileSystem.ts';
import { storageFailure } from '../files/storageFailure.ts';
import type { WriteBytes } from './formats.ts';

/**
 * Writes a file of the person's choice: beside its place first, then renamed, so that a failure leaves no half of one
 * and what was there before stays.
 */
export async function writeExport(target: string, fill: (write: WriteBytes) => Promise<void>): Stored<void> {
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    const file = await nodeFileSystem.create(temporary);
    try {
      await fill((bytes) => file.write(bytes));
      await file.sync();
    } finally {
      await file.close();
    }
    await renameDurably(nodeFileSystem, temporary, target);
    return ok(undefined);
  } catch (error) {
    await rm(temporary, { force: true });
    return fail(storageFailure(error));
  }
}
