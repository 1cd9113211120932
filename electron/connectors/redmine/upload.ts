import { deskRefusals, type Failure, type FailureCode } from '../../../core/outbox/failure.ts';
import { isLasting } from '../../../core/outbox/httpFailure.ts';
import type { DeliveryJob } from '../../../core/ports/helpDesk.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import { Uploaded } from './answers.ts';
import type { ApiOutcome, RedmineApi } from './api.ts';
import { uploadPath } from './compose.ts';
import type { RedmineContext } from './context.ts';
import { filesOf, type IssueFile } from './files.ts';

/** Handles of the uploaded attachments by attachment id; `reused`: some are from an earlier attempt. */
export type UploadsOutcome =
  { kind: 'uploaded'; tokens: Map<string, string>; reused: boolean } | { kind: 'failure'; failure: Failure };

/** Uploads one by one what earlier attempts did not, noting each handle before it is relied on. */
export async function uploadAll(
  { api, clock, describe }: RedmineContext,
  job: DeliveryJob,
): Promise<UploadsOutcome> {
  const files = filesOf(job.ticket, describe);
  const tokens = earlierTokens(job);
  const reused = tokens.size > 0;
  const total = files.reduce((sum, { attachment }) => sum + attachment.size, 0);
  // The last step of the bar belongs to the ticket itself.
  const report = (bytes: number): void => job.onProgress((bytes / total) * 0.95);
  let done = 0;
  for (const file of files) {
    const { attachment } = file;
    if (!tokens.has(attachment.id)) {
      const before = done;
      const outcome = await upload(api, job, file, (bytes) => report(before + bytes));
      if (outcome.kind === 'failure') {
        const failure = refusal(outcome, attachment);
        // Where Redmine takes no such files the person can do nothing about it, and loses nothing.
        if (file.bytes !== undefined && isLasting(failure.code) && !deskRefusals.has(failure.code)) continue;
        return { kind: 'failure', failure };
      }
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
    // The report for other programs reads the same whatever language its texts were in.
    const counts = entry.attachmentId === job.ticket.id || wanted?.sha256 === entry.sha256;
    if (counts) tokens.set(entry.attachmentId, entry.token);
  }
  return tokens;
}

function upload(
  api: RedmineApi,
  job: DeliveryJob,
  { attachment, name, bytes }: IssueFile,
  onSent: (bytes: number) => void,
): Promise<ApiOutcome<{ upload: { token: string } }>> {
  return api.ask(
    {
      method: 'POST',
      path: uploadPath(name),
      // Any other content type is a 406.
      contentType: 'application/octet-stream',
      body:
        bytes === undefined
          ? { kind: 'stream', chunks: job.readAttachment(attachment), length: attachment.size }
          : { kind: 'bytes', bytes },
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
