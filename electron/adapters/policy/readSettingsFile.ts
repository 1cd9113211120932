import { readFileSync, statSync } from 'node:fs';
import { parsePolicyFile } from '../../../core/policy/parse.ts';
import type { Expectation, PolicyProblem } from '../../../core/policy/problems.ts';
import type { PolicyFile } from '../../../core/policy/schema.ts';
import { errorCode } from '../files/storageFailure.ts';

/** Largest policy that is read, in megabytes: a hundred times what a large tree of categories needs. */
const largestMegabytes = 1;

/** What a policy or settings file holds. `text` is there whenever the file could be read as text. */
export type SettingsFile =
  | { kind: 'absent' }
  | { kind: 'good'; text: string; file: PolicyFile }
  | { kind: 'bad'; text?: string; problems: PolicyProblem[] };

/**
 * Reads a policy or settings file. At once and not as a promise: the window cannot be made before its language and
 * theme are known, and the files are small. Never throws; a pipe or a device is not opened.
 */
export function readSettingsFile(path: string): SettingsFile {
  let bytes: Buffer;
  try {
    const { size, isFile } = about(path);
    if (!isFile) return bad({ kind: 'plainFile' });
    if (size > largestMegabytes * 1024 * 1024) return bad({ kind: 'fileSize', megabytes: largestMegabytes });
    bytes = readFileSync(path);
  } catch (error) {
    const code = errorCode(error) ?? String(error);
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { kind: 'absent' }
      : bad({ kind: 'readable', detail: code });
  }
  const text = decode(bytes);
  if (text === null) return bad({ kind: 'encoding' });
  const parsed = parsePolicyFile(text);
  return parsed.ok
    ? { kind: 'good', text, file: parsed.value }
    : { kind: 'bad', text, problems: parsed.failure };
}

function about(path: string): { size: number; isFile: boolean } {
  const stats = statSync(path);
  return { size: stats.size, isFile: stats.isFile() };
}

function bad(expected: Expectation): SettingsFile {
  return { kind: 'bad', problems: [{ key: '', expected }] };
}

/**
 * The text of the bytes: UTF-8, or UTF-16 as Windows' editors write it. JSON begins with an ASCII character, so a zero
 * beside it tells UTF-16 also without a mark. Null when it is neither.
 */
function decode(bytes: Buffer): string | null {
  const [first, second] = bytes;
  const little = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  if ((little || big) && bytes.length % 2 !== 0) return null;
  const encoding = little || big ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(big ? Buffer.from(bytes).swap16() : bytes);
  } catch {
    return null;
  }
}
