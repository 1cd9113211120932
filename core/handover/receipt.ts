import { z } from 'zod';
import { Receipt } from '../outbox/delivery.ts';
import { fail, ok, type Result } from '../result.ts';
import { Instant, Ulid } from '../ticket/attachment.ts';
import { canonicalJson, type Plain } from './canonicalJson.ts';
import { isNewer, parsed } from './check.ts';
import { handOverVersion, Key } from './manifest.ts';
import type { HandOverProblem } from './problem.ts';

/**
 * What a receipt says. Keys that a newer app adds are covered by the codes and otherwise not looked at; `version` grows
 * when a key changes its meaning or goes.
 */
export const ReceiptContent = z
  .object({
    format: z.literal('handraise-receipt'),
    version: z.literal(handOverVersion),
    reportId: Ulid,
    handOverId: Ulid.describe('The file that this is the receipt of.'),
    receipt: z.object(Receipt.shape).describe('The help desk’s own answer.'),
    createdAt: Instant,
    app: z.object({ version: z.string().max(60), platform: z.string().max(60) }),
    publicKey: Key.describe('Ed25519 public key (raw, base64) of the installation that filed the report.'),
  })
  .describe('What a receipt says.');
export type ReceiptContent = z.infer<typeof ReceiptContent>;

/** A receipt file. */
export const ReceiptFile = z
  .object({
    content: ReceiptContent,
    hmac: Key.describe(
      'HMAC-SHA-256, base64, with the receiptKey of the hand-over file, over the canonical JSON (RFC 8785) of content.',
    ),
    signature: z
      .string()
      .regex(/^[A-Za-z0-9+/]{86}==$/)
      .describe('Ed25519 signature, base64, with publicKey, over the same bytes.'),
  })
  .describe('A receipt of a Handraise hand-over file.');
export type ReceiptFile = z.infer<typeof ReceiptFile>;

/** A receipt whose codes are still to be checked, with the bytes that they are made over. */
export interface UncheckedReceipt extends ReceiptFile {
  signed: Uint8Array<ArrayBuffer>;
}

/** Largest receipt that is read, in bytes: a hundred differences with long names fit. */
export const longestReceipt = 256 * 1024;

/** The bytes that both codes of a receipt are made over. */
export function receiptBytes(content: Plain): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(content));
}

/** Reads a receipt. What is of a newer version is told apart from what was edited, and from any other file. */
export function readReceipt(text: string): Result<UncheckedReceipt, HandOverProblem> {
  const value = parsed(text);
  const file = ReceiptFile.safeParse(value);
  // The content as it stands and not as it was understood: the codes cover all of it.
  if (file.success) return ok({ ...file.data, signed: receiptBytes((value as { content: Plain }).content) });
  const content =
    typeof value === 'object' && value !== null && 'content' in value ? value.content : undefined;
  if (isNewer(content, 'handraise-receipt')) return fail({ kind: 'newer' });
  return fail({ kind: isOurs(content) ? 'forged' : 'notAReceipt' });
}

function isOurs(content: unknown): boolean {
  return (
    typeof content === 'object' &&
    content !== null &&
    'format' in content &&
    content.format === 'handraise-receipt'
  );
}

/** The JSON Schema that is published as docs/handover-receipt.schema.json. */
export function receiptJsonSchema(): unknown {
  return z.toJSONSchema(ReceiptFile, { io: 'input' });
}
