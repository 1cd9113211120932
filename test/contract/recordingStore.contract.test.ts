import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordedStep, RecordingHead } from '../../core/evidence/recording.ts';
import { AttachmentUnreadable } from '../../core/ports/helpDesk.ts';
import { encryptedFileSystem } from '../../electron/adapters/files/sealed/encryptedFileSystem.ts';
import { FileRecordingStore } from '../../electron/adapters/recordings/fileRecordingStore.ts';
import { ulidOf } from '../fakes/chance.ts';
import { dyingFileSystem } from '../fakes/dyingFileSystem.ts';
import { keysOf, noKeys, sampleKey } from '../fakes/keyStores.ts';
import { memoryLogger } from '../fakes/memoryLogger.ts';
import { recordingFileSystem } from '../fakes/recordingFileSystem.ts';
import { temporaryFolder, textOf } from '../fakes/temporaryFolder.ts';

const id = ulidOf(1);
const head = (number = 1): RecordingHead => ({
  ...{ schema: 1, id: ulidOf(number), name: '', startedAt: '2026-03-01T08:00:00.000Z' },
  ...{ gaps: [], machine: null, order: null },
});
const step = (number: number, words: string | null = null): RecordedStep => ({
  ...{ id: ulidOf(100 + number), at: number * 1_000, action: { kind: 'typed' }, window: null, control: null },
  ...{ wrong: false, note: '', words, picture: null, controlArea: null },
});
const done = { ok: true, value: undefined };
const notFound = { ok: false, failure: { kind: 'notFound' } };
const bytes = new TextEncoder().encode('what the screen showed');

function house(keys = noKeys) {
  const root = temporaryFolder();
  const disk = recordingFileSystem(root);
  const logger = memoryLogger();
  const store = new FileRecordingStore({ root, logger, fs: encryptedFileSystem(disk.fs, keys) });
  const folder = (...parts: string[]) => join(root, 'recordings', id, ...parts);
  return { root, disk, logger, store, folder };
}

describe.each([
  ['plain', noKeys],
  ['encrypted', keysOf(sampleKey())],
] as const)('recordings on disk, %s', (name, keys) => {
  it('gives back steps as recorded, whatever was written again', async () => {
    const { store } = house(keys);
    expect(await store.create(head())).toEqual(done);
    for (const number of [1, 2, 10, 3]) expect(await store.addStep(id, number, step(number))).toEqual(done);
    expect(await store.addStep(id, 2, step(2, 'again'))).toEqual(done);
    expect(await store.writeStep(id, step(10, 'other words'))).toEqual(done);
    const read = await store.read(id);
    expect(read).toEqual({
      ok: true,
      value: {
        recording: { ...head(), steps: [step(1), step(2, 'again'), step(3), step(10, 'other words')] },
        unreadable: [],
        left: [],
      },
    });
  });

  it('gives the order that the person chose, and leaves out what they left out', async () => {
    const { store } = house(keys);
    await store.create(head());
    for (const number of [1, 2, 3]) await store.addStep(id, number, step(number));
    await store.writeHead({ ...head(), order: [step(3).id, step(1).id] });
    expect(await store.read(id)).toMatchObject({ value: { recording: { steps: [step(3), step(1)] } } });
  });

  it('keeps a picture with its size and hash, and says when it is not that one any more', async () => {
    const { store, folder } = house(keys);
    await store.create(head());
    const kept = await store.addPicture(id, ulidOf(50), bytes);
    expect(kept).toMatchObject({ ok: true, value: { id: ulidOf(50), size: bytes.length } });
    if (!kept.ok) return;
    const picture = { ...kept.value, width: 4, height: 3, origin: { x: 0, y: 0 } };
    expect(await textOf(store.readPicture(id, picture))).toBe('what the screen showed');
    expect(readFileSync(folder('files', picture.id)).includes('what the screen')).toBe(name === 'plain');
    writeFileSync(folder('files', picture.id), 'something else entirely');
    await expect(textOf(store.readPicture(id, picture))).rejects.toThrow(AttachmentUnreadable);
    expect(await store.removePicture(id, picture.id)).toEqual(done);
    expect(readdirSync(folder('files'))).toEqual([]);
  });

  it('gives the other steps when one cannot be understood, and leaves it where it is', async () => {
    const { store, folder } = house(keys);
    await store.create(head());
    for (const number of [1, 2]) await store.addStep(id, number, step(number));
    const [first = ''] = readdirSync(folder('steps')).sort();
    writeFileSync(folder('steps', first), '{"id":');
    const read = await store.read(id);
    expect(read).toMatchObject({
      value: { recording: { steps: [step(2)] }, unreadable: [folder('steps', first)] },
    });
    expect(readdirSync(folder('steps'))).toContain(first);
  });
});

describe('recordings on disk', () => {
  it('lists the newest first, with the number of steps, and says what cannot be read', async () => {
    const { store, root } = house();
    for (const number of [1, 2, 3]) await store.create(head(number));
    await store.addStep(ulidOf(2), 1, step(1));
    writeFileSync(join(root, 'recordings', ulidOf(3), 'head.json'), 'null');
    const { recordings, unreadable } = await store.list();
    expect(recordings).toEqual([
      { head: head(2), steps: 1 },
      { head: head(1), steps: 0 },
    ]);
    expect(unreadable).toMatchObject([{ kind: 'unreadable' }]);
  });

  it('does not bring a removed recording back with a late write', async () => {
    const { store, root } = house();
    await store.create(head());
    expect(await store.remove(id)).toEqual(done);
    expect(await store.addStep(id, 1, step(1))).toEqual(notFound);
    expect(await store.writeHead(head())).toEqual(notFound);
    expect(await store.addPicture(id, ulidOf(50), bytes)).toEqual(notFound);
    expect(readdirSync(join(root, 'recordings'))).toEqual([]);
  });

  it.each(['../01K', '', 'x', '..'])('finds nothing under a name that is no id: %j', async (name) => {
    const { store } = house();
    await store.create(head());
    expect(await store.readHead(name)).toEqual(notFound);
    expect(await store.addPicture(id, name, bytes)).toEqual(notFound);
    expect(await store.addStep(id, 1, { ...step(1), id: name })).toEqual(notFound);
  });

  it('says a step is kept after its bytes and its name are durable', async () => {
    const { store, disk } = house();
    await store.create(head());
    disk.calls.length = 0;
    await store.addStep(id, 1, step(1));
    const file = `recordings/${id}/steps/000001-${step(1).id}.json`;
    const last = disk.calls.slice(-3);
    expect(last[0]).toMatch(/^close /);
    expect(last[1]).toContain(`rename recordings/${id}/steps/`);
    expect(last[1]).toContain(file);
    expect(last[2]).toBe(`syncFolder recordings/${id}/steps`);
    expect(disk.calls.findIndex((call) => call.startsWith('sync '))).toBeLessThan(
      disk.calls.indexOf(String(last[1])),
    );
  });

  it('keeps what was there when the disk is full', async () => {
    const { store, disk } = house();
    await store.create(head());
    await store.addStep(id, 1, step(1));
    disk.fail('write', /./, 'ENOSPC');
    const full = { ok: false, failure: { kind: 'diskFull' } };
    expect(await store.addStep(id, 2, step(2))).toEqual(full);
    expect(await store.writeStep(id, step(1, 'other'))).toEqual(full);
    expect(await store.addPicture(id, ulidOf(50), bytes)).toEqual(full);
    disk.heal();
    expect(await store.read(id)).toMatchObject({
      value: { recording: { steps: [step(1)] }, unreadable: [] },
    });
  });

  it('holds every step that was told to be kept, whenever its process is killed', async () => {
    for (let last = 0; last < 40; last += 1) {
      const { disk, root, logger } = house();
      const dying = new FileRecordingStore({ root, logger, fs: dyingFileSystem(disk.fs, last) });
      const told: RecordedStep[] = [];
      if ((await dying.create(head())).ok) {
        for (const number of [1, 2, 3, 4]) {
          const picture = await dying.addPicture(id, ulidOf(50 + number), bytes);
          if (picture.ok && (await dying.addStep(id, number, step(number))).ok) told.push(step(number));
        }
        const after = await new FileRecordingStore({ root, logger, fs: disk.fs }).read(id);
        const steps = after.ok ? after.value.recording.steps : [];
        expect(steps.slice(0, told.length)).toEqual(told);
        expect(after).toMatchObject({ value: { unreadable: [] } });
      }
    }
  });
});
