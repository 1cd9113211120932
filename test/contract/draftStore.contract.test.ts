import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { FileDraftStore } from '../../electron/adapters/files/draftStore.ts';
import { encryptedFileSystem } from '../../electron/adapters/files/sealed/encryptedFileSystem.ts';
import { fixedChance } from '../fakes/chance.ts';
import { keysOf, noKeys, sampleKey } from '../fakes/keyStores.ts';
import { memoryLogger } from '../fakes/memoryLogger.ts';
import { recordingFileSystem } from '../fakes/recordingFileSystem.ts';
import { temporaryFolder } from '../fakes/temporaryFolder.ts';
import { draftStoreContract } from './draftStore.contract.ts';

for (const [name, keys] of [
  ['FileDraftStore', noKeys],
  ['FileDraftStore with a key', keysOf(sampleKey())],
] as const) {
  draftStoreContract(name, () => {
    const root = temporaryFolder();
    const disk = recordingFileSystem(root);
    const chance = fixedChance();
    const fs = encryptedFileSystem(disk.fs, keys);
    return {
      store: new FileDraftStore({ root, logger: memoryLogger(), fs, ulid: () => chance.ulid() }),
      async bytesAt(path) {
        if (!existsSync(path)) return undefined;
        expect(readFileSync(path, 'utf8') === 'hello').toBe(keys === noKeys);
        return Buffer.from(await fs.readFile(path)).toString('utf8');
      },
      spoil: (id, text) => writeFileSync(join(root, 'drafts', id, 'draft.json'), text),
      fillDisk: () => disk.fail('write', /./, 'ENOSPC'),
    };
  });
}
