import { join } from 'node:path';
import type { OwnedFolder } from '../files/sealed/tidyFolder.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import type { FileRecordingStore } from './fileRecordingStore.ts';
import { stepNames } from './stepFiles.ts';

/**
 * The folders of one recording for who tidies the data folder: its steps first, because they name the pictures that
 * lie beside the recording's head.
 */
export async function ownedFolders(
  store: FileRecordingStore,
  fs: FileSystem,
  id: string,
): Promise<OwnedFolder[]> {
  const names = await store.inTurn(id, (folder) => stepNames(fs, folder));
  return [
    {
      jsonFiles: names.ok ? names.value : [],
      inTurn: (work) => store.inTurn(id, (folder) => work(join(folder, 'steps'))),
      sizes: () => Promise.resolve(new Map()),
    },
    {
      jsonFiles: ['head.json'],
      inTurn: (work) => store.inTurn(id, work),
      sizes: () => pictureSizes(store, id),
    },
  ];
}

/** Sizes of the pictures, and of what was drawn on them, in bytes. */
async function pictureSizes(store: FileRecordingStore, id: string): Promise<ReadonlyMap<string, number>> {
  const read = await store.read(id);
  if (!read.ok) return new Map();
  const { recording, left } = read.value;
  return new Map(
    [...recording.steps, ...left].flatMap(({ picture }): [string, number][] => {
      if (picture === null) return [];
      const { overlay } = picture;
      return [
        [picture.id, picture.size],
        ...(overlay === undefined ? [] : [[overlay.id, overlay.size] as [string, number]]),
      ];
    }),
  );
}
