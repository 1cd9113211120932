import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newDelivery } from '../../../core/outbox/delivery.ts';
import { FileDraftStore } from '../../../electron/adapters/files/draftStore.ts';
import { nodeFileSystem, type FileSystem } from '../../../electron/adapters/files/fileSystem.ts';
import {
  encryptedFileSystem,
  type StorageKeys,
} from '../../../electron/adapters/files/sealed/encryptedFileSystem.ts';
import { sealInPlace } from '../../../electron/adapters/files/sealed/sealInPlace.ts';
import { FileTicketStore } from '../../../electron/adapters/files/ticketStore.ts';
import { FileRecordingStore } from '../../../electron/adapters/recordings/fileRecordingStore.ts';
import { Housekeeping } from '../../../electron/main/services/housekeeping.ts';
import { newDraft } from '../../../core/ticket/draft.ts';
import { fixedChance, ulidOf } from '../../fakes/chance.ts';
import { dyingFileSystem } from '../../fakes/dyingFileSystem.ts';
import { keysOf, noKeys, sampleKey } from '../../fakes/keyStores.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { recordingFileSystem } from '../../fakes/recordingFileSystem.ts';
import { steppedClock } from '../../fakes/steppedClock.ts';
import { pieces, temporaryFolder, textOf } from '../../fakes/temporaryFolder.ts';
import { sampleAttachment, sampleTicket } from '../../fakes/tickets.ts';

const key = sampleKey();
const secret = 'the word that nobody else shall read';
const picture = Buffer.from(`${secret} `.repeat(5000));
const at = '2026-03-01T08:00:00.000Z';

/** A process of the app on a data folder. */
function processOn(root: string, keys: () => Promise<StorageKeys>, disk: FileSystem = nodeFileSystem) {
  const logger = memoryLogger();
  const fs = encryptedFileSystem(disk, keys);
  const clock = steppedClock(Date.now());
  const tickets = new FileTicketStore({ root, logger, fs });
  const chance = fixedChance();
  const drafts = new FileDraftStore({ root, logger, fs, ulid: () => chance.ulid() });
  const keeper = new Housekeeping({
    root,
    fs,
    tickets,
    drafts,
    recordings: new FileRecordingStore({ root, logger, fs }),
    encrypts: async () => (await keys()).current !== undefined,
    ownsTickets: () => true,
    keepSentDays: () => null,
    onRemoved: () => undefined,
    clock,
    logger,
  });
  return { fs, tickets, drafts, keeper, clock, logger };
}

const attachment = sampleAttachment(9, picture);
const settled = (number: number) => ({
  ...newDelivery(ulidOf(number)),
  state: { kind: 'delivered' as const, receipt: { desk: 'x', number: '4711', receivedAt: at } },
});

/** A data folder of a run without a key: one ticket unsent, one sent, one draft with a picture. */
async function plainFolder(): Promise<string> {
  const root = temporaryFolder();
  const { tickets, drafts } = processOn(root, noKeys);
  const source = join(root, 'source');
  writeFileSync(source, picture);
  for (const number of [1, 2]) {
    const ticket = sampleTicket(number, { summary: `${secret} ${number}`, attachments: [attachment] });
    await tickets.save(ticket, newDelivery(ticket.id), () => source);
  }
  await tickets.writeDelivery(settled(2));
  const draft = newDraft(ulidOf(3), at, 'window', { summary: secret });
  await drafts.create(draft);
  const about = { name: 'a.png', mediaType: 'image/png', origin: 'screenshot' as const };
  const added = await drafts.addFile(draft.id, about, pieces(picture), 1e9);
  if (added.ok) await drafts.write({ ...draft, attachments: [added.value] });
  rmSync(source);
  const then = Date.now() / 1000 - 3600;
  for (const file of files(root)) utimesSync(file, then, then);
  return root;
}

const files = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const inTheOpen = (root: string): string[] =>
  files(root).filter((file) => readFileSync(file).includes(secret));

/** Everything that a process with this key reads from the folder. */
async function contents(root: string, keys = keysOf(key)) {
  const { tickets, drafts } = processOn(root, keys);
  const found: unknown[] = [];
  for await (const one of tickets.list()) found.push(one);
  const { drafts: written, unreadable } = await drafts.list();
  const attached: string[] = [];
  for (const number of [1, 2])
    attached.push(await textOf(tickets.readAttachment(ulidOf(number), attachment)));
  for (const draft of written)
    for (const one of draft.attachments) attached.push(await textOf(drafts.readAttachment(draft.id, one)));
  return { found, written, unreadable, pictures: attached.map((text) => text === picture.toString()) };
}

describe('moving in from an unencrypted data folder', () => {
  it('loses nothing and leaves nothing in the open', async () => {
    const root = await plainFolder();
    const before = await contents(root, noKeys);
    expect(before.pictures).toEqual([true, true, true]);
    expect(inTheOpen(root)).toHaveLength(6);
    const { keeper } = processOn(root, keysOf(key));
    await keeper.start();
    keeper.stop();
    expect(inTheOpen(root)).toEqual([]);
    expect(await contents(root)).toEqual(before);
  });

  it('loses nothing when it is killed at any of its changes, and is ended by the next start', async () => {
    const root = await plainFolder();
    const before = await contents(root, noKeys);
    const whole = dyingFileSystem(nodeFileSystem, Infinity);
    const rehearsal = temporaryFolder();
    await cp(root, rehearsal, { recursive: true, preserveTimestamps: true });
    const first = processOn(rehearsal, keysOf(key), whole);
    await first.keeper.start();
    first.keeper.stop();
    const changes = whole.changes();
    expect(changes).toBeGreaterThan(40);
    for (let kill = 0; kill < changes; kill += 1) {
      const folder = temporaryFolder();
      await cp(root, folder, { recursive: true, preserveTimestamps: true });
      const killed = processOn(folder, keysOf(key), dyingFileSystem(nodeFileSystem, kill));
      await killed.keeper.start();
      killed.keeper.stop();
      expect(await contents(folder), `killed after change ${kill}`).toEqual(before);
      const next = processOn(folder, keysOf(key));
      await next.keeper.start();
      // What the kill left half-made is swept up when it is certain that nobody is writing it.
      next.clock.jump(3600_000);
      await next.keeper.start();
      next.keeper.stop();
      expect(await contents(folder), `after the next start, killed after change ${kill}`).toEqual(before);
      expect(inTheOpen(folder)).toEqual([]);
      expect(files(folder).filter((file) => file.endsWith('.tmp'))).toEqual([]);
      rmSync(folder, { recursive: true });
    }
  }, 120_000);

  it('is durable before the plain file goes: content, then name, then folder', async () => {
    const root = await plainFolder();
    const disk = recordingFileSystem(root);
    const path = join(root, 'outbox', ulidOf(1), 'ticket.json');
    await sealInPlace(encryptedFileSystem(disk.fs, keysOf(key)), path);
    const made = disk.calls.filter((call) => /^(create|write|sync|close|rename|removeFile)/.test(call));
    const temporary = `outbox/${ulidOf(1)}/.ticket.json.*.tmp`;
    expect(made.map((call) => call.replace(`outbox/${ulidOf(1)}/ticket.json`, 'it'))).toEqual([
      `create ${temporary}`,
      `write ${temporary}`,
      `sync ${temporary}`,
      `close ${temporary}`,
      `rename ${temporary} it`,
      `syncFolder outbox/${ulidOf(1)}`,
    ]);
  });

  it('does nothing the second time', async () => {
    const root = await plainFolder();
    const { keeper } = processOn(root, keysOf(key));
    await keeper.start();
    keeper.stop();
    const disk = recordingFileSystem(root);
    const again = processOn(root, keysOf(key), disk.fs);
    await again.keeper.start();
    again.keeper.stop();
    expect(disk.calls.filter((call) => /^(create|write|rename|remove)/.test(call))).toEqual([]);
  });

  it('does not bring back an older state that the outbox replaces meanwhile', async () => {
    const root = await plainFolder();
    const { keeper, tickets } = processOn(root, keysOf(key));
    const moving = keeper.start();
    const newest = {
      ...newDelivery(ulidOf(1)),
      attemptCount: 0,
      journal: [{ kind: 'uploadsVoid' as const, at }],
    };
    for (let round = 0; round < 20; round += 1) await tickets.writeDelivery(newest);
    await moving;
    keeper.stop();
    expect(await tickets.readDelivery(ulidOf(1))).toEqual({ ok: true, value: newest });
    expect(inTheOpen(root)).toEqual([]);
  });

  it('leaves a file alone that another process changes while it is copied', async () => {
    const root = await plainFolder();
    const path = join(root, 'drafts', ulidOf(3), 'draft.json');
    const inner: FileSystem = {
      ...nodeFileSystem,
      async *readChunks(file, options) {
        yield* nodeFileSystem.readChunks(file, options);
        if (file === path) writeFileSync(path, '{"newer":true}');
      },
    };
    expect(await sealInPlace(encryptedFileSystem(inner, keysOf(key)), path)).toBe('changed');
    expect(readFileSync(path, 'utf8')).toBe('{"newer":true}');
    expect(files(root).filter((file) => file.endsWith('.tmp'))).toEqual([]);
  });

  it('does not touch a draft that was written a moment ago, and comes back to it', async () => {
    const root = await plainFolder();
    const now = Date.now() / 1000;
    utimesSync(join(root, 'drafts', ulidOf(3), 'draft.json'), now, now);
    const { keeper, clock } = processOn(root, keysOf(key));
    await keeper.start();
    expect(inTheOpen(root).every((file) => file.includes('drafts'))).toBe(true);
    expect(inTheOpen(root)).toHaveLength(2);
    await clock.pass(2 * 60_000);
    await expect.poll(() => inTheOpen(root)).toEqual([]);
    keeper.stop();
  });

  it('takes nothing away from an attempt that is reading', async () => {
    const path = join(temporaryFolder(), 'video');
    const video = Buffer.concat(Array.from({ length: 6 }, () => picture));
    writeFileSync(path, video);
    const fs = encryptedFileSystem(nodeFileSystem, keysOf(key));
    const parts: Uint8Array[] = [];
    for await (const chunk of fs.readChunks(path, { size: video.length })) {
      if (parts.push(chunk) === 1) expect(await sealInPlace(fs, path, video.length)).toBe('sealed');
    }
    expect(parts.length).toBeGreaterThan(1);
    expect(Buffer.concat(parts).equals(video)).toBe(true);
    expect(readFileSync(path).includes(secret)).toBe(false);
  });
});

describe('a data folder whose key is not here', () => {
  it('is left as it is: shown as locked, never moved or removed, and new reports are saved', async () => {
    const root = await plainFolder();
    const { keeper } = processOn(root, keysOf(key));
    await keeper.start();
    keeper.stop();
    const before = files(root).sort();
    const without = processOn(root, noKeys);
    expect(await without.tickets.readTicket(ulidOf(1))).toMatchObject({ failure: { kind: 'locked' } });
    expect(await without.drafts.read(ulidOf(3))).toMatchObject({ failure: { kind: 'locked' } });
    const listed: unknown[] = [];
    for await (const one of without.tickets.list()) listed.push(one);
    const path = join(root, 'outbox', ulidOf(1));
    expect(listed).toEqual([{ kind: 'quarantined', quarantined: { path, reason: 'locked', detail: '' } }]);
    expect((await without.drafts.list()).unreadable).toMatchObject([{ kind: 'locked' }]);
    await without.keeper.start();
    without.keeper.stop();
    expect(files(root).sort()).toEqual(before);
    await expect(textOf(without.tickets.readAttachment(ulidOf(1), attachment))).rejects.toMatchObject({
      failure: { kind: 'locked' },
    });
    const ticket = sampleTicket(7);
    expect(await without.tickets.save(ticket, newDelivery(ticket.id), () => '')).toMatchObject({ ok: true });
    expect(await without.tickets.readTicket(ticket.id)).toMatchObject({ ok: true });
    const again = processOn(root, keysOf(key));
    expect(await again.tickets.readTicket(ticket.id)).toMatchObject({ ok: true });
    expect(await contents(root)).toMatchObject({ pictures: [true, true, true] });
  });
});
