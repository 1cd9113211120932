import type { RecordingState } from '../../../../core/evidence/recordingState.ts';
import type { StorageFailure, Stored } from '../../../../core/ports/stores.ts';

/** What is being recorded, without what the shared bar adds. */
export type RecorderState =
  | Omit<Extract<RecordingState, { kind: 'steps' }>, 'shortcuts'>
  | Omit<Extract<RecordingState, { kind: 'video' }>, 'shortcuts'>;

/** Why a recording ended without being asked to. */
export type EndedBy = { kind: 'disk'; failure: StorageFailure } | { kind: 'limit' } | { kind: 'bar' };

/** One running recording of any kind, as the bar steers it. Nothing of it rejects. */
export interface Recorder {
  state(): RecorderState;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Resolves when everything recorded is on the disk and no more is recorded. Safe to call again. */
  stop(): Promise<void>;
  addNote(text: string): Stored<void>;
  takePicture(): Stored<void>;
  markWrong(): Stored<void>;
}
