import { numberedUlid } from '../../fakes/recordedRuns.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { studioHere } from '../../fakes/pictureStudio.ts';
import { storeRecording, type StoredWish } from '../../fakes/storedRecordings.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';
import { translatorFor } from '../../../core/texts/texts.ts';
import { nodeFileSystem } from '../../../electron/adapters/files/fileSystem.ts';
import { FileRecordingStore } from '../../../electron/adapters/recordings/fileRecordingStore.ts';
import { Recordings } from '../../../electron/main/services/recordings/index.ts';
import type { ExportWorld } from '../../../electron/main/services/recordings/exports.ts';

/** A recording on a disk of its own, and everything around it. */
export async function recordingsHouse(wish: StoredWish) {
  const root = temporaryFolder();
  const recording = await storeRecording(root, wish);
  const logger = memoryLogger();
  const store = new FileRecordingStore({ root, logger, fs: nodeFileSystem });
  let ids = 70_000_000;
  const chance = { ulid: () => numberedUlid((ids += 1)), random: () => 0.5 };
  const running: { id: string | null } = { id: null };
  const recordings = new Recordings({ store, chance, logger, running: () => running.id });
  const exporting: ExportWorld = {
    store,
    studio: studioHere(),
    clock: { now: () => Date.parse('2026-11-22T13:00:00Z'), after: () => () => undefined },
    translate: () => translatorFor('en'),
    language: () => 'en',
    printPdf: () => Promise.reject(new Error('no window here')),
  };
  return { root, recording, store, recordings, exporting, running, logger };
}
