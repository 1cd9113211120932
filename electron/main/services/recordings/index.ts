import type { CallParsed, CallResponse } from '../../../../core/contract/calls.ts';
import type { RecordedStep, Recording, RecordingHead } from '../../../../core/evidence/recording.ts';
import { alsoCovered, stepsAlike } from '../../../../core/evidence/stepRedaction.ts';
import { Turns } from '../../../../core/outbox/turns.ts';
import type { RecordingStore } from '../../../../core/ports/recordings.ts';
import type { StorageFailure, Stored } from '../../../../core/ports/stores.ts';
import type { Chance, Logger } from '../../../../core/ports/world.ts';
import { fail, ok, type Result } from '../../../../core/result.ts';
import { cleanLine } from '../../../../core/ticket/cleanText.ts';
import type { EvidenceFile } from '../../windows/protocol.ts';
import { OpenedRecordings, pictureFile, shownRecording, shownStep, type Opened } from './opened.ts';

/** What the service is handed. */
export interface RecordingsWorld {
  store: RecordingStore;
  chance: Chance;
  logger: Logger;
  /** Id of the recording that goes on now; null: none does. */
  running: () => string | null;
}

type Changed = CallResponse<'editStep'>;

/**
 * Recorded steps afterwards: looked at, corrected, marked. Changes of one recording happen one after another and are
 * durable before their promise resolves.
 */
export class Recordings {
  readonly #world: RecordingsWorld;
  readonly #opened: OpenedRecordings;
  readonly #turns = new Turns();

  constructor(world: RecordingsWorld) {
    this.#world = world;
    this.#opened = new OpenedRecordings(world.store);
  }

  async list(): Promise<CallResponse<'listRecordings'>> {
    const { recordings, unreadable } = await this.#world.store.list();
    const running = this.#world.running();
    return {
      recordings: recordings.map(({ head, steps }) => ({
        id: head.id,
        name: head.name,
        startedAt: head.startedAt,
        steps: head.order?.length ?? steps,
        gaps: head.gaps,
        running: head.id === running,
      })),
      unreadable: unreadable.length,
    };
  }

  /** The recording as it is on the disk. */
  async read(id: string): Promise<CallResponse<'readRecording'>> {
    const opened = await this.#turns.run(id, () => this.#opened.reread(id));
    if (!opened.ok) return { kind: 'notReadable', failure: opened.failure };
    const { unreadable } = opened.value;
    return { kind: 'recording', recording: shownRecording(opened.value), unreadable };
  }

  /** The recording as it is shown, for what is made of it. */
  async whole(id: string): Stored<Recording> {
    const opened = await this.#opened.get(id);
    return opened.ok ? ok(shownRecording(opened.value)) : opened;
  }

  rename(id: string, name: string): Stored<void> {
    return this.#changeHead(id, (head) => ({ ...head, name: cleanLine(name) }));
  }

  order(id: string, order: readonly string[]): Stored<void> {
    return this.#inTurn(id, async (opened) => {
      const known = [...new Set(order)].filter((stepId) => opened.steps.has(stepId));
      return this.#writeHead({ ...opened.head, order: known });
    });
  }

  #changeHead(id: string, change: (head: RecordingHead) => RecordingHead): Stored<void> {
    return this.#inTurn(id, ({ head }) => this.#writeHead(change(head)));
  }

  /** Notes that a report took the steps over: once that is sent, and its copy goes, the recording may go as well. */
  noteUse(id: string, draftId: string): Stored<void> {
    return this.#changeHead(id, (head) => ({
      ...head,
      usedIn: [...new Set([...(head.usedIn ?? []), draftId])],
    }));
  }

  /** The copy of a sent report is gone: so are the recordings that only it took over. Others stay, whatever their age. */
  async reportGone(draftId: string): Promise<void> {
    const { recordings } = await this.#world.store.list();
    for (const { head } of recordings) {
      if (head.usedIn?.includes(draftId) !== true) continue;
      const usedIn = head.usedIn.filter((one) => one !== draftId);
      const outcome =
        usedIn.length === 0
          ? await this.remove(head.id)
          : await this.#changeHead(head.id, (now) => ({ ...now, usedIn }));
      if (!outcome.ok) this.#world.logger.warn('a used recording stays for now', { id: head.id });
    }
  }

  /** Refused while it is being recorded: the next step would have no place. */
  async remove(id: string): Stored<void> {
    if (this.#world.running() === id) return fail({ kind: 'other', detail: 'it is being recorded' });
    return this.#turns.run(id, async () => {
      const removed = await this.#world.store.remove(id);
      if (removed.ok || removed.failure.kind === 'notFound') this.#opened.forget(id);
      return !removed.ok && removed.failure.kind === 'notFound' ? ok(undefined) : removed;
    });
  }

  /** Removes what was deleted from the disk: the pictures first, so that no picture is left without its step. */
  forgetDeleted(id: string): Stored<void> {
    return this.#inTurn(id, async (opened) => {
      const { store } = this.#world;
      const deleted = [...opened.steps.values()].filter((step) => !opened.order.includes(step.id));
      for (const { id: stepId, picture } of deleted) {
        for (const file of [picture?.overlay?.id, picture?.id]) {
          if (file === undefined) continue;
          const gone = await store.removePicture(id, file);
          if (!gone.ok && gone.failure.kind !== 'notFound') return gone;
        }
        const gone = await store.removeStep(id, stepId);
        if (!gone.ok && gone.failure.kind !== 'notFound') return gone;
      }
      if (deleted.length > 0) this.#opened.forget(id);
      return ok(undefined);
    });
  }

  edit({ id, stepId, words, note, wrong }: CallParsed<'editStep'>): Promise<Changed> {
    return this.#changeSteps(id, (opened) => {
      const step = shownStep(opened, stepId);
      if (!step.ok) return step;
      return ok([
        {
          ...step.value,
          ...(words === undefined ? {} : { words: words === null || cleanLine(words) === '' ? null : words }),
          ...(note === undefined ? {} : { note }),
          ...(wrong === undefined ? {} : { wrong }),
        },
      ]);
    });
  }

  coverInAll({ id, stepId, areas }: CallParsed<'coverInAllSteps'>): Promise<Changed> {
    return this.#changeSteps(id, (opened) => {
      const { steps } = shownRecording(opened);
      const newId = (): string => this.#world.chance.ulid();
      return ok(
        stepsAlike(steps, stepId, areas).flatMap((step): RecordedStep[] =>
          step.picture === null
            ? []
            : [
                {
                  ...step,
                  picture: { ...step.picture, marks: alsoCovered(step.picture.marks, areas, newId) },
                },
              ],
        ),
      );
    });
  }

  /** Keeps what was drawn on a picture. The drawing is on the disk before the step names it, the former one goes after. */
  async mark({ id, stepId, marks, overlay }: CallParsed<'markStepPicture'>): Promise<Changed> {
    const { store, chance, logger } = this.#world;
    const drawn = overlay === null ? undefined : await store.addPicture(id, chance.ulid(), overlay);
    if (drawn?.ok === false) return { kind: 'notDone', failure: drawn.failure };
    let before: string | undefined;
    const changed = await this.#changeSteps(id, (opened) => {
      const step = shownStep(opened, stepId);
      if (!step.ok) return step;
      if (step.value.picture === null) return fail({ kind: 'notFound' });
      const { overlay: former, marks: _marks, ...picture } = step.value.picture;
      before = former?.id;
      const bare = marks.marks.length === 0 && marks.crop === null;
      const marked = {
        ...picture,
        ...(bare ? {} : { marks }),
        ...(drawn === undefined ? {} : { overlay: drawn.value }),
      };
      return ok([{ ...step.value, picture: marked }]);
    });
    const needless = changed.kind === 'changed' ? before : drawn?.value.id;
    if (needless !== undefined) {
      const gone = await store.removePicture(id, needless);
      if (!gone.ok) logger.warn('a drawing nobody needs stays for now', { id, needless });
    }
    return changed;
  }

  /** A picture for the window; null: there is none. */
  async picture(id: string, pictureId: string): Promise<EvidenceFile | null> {
    const opened = await this.#opened.get(id);
    const file = opened.ok ? pictureFile(opened.value, pictureId) : null;
    if (file === null) return null;
    return { mediaType: 'image/png', size: file.size, bytes: this.#world.store.readPicture(id, file) };
  }

  async #changeSteps(
    id: string,
    change: (opened: Opened) => Result<RecordedStep[], StorageFailure>,
  ): Promise<Changed> {
    const outcome = await this.#inTurn(id, async (opened) => {
      const changed = change(opened);
      if (!changed.ok) return changed;
      for (const step of changed.value) {
        const written = await this.#world.store.writeStep(id, step);
        if (!written.ok) return written;
        this.#opened.noteStep(id, step);
      }
      return changed;
    });
    return outcome.ok
      ? { kind: 'changed', steps: outcome.value }
      : { kind: 'notDone', failure: outcome.failure };
  }

  async #writeHead(head: RecordingHead): Stored<void> {
    const written = await this.#world.store.writeHead(head);
    if (written.ok) this.#opened.noteHead(head);
    return written;
  }

  #inTurn<Value>(id: string, work: (opened: Opened) => Stored<Value>): Stored<Value> {
    return this.#turns.run(id, async () => {
      const opened = await this.#opened.get(id);
      return opened.ok ? work(opened.value) : opened;
    });
  }
}
