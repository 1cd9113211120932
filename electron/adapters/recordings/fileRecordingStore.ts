import { join } from 'node:path';
import {
  RecordedStep,
  RecordingHead,
  type Recording,
  type StepPicture,
} from '../../../core/evidence/recording.ts';
import { Turns } from '../../../core/outbox/turns.ts';
import type { ListedRecording, RecordingStore } from '../../../core/ports/recordings.ts';
import type { StorageFailure, Stored } from '../../../core/ports/stores.ts';
import type { Logger } from '../../../core/ports/world.ts';
import { Ulid } from '../../../core/ticket/attachment.ts';
import { checkedBytes } from '../files/attachmentReader.ts';
import { DataFolder } from '../files/dataFolder.ts';
import { copyDurably, renameDurably, syncFolder } from '../files/durable.ts';
import { openJson, saveJson } from '../files/durableJsonFile.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { errorCode, StorageError, storageFailure, stored } from '../files/storageFailure.ts';
import { readSteps, recordingFile, stepFileName, stepNames, stepPath } from './stepFiles.ts';

/** What a recording's picture is to who reads attachments. */
const asAttachment = ({ id, size, sha256 }: StepPicture) => ({
  ...{ id, size, sha256, name: `${id}.png`, mediaType: 'image/png' },
  ...{ origin: 'screenshot' as const, addedAt: '' },
});

/** Recordings as folders; see `DataFolder` for the layout and `RecordingStore` for the promises. */
export class FileRecordingStore implements RecordingStore {
  readonly #fs: FileSystem;
  readonly #folder: DataFolder;
  readonly #logger: Logger;
  readonly #turns = new Turns();

  /** `root`: absolute path of the data folder. */
  constructor({ root, logger, fs }: { root: string; logger: Logger; fs: FileSystem }) {
    this.#fs = fs;
    this.#folder = new DataFolder(fs, root);
    this.#logger = logger;
  }

  create(head: RecordingHead): Stored<void> {
    return this.#turn(head.id, 'making a recording', async () => {
      const target = this.#folder.recording(head.id);
      if (this.#fs.exists(target)) throw new StorageError({ kind: 'other', detail: 'the recording exists' });
      await this.#folder.prepare(this.#folder.recordings);
      const building = this.#folder.building(this.#folder.recordings, head.id);
      try {
        await this.#fs.makeFolder(building);
        await this.#fs.makeFolder(recordingFile.steps(building));
        await this.#fs.makeFolder(recordingFile.files(building));
        await saveJson(this.#fs, recordingFile.head(building), RecordingHead, head);
        await renameDurably(this.#fs, building, target);
      } catch (error) {
        await this.#fs.removeTree(building).catch(() => undefined);
        throw error;
      }
    });
  }

  readHead(id: string): Stored<RecordingHead> {
    return stored(this.#logger, 'reading a recording', () => this.#head(id));
  }

  writeHead(head: RecordingHead): Stored<void> {
    return this.#turn(head.id, 'writing a recording', () =>
      saveJson(this.#fs, recordingFile.head(this.#folder.recording(head.id)), RecordingHead, head),
    );
  }

  read(id: string): Stored<{ recording: Recording; left: RecordedStep[]; unreadable: string[] }> {
    return stored(this.#logger, 'reading a recording', async () => {
      const head = await this.#head(id);
      const { steps, unreadable } = await readSteps(this.#fs, this.#folder.recording(id));
      const byId = new Map(steps.map((step) => [step.id, step]));
      const ordered = head.order?.flatMap((stepId) => byId.get(stepId) ?? []) ?? steps;
      const left = steps.filter((step) => !ordered.includes(step));
      return { recording: { ...head, steps: ordered }, left, unreadable };
    });
  }

  async list(): ReturnType<RecordingStore['list']> {
    const recordings: ListedRecording[] = [];
    const unreadable: Extract<StorageFailure, { kind: 'unreadable' | 'newer' | 'locked' }>[] = [];
    for (const name of (await this.#names()).reverse()) {
      if (name.startsWith('.')) {
        await this.#sweep(name);
        continue;
      }
      if (!Ulid.safeParse(name).success) continue;
      try {
        const steps = await stepNames(this.#fs, this.#folder.recording(name));
        recordings.push({ head: await this.#head(name), steps: steps.length });
      } catch (error) {
        const failure = storageFailure(error);
        if (failure.kind === 'newer' || failure.kind === 'unreadable' || failure.kind === 'locked')
          unreadable.push(failure);
        else this.#logger.warn('a recording is not listed', { id: name, reason: failure.kind });
      }
    }
    return { recordings, unreadable };
  }

  remove(id: string): Stored<void> {
    return this.#turn(id, 'removing a recording', async () => {
      const gone = this.#folder.removing(this.#folder.recordings, id);
      await renameDurably(this.#fs, this.#folder.recording(id), gone);
      await this.#fs.removeTree(gone).catch((error: unknown) => {
        this.#logger.warn('a removed recording is swept up later', { id, reason: String(error) });
      });
    });
  }

  addStep(id: string, number: number, step: RecordedStep): Stored<void> {
    return this.#turn(id, 'adding a step', () => {
      const folder = recordingFile.steps(this.#folder.recording(id));
      return saveJson(this.#fs, join(folder, stepFileName(number, step.id)), RecordedStep, step);
    });
  }

  writeStep(id: string, step: RecordedStep): Stored<void> {
    return this.#turn(id, 'writing a step', async () => {
      const path = await stepPath(this.#fs, this.#folder.recording(id), step.id);
      await saveJson(this.#fs, path, RecordedStep, step);
    });
  }

  removeStep(id: string, stepId: string): Stored<void> {
    return this.#turn(id, 'removing a step', async () => {
      const folder = this.#folder.recording(id);
      await this.#fs.removeFile(await stepPath(this.#fs, folder, stepId));
      await syncFolder(this.#fs, recordingFile.steps(folder));
    });
  }

  addPicture(
    id: string,
    pictureId: string,
    bytes: Uint8Array,
  ): Stored<Pick<StepPicture, 'id' | 'size' | 'sha256'>> {
    return stored(this.#logger, 'adding a picture to a recording', async () => {
      const path = this.#folder.recordingPicture(id, pictureId);
      async function* once(): AsyncGenerator<Uint8Array> {
        yield bytes;
      }
      const copy = await copyDurably(this.#fs, path, once(), Number.MAX_SAFE_INTEGER);
      await syncFolder(this.#fs, recordingFile.files(this.#folder.recording(id)));
      return { id: pictureId, ...copy };
    });
  }

  removePicture(id: string, pictureId: string): Stored<void> {
    return this.#turn(id, 'removing a picture', async () => {
      await this.#fs.removeFile(this.#folder.recordingPicture(id, pictureId));
      await syncFolder(this.#fs, recordingFile.files(this.#folder.recording(id)));
    });
  }

  async *readPicture(id: string, picture: StepPicture): AsyncIterable<Uint8Array> {
    const path = this.#folder.recordingPicture(id, picture.id);
    yield* checkedBytes(asAttachment(picture), this.#fs.readChunks(path, { size: picture.size }));
  }

  /** Ids of all recordings, without reading them. */
  async ids(): Promise<string[]> {
    return (await this.#names()).filter((name) => Ulid.safeParse(name).success);
  }

  /** Runs `work` on the folder of a recording while nothing else of this process changes it. */
  inTurn<Value>(id: string, work: (folder: string) => Promise<Value>): Stored<Value> {
    return this.#turn(id, 'tidying a recording', () => work(this.#folder.recording(id)));
  }

  async #head(id: string): Promise<RecordingHead> {
    const path = recordingFile.head(this.#folder.recording(id));
    const { data } = await openJson(this.#fs, path, RecordingHead);
    if (data.id === id) return data;
    throw new StorageError({ kind: 'unreadable', path, detail: 'the file belongs to another recording' });
  }

  async #names(): Promise<string[]> {
    try {
      const entries = await this.#fs.list(this.#folder.recordings);
      return entries.flatMap(({ name, folder }) => (folder ? [name] : [])).sort();
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') this.#logger.error('reading the recordings', error);
      return [];
    }
  }

  /** What a killed run left of a recording that was being made (it has no step yet) or removed. */
  async #sweep(name: string): Promise<void> {
    if (!this.#folder.isRemoving(name) && this.#folder.buildingId(name) === undefined) return;
    const path = join(this.#folder.recordings, name);
    await this.#fs.removeTree(path).catch((error: unknown) => {
      this.#logger.warn('a left-over of a recording stays for now', { path, reason: String(error) });
    });
  }

  #turn<Value>(id: string, what: string, work: () => Promise<Value>): Stored<Value> {
    return this.#turns.run(id, () => stored(this.#logger, what, work));
  }
}
