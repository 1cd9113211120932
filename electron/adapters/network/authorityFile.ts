import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Expectation } from '../../../core/policy/problems.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { errorCode } from '../files/storageFailure.ts';

/** Largest file that is read, in megabytes: four times a whole system's authorities. */
const largestMegabytes = 1;

const pemBlock = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/**
 * The certificates in a file, as PEM (one or several) or DER (one, as Windows exports it). Never throws.
 * @param now epoch milliseconds; a file whose certificates have all expired is of no use
 */
export function readAuthorityFile(path: string, now: number): Result<X509Certificate[], Expectation> {
  let bytes: Buffer;
  try {
    const about = statSync(path);
    if (!about.isFile()) return fail({ kind: 'plainFile' });
    if (about.size > largestMegabytes * 1024 * 1024)
      return fail({ kind: 'fileSize', megabytes: largestMegabytes });
    bytes = readFileSync(path);
  } catch (error) {
    return fail({ kind: 'readable', detail: errorCode(error) ?? String(error) });
  }
  try {
    const blocks = bytes.toString('latin1').match(pemBlock) ?? [bytes];
    const certificates = blocks.map((block) => new X509Certificate(block));
    const holds = certificates.some(({ validTo }) => Date.parse(validTo) >= now);
    return holds ? ok(certificates) : fail({ kind: 'format', format: 'unexpired' });
  } catch {
    return fail({ kind: 'format', format: 'certificates' });
  }
}
