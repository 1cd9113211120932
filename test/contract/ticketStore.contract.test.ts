import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileTicketStore } from '../../electron/adapters/files/ticketStore.ts';
import { encryptedFileSystem } from '../../electron/adapters/files/sealed/encryptedFileSystem.ts';
import { keysOf, noKeys, sampleKey } from '../fakes/keyStores.ts';
import { memoryLogger } from '../fakes/memoryLogger.ts';
import { MemoryTicketStore } from '../fakes/memoryTicketStore.ts';
import { recordingFileSystem } from '../fakes/recordingFileSystem.ts';
import { temporaryFolder } from '../fakes/temporaryFolder.ts';
import { ticketStoreContract } from './ticketStore.contract.ts';

for (const [name, keys] of [
  ['FileTicketStore', noKeys],
  ['FileTicketStore with a key', keysOf(sampleKey())],
] as const) {
  ticketStoreContract(name, () => {
    const root = temporaryFolder();
    const disk = recordingFileSystem(root);
    const fs = encryptedFileSystem(disk.fs, keys);
    const store = new FileTicketStore({ root, logger: memoryLogger(), fs });
    const drafts = join(root, 'elsewhere');
    mkdirSync(drafts);
    return {
      store,
      source(attachment, bytes) {
        const path = join(drafts, attachment.id);
        writeFileSync(path, bytes);
        return path;
      },
      spoil: (id, half) => writeFileSync(join(root, 'outbox', id, `${half}.json`), '{"schema":1,'),
      spoilAttachment(id, attachment, bytes) {
        const path = store.attachmentPath(id, attachment);
        if (bytes === undefined) rmSync(path);
        else writeFileSync(path, bytes);
      },
      fillDisk: () => disk.fail('write', /delivery/, 'ENOSPC'),
    };
  });
}

ticketStoreContract('MemoryTicketStore', () => {
  const files = new Map<string, Uint8Array>();
  const store = new MemoryTicketStore([], (path) => files.get(path));
  return {
    store,
    source(attachment, bytes) {
      files.set(`/drafts/${attachment.id}`, bytes);
      return `/drafts/${attachment.id}`;
    },
    spoil: (id, half) => store.spoil(id, half),
    spoilAttachment: (id, attachment, bytes) => store.spoilAttachment(id, attachment.id, bytes),
    fillDisk: () => store.refuseNext({ kind: 'diskFull' }),
  };
});
