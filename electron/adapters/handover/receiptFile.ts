import { open } from 'node:fs/promises';
import type { HandOverProblem } from '../../../core/handover/problem.ts';
import {
  longestReceipt,
  readReceipt,
  receiptBytes,
  type ReceiptContent,
  type UncheckedReceipt,
} from '../../../core/handover/receipt.ts';
import type { StorageFailure } from '../../../core/ports/stores.ts';
import { jsonBytes } from '../../../core/report/report.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { writeDurably } from '../files/durable.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { errorCode, storageFailure } from '../files/storageFailure.ts';
import { codeOf, isSameCode, isSignedBy, type InstallationKey } from './keys.ts';

/** Writes a receipt with both of its codes; durable when it resolves. `receiptKey` as the hand-over file names it. */
export async function writeReceipt(
  fs: FileSystem,
  content: Omit<ReceiptContent, 'publicKey'>,
  { receiptKey, key }: { receiptKey: string; key: InstallationKey },
  target: string,
): Promise<Result<void, StorageFailure>> {
  const whole = { ...content, publicKey: key.publicKey };
  const bytes = receiptBytes(whole);
  const file = {
    content: whole,
    hmac: codeOf(receiptKey, bytes),
    signature: key.sign(bytes).toString('base64'),
  };
  try {
    await writeDurably(fs, target, jsonBytes(file));
    return ok(undefined);
  } catch (error) {
    return fail(storageFailure(error));
  }
}

/** Reads a receipt and checks its signature; whether it knows the file's key is for `isFromHolder`. */
export async function openReceiptFile(path: string): Promise<Result<UncheckedReceipt, HandOverProblem>> {
  let bytes: Buffer;
  try {
    bytes = await beginningOf(path, longestReceipt + 1);
  } catch (error) {
    if (errorCode(error) === 'EISDIR') return fail({ kind: 'notAReceipt' });
    return fail({ kind: 'storage', failure: storageFailure(error) });
  }
  if (bytes.length > longestReceipt) return fail({ kind: 'notAReceipt' });
  const receipt = readReceipt(bytes.toString('utf8'));
  if (!receipt.ok) return receipt;
  const { signed, signature, content } = receipt.value;
  const bits = Buffer.from(signature, 'base64');
  // Base 64 has more than one text for the same bytes; only the usual one counts as unchanged.
  const sound = bits.toString('base64') === signature && isSignedBy(content.publicKey, signed, bits);
  if (!sound) return fail({ kind: 'forged' });
  return receipt;
}

/** Whether whoever wrote the receipt has held the file with this key. */
export function isFromHolder({ hmac, signed }: UncheckedReceipt, receiptKey: string): boolean {
  return isSameCode(hmac, codeOf(receiptKey, signed));
}

/** True for a file that begins as a receipt does and a hand-over file does not. */
export async function looksLikeReceipt(path: string): Promise<boolean> {
  const head = await beginningOf(path, 1).catch(() => Buffer.alloc(0));
  return head.toString('latin1') === '{';
}

async function beginningOf(path: string, length: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    let read = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, read, length - read, read);
      read += bytesRead;
      if (bytesRead === 0 || read === length) return bytes.subarray(0, read);
    }
  } finally {
    await file.close();
  }
}
