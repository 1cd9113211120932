import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { PictureStudio } from '../../../core/ports/pictures.ts';
import type { StorageFailure } from '../../../core/ports/stores.ts';
import type { Logger } from '../../../core/ports/world.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import { readWhole } from '../files/readWhole.ts';
import { atMost } from '../workers/atMost.ts';

/**
 * Looks whether the bytes of an attachment are what its redaction says; undefined: they are, or it says nothing.
 * `notCovered` whenever that cannot be said for certain.
 */
export type CheckRedaction = (
  attachment: Attachment,
  bytes: AsyncIterable<Uint8Array>,
) => Promise<StorageFailure | undefined>;

/**
 * Checks in threads of their own, as many at a time as there are processors: no more pictures than these are in memory
 * at once, however many a report has.
 */
export function redactionCheck(studio: Pick<PictureStudio, 'prove'>, logger: Logger): CheckRedaction {
  const inTurn = atMost(availableParallelism());
  return async ({ id, name, redaction, width, height }, bytes) => {
    if (redaction === undefined) return undefined;
    const notCovered = { kind: 'notCovered', name } as const;
    if (width === undefined || height === undefined) return notCovered;
    return inTurn(async () => {
      const file = await readWhole(bytes);
      if (!file.ok) return file.failure;
      const problem = await studio.prove(file.value, { width, height, areas: redaction.areas });
      if (problem === null) return undefined;
      logger.warn('a picture is not covered as it should be', { id, problem });
      return notCovered;
    });
  };
}

/**
 * The same check, which does not look again at bytes (by their hash) in which it has found the same areas covered
 * during this run: a preview is opened again and again. What leaves is looked at once more when it is saved.
 */
export function rememberingCheck(check: CheckRedaction): CheckRedaction {
  const covered = new Set<string>();
  return async (attachment, bytes) => {
    const { sha256, redaction, width, height } = attachment;
    const about = JSON.stringify([sha256, width, height, redaction?.areas]);
    const key = createHash('sha256').update(about).digest('hex');
    if (redaction === undefined || covered.has(key)) return undefined;
    const failure = await check(attachment, bytes);
    if (failure === undefined) covered.add(key);
    return failure;
  };
}
