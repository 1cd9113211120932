import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newDelivery } from '../../../core/outbox/delivery.ts';
import { newDraft } from '../../../core/ticket/draft.ts';
import { readWhole } from '../../../electron/adapters/files/readWhole.ts';
import { AtRest } from '../../../electron/main/services/atRest.ts';
import { fixedChance, ulidOf } from '../../fakes/chance.ts';
import { fakeKeyStore } from '../../fakes/keyStores.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { studioHere } from '../../fakes/pictureStudio.ts';
import { storeRecording } from '../../fakes/storedRecordings.ts';
import { steppedClock } from '../../fakes/steppedClock.ts';
import { pieces, temporaryFolder, textOf } from '../../fakes/temporaryFolder.ts';
import { sampleTicket } from '../../fakes/tickets.ts';

const about = { name: 'a.png', mediaType: 'image/png', origin: 'screenshot' as const };
const world = { ownsTickets: () => true, keepSentDays: () => null, onRemoved: () => undefined };

function installation() {
  const root = temporaryFolder();
  const keyStore = fakeKeyStore();
  const logger = memoryLogger();
  const clock = steppedClock(Date.now() + 120_000);
  const chance = fixedChance();
  const studio = studioHere();
  return {
    root,
    keyStore,
    clock,
    start: () => new AtRest({ root, keyStore, clock, logger, chance, studio }),
  };
}

/** A draft with a picture, and the ticket made of it. */
async function filled(atRest: AtRest): Promise<string> {
  const draft = newDraft(ulidOf(1), '2026-03-01T08:00:00.000Z', 'window', { summary: 'the secret word' });
  await atRest.drafts.create(draft);
  const added = await atRest.drafts.addFile(draft.id, about, pieces('what the screen showed'), 100);
  if (!added.ok) throw new Error(added.failure.kind);
  await atRest.drafts.write({ ...draft, attachments: [added.value] });
  const { included: _included, ...attachment } = added.value;
  const ticket = sampleTicket(2, { attachments: [attachment] });
  await atRest.tickets.save(ticket, newDelivery(ticket.id), () =>
    atRest.drafts.filePath(draft.id, attachment.id),
  );
  return attachment.id;
}

it('shows the window a picture that is encrypted on the disk', async () => {
  const { root, start } = installation();
  const atRest = start();
  const picture = await filled(atRest);
  for (const [kind, owner] of [
    ['draft', ulidOf(1)],
    ['ticket', ulidOf(2)],
  ] as const) {
    const found = await atRest.evidence(kind, owner, picture);
    expect(found).toMatchObject({ mediaType: 'image/png', size: 22 });
    expect(found && (await textOf(found.bytes))).toBe('what the screen showed');
    expect(await atRest.evidence(kind, owner, ulidOf(99))).toBeNull();
  }
  expect(await atRest.evidence('ticket', ulidOf(77), picture)).toBeNull();
  expect(readFileSync(join(root, 'drafts', ulidOf(1), 'files', picture)).includes('screen')).toBe(false);
});

it('tells how what is kept is protected: encrypted, plain, and locked when the key is gone', async () => {
  const { keyStore, start } = installation();
  keyStore.becomes('none');
  const plain = start();
  expect(await plain.view()).toEqual({ protection: 'plain' });
  expect(plain.locked).toBe(false);
  keyStore.becomes('open');
  expect(await start().view()).toEqual({ protection: 'encrypted' });
  keyStore.becomes('none');
  const locked = start();
  expect(await locked.view()).toEqual({ protection: 'locked' });
  expect(locked.locked).toBe(true);
});

it('says while it encrypts what an earlier run left plain, and is quiet afterwards', async () => {
  const { root, keyStore, start } = installation();
  keyStore.becomes('none');
  const picture = await filled(start());
  keyStore.becomes('open');
  const atRest = start();
  atRest.keepHouse(world);
  await expect.poll(() => atRest.view(), { interval: 1 }).toMatchObject({ migrating: 2 });
  await expect.poll(() => atRest.view()).toEqual({ protection: 'encrypted' });
  atRest.stop();
  const everything = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join();
  expect(everything).not.toContain('secret');
  expect(everything).not.toContain('screen');
  const found = await atRest.evidence('draft', ulidOf(1), picture);
  expect(found && (await textOf(found.bytes))).toBe('what the screen showed');
});

it('encrypts recordings that an earlier run left plain: head, steps and pictures, and they open as before', async () => {
  const { root, keyStore, start } = installation();
  keyStore.becomes('open');
  // As the store of a machine without a key store wrote it.
  const recording = await storeRecording(root, {
    name: 'the secret word',
    steps: [{ name: 'Save' }, { drawn: false }],
  });
  const folder = join(root, 'recordings', recording.id);
  const files = (): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
    );
  const atRest = start();
  atRest.keepHouse(world);
  await expect
    .poll(() => files().filter((file) => /secret word|push button|IHDR/.test(readFileSync(file, 'latin1'))))
    .toEqual([]);
  expect(files()).toHaveLength(4);
  const read = await atRest.recordings.read(recording.id);
  expect(read.ok && read.value.recording).toEqual(recording);
  const picture = recording.steps[0]?.picture;
  if (picture === undefined || picture === null) throw new Error('no picture');
  const bytes = await readWhole(atRest.recordings.readPicture(recording.id, picture));
  expect(bytes.ok && bytes.value.byteLength).toBe(picture.size);
  atRest.stop();
});
