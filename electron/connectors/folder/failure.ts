import type { Failure, FailureCode } from '../../../core/outbox/failure.ts';
import { said } from '../../../core/outbox/httpFailure.ts';
import { errorCode } from './files.ts';

/** System errors of files and shares. What is not here is `folderUnavailable`: shares fail in many ways and return. */
const codes: Record<string, FailureCode> = {
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'forbidden',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EFBIG: 'tooLarge',
};

/** @param mayHaveArrived whether the report's folder may already have its name */
export function folderFailure(error: unknown, mayHaveArrived: boolean): Failure {
  const code = codes[errorCode(error)] ?? 'folderUnavailable';
  return { code, ...said(error instanceof Error ? error.message : String(error)), mayHaveArrived };
}
