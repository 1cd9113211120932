import type { RecordingStore } from '../../../../core/ports/recordings.ts';
import type { Logger } from '../../../../core/ports/world.ts';

/**
 * Closes recordings that a killed run left open: their steps are on the disk. Only at the start of the process that
 * alone records in this data folder.
 *
 * @returns ids of those that were closed now and have steps, newest first; empty ones are removed
 */
export async function closeInterrupted(store: RecordingStore, logger: Logger): Promise<string[]> {
  const closed: string[] = [];
  for (const { head, steps } of (await store.list()).recordings) {
    if (head.endedAt !== undefined) continue;
    if (steps === 0) {
      await store.remove(head.id);
      continue;
    }
    const read = await store.read(head.id);
    const last = read.ok ? (read.value.recording.steps.at(-1)?.at ?? 0) : 0;
    const endedAt = new Date(Date.parse(head.startedAt) + last).toISOString();
    const gaps = [...new Set([...head.gaps, 'crashed' as const])];
    const written = await store.writeHead({ ...head, endedAt, gaps });
    if (written.ok) closed.push(head.id);
    else
      logger.warn('an interrupted recording is not closed yet', {
        id: head.id,
        reason: written.failure.kind,
      });
  }
  return closed;
}
