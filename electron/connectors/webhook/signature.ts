import { createHash, createHmac } from 'node:crypto';

/**
 * What is signed: lines joined by a line feed. Each part is named by its SHA-256, so that a receiver can check a
 * request while it streams, without holding it.
 *
 * @param timestamp seconds since the epoch, as in X-Handraise-Timestamp
 * @param reportJson the bytes of the report part; undefined for requests without one
 * @param attachments lower-case hex SHA-256 of the attachments in the order of their parts
 */
export function signedText(
  timestamp: number,
  subject: string,
  reportJson: Uint8Array | undefined,
  attachments: readonly string[],
): string {
  const report = reportJson === undefined ? [] : [createHash('sha256').update(reportJson).digest('hex')];
  return ['handraise-v1', String(timestamp), subject, ...report, ...attachments].join('\n');
}

/** Value of X-Handraise-Signature. */
export function signature(secret: string, text: string): string {
  return `v1=${createHmac('sha256', secret).update(text, 'utf8').digest('hex')}`;
}
