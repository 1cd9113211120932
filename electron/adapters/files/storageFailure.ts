import type { Logger } from '../../../core/ports/world.ts';
import type { StorageFailure, Stored } from '../../../core/ports/stores.ts';
import { fail, ok } from '../../../core/result.ts';

/** Carries a failure through code that can only throw (lowdb's adapters, async iterables); never leaves this folder. */
export class StorageError extends Error {
  readonly failure: StorageFailure;
  constructor(failure: StorageFailure) {
    super(`storage: ${failure.kind}`);
    this.name = 'StorageError';
    this.failure = failure;
  }
}

/** The system's code of an error ("ENOSPC"), where it has one. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** What an error of the disk means for the caller. Quota and file size limits are a full disk to a person. */
export function storageFailure(error: unknown): StorageFailure {
  if (error instanceof StorageError) return error.failure;
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return { kind: 'diskFull' };
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { kind: 'readOnly' };
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'notFound' };
    default:
      return { kind: 'other', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Runs `work` and gives its errors as values. What has no name of its own is unexpected, so it is logged. */
export async function stored<Value>(logger: Logger, what: string, work: () => Promise<Value>): Stored<Value> {
  try {
    return ok(await work());
  } catch (error) {
    const failure = storageFailure(error);
    if (failure.kind === 'other' && !(error instanceof StorageError)) logger.error(what, error);
    return fail(failure);
  }
}
