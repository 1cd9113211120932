import type { ExportedPicture } from '../../../core/evidence/export/document.ts';

/** Gives the finished picture of a step: flattened PNG bytes. Rejects when it cannot be made. */
export type FinishedPicture = (stepId: string) => Promise<Uint8Array>;

/** How many pictures are being finished while the one before is written: enough to keep two threads busy. */
const ahead = 2;

/**
 * Hands out the pictures of a document in its order and prepares the next ones meanwhile; only these few are in memory
 * at any time, however long the recording is.
 */
export class PicturesInOrder {
  readonly #finished: FinishedPicture;
  readonly #waiting: string[];
  readonly #begun = new Map<string, Promise<Uint8Array>>();

  constructor(pictures: readonly ExportedPicture[], finished: FinishedPicture) {
    this.#finished = finished;
    this.#waiting = pictures.map(({ stepId }) => stepId);
  }

  /** The picture of a step; each may be asked for once. */
  async take(stepId: string): Promise<Uint8Array> {
    this.#begin(stepId);
    const wanted = this.#begun.get(stepId);
    if (wanted === undefined) throw new Error('a picture was asked for twice');
    for (const next of this.#waiting.slice(0, ahead)) this.#begin(next);
    const bytes = await wanted;
    this.#begun.delete(stepId);
    return bytes;
  }

  #begin(stepId: string): void {
    const at = this.#waiting.indexOf(stepId);
    if (at < 0) return;
    this.#waiting.splice(at, 1);
    const begun = this.#finished(stepId);
    // Whoever takes it hears of the failure; until then it must not end the process.
    begun.catch(() => undefined);
    this.#begun.set(stepId, begun);
  }
}
