import type { PictureStudio } from '../../../core/ports/pictures.ts';
import type { StorageFailure } from '../../../core/ports/stores.ts';
import type { Logger } from '../../../core/ports/world.ts';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import { readWhole } from '../files/readWhole.ts';

/**
 * Looks whether the bytes of an attachment are what its redaction says; undefined: they are, or it says nothing.
 * `notCovered` whenever that cannot be said for certain.
 */
export type CheckRedaction = (
  attachment: Attachment,
  bytes: AsyncIterable<Uint8Array>,
) => Promise<StorageFailure | undefined>;

/** Checks in a thread of its own. */
export function redactionCheck(studio: Pick<PictureStudio, 'prove'>, logger: Logger): CheckRedaction {
  return async ({ id, name, redaction, width, height }, bytes) => {
    if (redaction === undefined) return undefined;
    const notCovered = { kind: 'notCovered', name } as const;
    if (width === undefined || height === undefined) return notCovered;
    const file = await readWhole(bytes);
    if (!file.ok) return file.failure;
    const problem = await studio.prove(file.value, { width, height, areas: redaction.areas });
    if (problem === null) return undefined;
    logger.warn('a picture is not covered as it should be', { id, problem });
    return notCovered;
  };
}
