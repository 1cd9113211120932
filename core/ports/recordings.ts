import type { RecordedStep, Recording, RecordingHead, StepPicture } from '../evidence/recording.ts';
import type { StorageFailure, Stored } from './stores.ts';

/** A recording as a list shows it. `steps` counts the files, those that the person left out included. */
export interface ListedRecording {
  head: RecordingHead;
  steps: number;
}

/**
 * Recorded steps on disk. Every promise resolves only after the bytes are durable (fsync of file and folder). Each
 * step is a file of its own, so that the 500th costs what the first did and a kill loses none that was written.
 */
export interface RecordingStore {
  create(head: RecordingHead): Stored<void>;
  readHead(id: string): Stored<RecordingHead>;
  /** A recording that was removed meanwhile stays removed: `notFound`. */
  writeHead(head: RecordingHead): Stored<void>;
  /**
   * The whole recording: steps in the order of `head.order`, else as recorded. `unreadable`: step files that cannot
   * be understood; they stay where they are and the other steps are given. `left`: steps that the order leaves out.
   */
  read(id: string): Stored<{ recording: Recording; left: RecordedStep[]; unreadable: string[] }>;
  /** Newest first. */
  list(): Promise<{
    recordings: ListedRecording[];
    unreadable: Extract<StorageFailure, { kind: 'unreadable' | 'newer' | 'locked' }>[];
  }>;
  /** Gone at once and as a whole, with its steps and pictures. */
  remove(id: string): Stored<void>;
  /** Adds a step, or replaces the one that has its id. `number`: its place among the steps as recorded, from 1. */
  addStep(id: string, number: number, step: RecordedStep): Stored<void>;
  /** Replaces a step that is there; `notFound` when it is not. */
  writeStep(id: string, step: RecordedStep): Stored<void>;
  /** Removes a step's file. Its picture is a file of its own: see `removePicture`. */
  removeStep(id: string, stepId: string): Stored<void>;
  /** Writes a picture beside the recording; write the step that names it afterwards. */
  addPicture(
    id: string,
    pictureId: string,
    bytes: Uint8Array,
  ): Stored<Pick<StepPicture, 'id' | 'size' | 'sha256'>>;
  removePicture(id: string, pictureId: string): Stored<void>;
  /** @throws AttachmentUnreadable when the file is gone or is not what the step says */
  readPicture(id: string, picture: StepPicture): AsyncIterable<Uint8Array>;
}
