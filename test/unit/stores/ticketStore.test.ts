import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newDelivery } from '../../../core/outbox/delivery.ts';
import { newDraft } from '../../../core/ticket/draft.ts';
import { FileDraftStore } from '../../../electron/adapters/files/draftStore.ts';
import { fixedChance, ulidOf } from '../../fakes/chance.ts';
import { at, id, nothing, settled, storeHouse } from '../../fakes/storeHouse.ts';
import { pieces } from '../../fakes/temporaryFolder.ts';
import { sampleTicket } from '../../fakes/tickets.ts';

describe('saving', () => {
  it('resolves AFTER everything in the folder, its name and the parent folder are on disk', async () => {
    const { save, calls } = storeHouse();
    expect(await save()).toEqual({ ok: true, value: { exists: false } });
    const folder = `outbox/.new-${id}-*`;
    const file = `${folder}/files/${ulidOf(9)}.png`;
    expect(calls.filter((call) => !call.startsWith('close'))).toEqual([
      'makeFolder outbox',
      'syncFolder .',
      'syncFolder .',
      `makeFolder ${folder}`,
      `makeFolder ${folder}/files`,
      'readChunks picture',
      `create ${file}`,
      `write ${file}`,
      `sync ${file}`,
      `syncFolder ${folder}/files`,
      ...['ticket', 'delivery'].flatMap((name) => [
        `create ${folder}/.${name}.json.*.tmp`,
        `write ${folder}/.${name}.json.*.tmp`,
        `sync ${folder}/.${name}.json.*.tmp`,
        `rename ${folder}/.${name}.json.*.tmp ${folder}/${name}.json`,
        `syncFolder ${folder}`,
      ]),
      `rename ${folder} outbox/${id}`,
      'syncFolder outbox',
    ]);
  });

  it.each([
    ['create', /png$/, 'ENOSPC', 'diskFull'],
    ['write', /png$/, 'EDQUOT', 'diskFull'],
    ['sync', /ticket/, 'EIO', 'other'],
    ['write', /delivery/, 'ENOSPC', 'diskFull'],
    ['makeFolder', /files$/, 'EROFS', 'readOnly'],
    ['makeFolder', /new/, 'EACCES', 'readOnly'],
    ['rename', /outbox\/\.new-[^/]*$/, 'EIO', 'other'],
  ] as const)(
    'says so when %s %s fails with %s, and leaves nothing half-made',
    async (call, path, code, kind) => {
      const { save, fail, heal, inOutbox, list } = storeHouse();
      fail(call, path, code);
      expect(await save()).toMatchObject({ ok: false, failure: { kind } });
      expect(inOutbox()).toEqual([]);
      heal();
      expect(await save()).toEqual({ ok: true, value: { exists: false } });
      expect((await list()).tickets).toEqual([id]);
    },
  );

  it('takes a ticket back whose folder entry did not become durable, so that a changed draft can be saved', async () => {
    const { save, fail, heal, inOutbox } = storeHouse();
    fail('syncFolder', /^outbox$/, 'EIO');
    expect(await save()).toMatchObject({ ok: false });
    // Whole, under the name of a folder in the making: a power cut may bring its other name back.
    expect(inOutbox()).toEqual([expect.stringMatching(/^\.new-/)]);
    heal();
    expect(await save()).toEqual({ ok: true, value: { exists: false } });
  });

  it('says that a ticket exists only AFTER its folder entry is on disk', async () => {
    const { save, restarted, calls, saveSmall } = storeHouse();
    await saveSmall(2);
    await save();
    calls.length = 0;
    const ticket = sampleTicket(1);
    expect(await restarted().save(ticket, newDelivery(id), nothing)).toEqual({
      ok: true,
      value: { exists: true },
    });
    expect(calls).toEqual(['syncFolder outbox']);
  });

  it('logs what it has no name for, once, and not what is expected', async () => {
    const unexpected = storeHouse();
    unexpected.fail('sync', /ticket/, 'EIO');
    await unexpected.save();
    expect(unexpected.logger.lines).toEqual(['error saving a ticket']);
    const expected = storeHouse();
    expected.fail('sync', /ticket/, 'ENOSPC');
    await expected.save();
    expect(expected.logger.lines).toEqual([]);
  });

  it('touches nothing but the new ticket, however many are queued', async () => {
    const { saveSmall, calls } = storeHouse();
    await saveSmall(1);
    calls.length = 0;
    await saveSmall(2);
    const first = calls.length;
    for (let number = 3; number < 60; number += 1) await saveSmall(number);
    calls.length = 0;
    await saveSmall(60);
    expect(calls).toHaveLength(first);
    expect(calls.some((call) => call.startsWith('list'))).toBe(false);
  });

  it('makes the data folder again when somebody removed it', async () => {
    const { root, saveSmall, list } = storeHouse();
    await saveSmall(1);
    renameSync(join(root, 'outbox'), join(root, 'moved-away'));
    expect(await saveSmall(2)).toMatchObject({ ok: true });
    expect((await list()).tickets).toEqual([ulidOf(2)]);
  });
});

describe('a settled ticket', () => {
  it('moves to the sent ones AFTER its state is on disk', async () => {
    const { save, store, calls, path } = storeHouse();
    await save();
    calls.length = 0;
    await store.writeDelivery(settled);
    expect(calls.filter((call) => /^(rename|syncFolder)/.test(call))).toEqual([
      `rename outbox/${id}/.delivery.json.*.tmp outbox/${id}/delivery.json`,
      `syncFolder outbox/${id}`,
      'syncFolder .',
      'syncFolder .',
      `rename outbox/${id} sent/${id}`,
      'syncFolder sent',
      'syncFolder outbox',
    ]);
    expect(existsSync(path('sent', id, 'files', `${ulidOf(9)}.png`))).toBe(true);
  });

  it('is delivered even when it cannot be moved, and is moved by the next scan', async () => {
    const { save, store, fail, heal, path, list, restarted } = storeHouse();
    await save();
    fail('rename', new RegExp(`^outbox/${id}$`), 'EIO');
    expect(await store.writeDelivery(settled)).toEqual({ ok: true, value: undefined });
    expect(await store.readDelivery(id)).toEqual({ ok: true, value: settled });
    expect(existsSync(path('sent', id))).toBe(false);
    heal();
    expect((await list(restarted())).tickets).toEqual([id]);
    expect(existsSync(path('sent', id))).toBe(true);
    expect(existsSync(path('outbox', id))).toBe(false);
    expect((await list(restarted())).tickets).toEqual([id]);
  });

  it('keeps what the desk says about it where it is', async () => {
    const { save, store, path } = storeHouse();
    await save();
    await store.writeDelivery(settled);
    const deskStatus = { label: 'Solved', closed: true, checkedAt: at };
    expect(await store.writeDelivery({ ...settled, deskStatus })).toMatchObject({ ok: true });
    expect(await store.readDelivery(id)).toMatchObject({ value: { deskStatus } });
    expect(existsSync(path('outbox', id))).toBe(false);
  });
});

describe('reading an attachment', () => {
  it('holds the last piece back until the hash is known, so that a damaged file never goes out whole', async () => {
    const { save, store, attachment, fs } = storeHouse();
    await save();
    fs.readChunks = () => pieces('what the screen ', 'showeD');
    const seen: string[] = [];
    const reading = async (): Promise<void> => {
      for await (const chunk of store.readAttachment(id, attachment))
        seen.push(Buffer.from(chunk).toString());
    };
    await expect(reading()).rejects.toThrow('changed on disk');
    expect(seen).toEqual(['what the screen ']);
  });
});

describe('a removed draft', () => {
  it('is gone as a whole, and what a killed run left of it goes at the next look', async () => {
    const { root, logger, fs, fail, heal, path } = storeHouse();
    const store = new FileDraftStore({ root, logger, fs, ulid: () => fixedChance().ulid() });
    await store.create(newDraft(id, at, 'window'));
    fail('removeTree', /gone/, 'EIO');
    expect(await store.remove(id)).toEqual({ ok: true, value: undefined });
    expect(readdirSync(path('drafts'))).toHaveLength(1);
    heal();
    expect(await store.list()).toEqual({ drafts: [], unreadable: [] });
    expect(readdirSync(path('drafts'))).toEqual([]);
  });
});
