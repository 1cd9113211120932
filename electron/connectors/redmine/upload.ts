import type { Failure, FailureCode } from '../../../core/outbox/failure.ts';
import type { DeliveryJob } from '../../../core/ports/helpDesk.ts';
import type { Clock } from '../../../core/ports/world.ts';
import { safeNames } from '../../../core/report/report.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import { Uploaded } from './answers.ts';
import type { ApiOutcome, RedmineApi } from './api.ts';
import { uploadPath } from './compose.ts';

/** Handles of the uploaded attachments by attachment id; `reused`: some are from an earlier attempt. */
export type UploadsOutcome =
  { kind: 'uploaded'; tokens: Map<string, string>; reused: boolean } | { kind: 'failure'; failure: Failure };

/** Uploads one by one what earlier attempts did not, noting each handle before it is relied on. */
export async function uploadAll(
  api: RedmineApi,
  job: DeliveryJob,
  clock: Pick<Clock, 'now'>,
): Promise<UploadsOutcome> {
  const { attachments } = job.ticket;
  const tokens = earlierTokens(job);
  const reused = tokens.size > 0;
  const total = attachments.reduce((sum, { size }) => sum + size, 0);
  // The last step of the bar belongs to the ticket itself.
  const report = (bytes: number): void => job.onProgress(total === 0 ? 0.95 : (bytes / total) * 0.95);
  let done = 0;
  for (const attachment of attachments) {
    if (!tokens.has(attachment.id)) {
      const before = done;
      const outcome = await upload(api, job, attachment, (bytes) => report(before + bytes));
      if (outcome.kind === 'failure') return { kind: 'failure', failure: refusal(outcome, attachment) };
      const { token } = outcome.value.upload;
      // Not noted, so the next attempt uploads it anew; Redmine clears away what no issue takes.
      if (arrivedOtherwise(token, attachment)) {
        return {
          kind: 'failure',
          failure: { code: 'badAnswer', attachment: attachment.name, mayHaveArrived: false },
        };
      }
      const at = new Date(clock.now()).toISOString();
      const { id: attachmentId, sha256 } = attachment;
      await job.record({ kind: 'uploaded', attachmentId, sha256, token, at });
      tokens.set(attachment.id, token);
    }
    done += attachment.size;
    report(done);
  }
  return { kind: 'uploaded', tokens, reused };
}

/**
 * True when Redmine holds other bytes than were sent: its handle is `<id>.<digest>`, and the digest is a SHA-256 since
 * Redmine 3.4 (app/models/attachment.rb). An older one says nothing.
 */
function arrivedOtherwise(token: string, { sha256 }: Attachment): boolean {
  const digest = /^\d+\.([0-9a-f]{64})$/i.exec(token)?.[1];
  return digest !== undefined && digest.toLowerCase() !== sha256;
}

/** A handle counts for the attachment and the bytes it was given for. */
export function earlierTokens(job: DeliveryJob): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const entry of job.journal) {
    if (entry.kind === 'uploadsVoid') {
      tokens.clear();
      continue;
    }
    if (entry.kind !== 'uploaded') continue;
    const wanted = job.ticket.attachments.find(({ id }) => id === entry.attachmentId);
    if (wanted?.sha256 === entry.sha256) tokens.set(entry.attachmentId, entry.token);
  }
  return tokens;
}

function upload(
  api: RedmineApi,
  job: DeliveryJob,
  attachment: Attachment,
  onSent: (bytes: number) => void,
): Promise<ApiOutcome<{ upload: { token: string } }>> {
  return api.ask(
    {
      method: 'POST',
      path: uploadPath(safeNames(job.ticket).get(attachment.id) ?? attachment.id),
      // Any other content type is a 406.
      contentType: 'application/octet-stream',
      body: { kind: 'stream', chunks: job.readAttachment(attachment), length: attachment.size },
      onSent,
      signal: job.signal,
    },
    Uploaded,
  );
}

/**
 * A 422 says "too large" with the limit in bytes, or "this ending is not allowed" with the ending, in the language of
 * the account: some write no space around either (config/locales, error_attachment_too_big,
 * error_attachment_extension_not_allowed).
 */
function refusal(
  { failure, errors }: { failure: Failure; errors: string[] },
  attachment: Attachment,
): Failure {
  const { status = 0 } = failure;
  const code = refusalCode(status, errors.join(' '), attachment);
  return code === undefined ? failure : { ...failure, code, attachment: attachment.name };
}

function refusalCode(status: number, words: string, { name }: Attachment): FailureCode | undefined {
  if (status === 413) return 'tooLarge';
  if (status === 415) return 'typeRefused';
  // Our uploads have the only content type that Redmine takes: something on the way has changed it.
  if (status === 406) return 'rejected';
  if (status !== 422) return undefined;
  const ending = name.split('.').slice(1).at(-1)?.toLowerCase() ?? '';
  const plain = ending.replace(/[^\p{L}\p{N}]/gu, '\\$&');
  if (ending !== '' && new RegExp(`(?<![a-z0-9])${plain}(?![a-z0-9])`, 'i').test(words)) return 'typeRefused';
  return /\d{3}/.test(words) ? 'tooLarge' : 'rejected';
}
