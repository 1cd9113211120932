import type {
  RecordedStep,
  Recording,
  RecordingHead,
  StepPicture,
} from '../../../../core/evidence/recording.ts';
import type { RecordingStore } from '../../../../core/ports/recordings.ts';
import type { Stored } from '../../../../core/ports/stores.ts';
import { fail, ok } from '../../../../core/result.ts';

/** A recording that is being looked at, with the steps that were deleted and can still come back. */
export interface Opened {
  head: RecordingHead;
  /** Every step that is on the disk, by its id. */
  steps: ReadonlyMap<string, RecordedStep>;
  /** Ids of those that are shown, in order. */
  order: readonly string[];
  /** Steps that cannot be read. */
  unreadable: number;
}

/** How many recordings are kept in memory: one that is looked at, and two that are compared. */
const most = 3;

/**
 * Recordings as they are, in memory: a screen with hundreds of pictures asks for each by its id, and reading hundreds
 * of files for every one of them would be noticed.
 */
export class OpenedRecordings {
  readonly #store: RecordingStore;
  readonly #opened = new Map<string, Opened>();

  constructor(store: RecordingStore) {
    this.#store = store;
  }

  /** From memory, else from the disk. */
  async get(id: string): Stored<Opened> {
    const known = this.#opened.get(id);
    return known === undefined ? this.reread(id) : ok(known);
  }

  /** From the disk, whatever is known. */
  async reread(id: string): Stored<Opened> {
    const read = await this.#store.read(id);
    if (!read.ok) return read;
    const { recording, left, unreadable } = read.value;
    const { steps, ...head } = recording;
    const all = new Map([...steps, ...left].map((step) => [step.id, step]));
    const opened = { head, steps: all, order: steps.map((step) => step.id), unreadable: unreadable.length };
    this.#keep(id, opened);
    return ok(opened);
  }

  /** Notes what was just written to the disk. */
  noteHead(head: RecordingHead): void {
    const known = this.#opened.get(head.id);
    if (known === undefined) return;
    this.#keep(head.id, { ...known, head, order: head.order ?? known.order });
  }

  noteStep(id: string, step: RecordedStep): void {
    const known = this.#opened.get(id);
    if (known !== undefined) this.#keep(id, { ...known, steps: new Map(known.steps).set(step.id, step) });
  }

  forget(id: string): void {
    this.#opened.delete(id);
  }

  #keep(id: string, opened: Opened): void {
    this.#opened.delete(id);
    this.#opened.set(id, opened);
    const [oldest] = this.#opened.keys();
    if (this.#opened.size > most && oldest !== undefined) this.#opened.delete(oldest);
  }
}

/** The recording as it is shown: without what was deleted. */
export function shownRecording({ head, steps, order }: Opened): Recording {
  return { ...head, steps: order.flatMap((id) => steps.get(id) ?? []) };
}

/** A step that is shown. */
export function shownStep(
  opened: Opened,
  stepId: string,
): ReturnType<typeof fail<{ kind: 'notFound' }>> | { ok: true; value: RecordedStep } {
  const step = opened.order.includes(stepId) ? opened.steps.get(stepId) : undefined;
  return step === undefined ? fail({ kind: 'notFound' }) : ok(step);
}

/** The file of a picture or of what was drawn on it, by its id. */
export function pictureFile(opened: Opened, pictureId: string): StepPicture | null {
  for (const { picture } of opened.steps.values()) {
    if (picture?.id === pictureId) return picture;
    if (picture?.overlay?.id === pictureId) return { ...picture, ...picture.overlay };
  }
  return null;
}
