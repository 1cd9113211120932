import type { Failure } from '../../../core/outbox/failure.ts';
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

/** A handle counts for the attachment and the bytes it was given for. */
function earlierTokens(job: DeliveryJob): Map<string, string> {
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
 * A 422 says "too large" or "this ending is not allowed", in the language of the account: the second names the
 * ending.
 */
function refusal(
  { failure, errors }: { failure: Failure; errors: string[] },
  attachment: Attachment,
): Failure {
  if (failure.status !== 413 && failure.status !== 415 && failure.status !== 422) return failure;
  const ending = attachment.name.split('.').slice(1).at(-1)?.toLowerCase();
  const words = errors
    .join(' ')
    .toLowerCase()
    .split(/[\s"'“”«»:,;()]+/);
  const typeRefused = ending !== undefined && words.some((word) => word.replace(/^\./, '') === ending);
  const code = failure.status === 415 || typeRefused ? 'typeRefused' : 'tooLarge';
  return { ...failure, code, attachment: attachment.name };
}
