import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileDraftStore } from '../../electron/adapters/files/draftStore.ts';
import { fixedChance } from '../fakes/chance.ts';
import { memoryLogger } from '../fakes/memoryLogger.ts';
import { recordingFileSystem } from '../fakes/recordingFileSystem.ts';
import { temporaryFolder } from '../fakes/temporaryFolder.ts';
import { draftStoreContract } from './draftStore.contract.ts';

draftStoreContract('FileDraftStore', () => {
  const root = temporaryFolder();
  const disk = recordingFileSystem(root);
  const chance = fixedChance();
  return {
    store: new FileDraftStore({ root, logger: memoryLogger(), fs: disk.fs, ulid: () => chance.ulid() }),
    bytesAt: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
    spoil: (id, text) => writeFileSync(join(root, 'drafts', id, 'draft.json'), text),
    fillDisk: () => disk.fail('write', /./, 'ENOSPC'),
  };
});
