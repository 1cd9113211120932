import { describe, expect, it } from 'vitest';
import { AttachmentUnreadable } from '../../core/ports/helpDesk.ts';
import type { DraftStore, NewAttachment } from '../../core/ports/stores.ts';
import { newDraft, patchDraft, type Draft } from '../../core/ticket/draft.ts';
import { ulidOf } from '../fakes/chance.ts';
import { pieces, textOf } from '../fakes/temporaryFolder.ts';

/** A store with what the contract needs of its surroundings. */
export interface DraftStoreHouse {
  store: DraftStore;
  /** The content of an attachment at its `filePath`; undefined: there is none. */
  bytesAt: (path: string) => Promise<string | undefined>;
  /** Replaces the draft's text behind the store's back. */
  spoil: (id: string, text: string) => void;
  /** Everything that is written finds a full disk. */
  fillDisk: () => void;
}

const at = '2026-03-01T08:00:00.000Z';
const draft = (number: number): Draft => newDraft(ulidOf(number), at, 'window');
const about: NewAttachment = {
  name: 'screen.png',
  mediaType: 'image/png',
  origin: 'screenshot',
  width: 4,
  height: 3,
};
const done = { ok: true, value: undefined };
const notFound = { ok: false, failure: { kind: 'notFound' } };

/** What every DraftStore keeps. */
export function draftStoreContract(name: string, makeHouse: () => DraftStoreHouse): void {
  describe(`${name} as a DraftStore`, () => {
    it('gives back what was written last', async () => {
      const { store } = makeHouse();
      expect(await store.create(draft(1))).toEqual(done);
      const written = patchDraft(draft(1), { summary: 'พิมพ์ไม่ได้' }, '2026-03-01T08:00:01.000Z');
      expect(await store.write(written)).toEqual(done);
      expect(await store.read(written.id)).toEqual({ ok: true, value: written });
    });

    it('keeps the order of writes that were not waited for', async () => {
      const { store } = makeHouse();
      await store.create(draft(1));
      const writes = Array.from({ length: 20 }, (_, index) =>
        store.write({ ...draft(1), summary: 'x'.repeat(index) }),
      );
      expect(await Promise.all(writes)).toEqual(writes.map(() => done));
      expect(await store.read(ulidOf(1))).toMatchObject({ value: { summary: 'x'.repeat(19) } });
    });

    it('does not make a draft over one that is there', async () => {
      const { store } = makeHouse();
      await store.create({ ...draft(1), summary: 'kept' });
      expect(await store.create(draft(1))).toMatchObject({ ok: false });
      expect(await store.read(ulidOf(1))).toMatchObject({ value: { summary: 'kept' } });
    });

    it('does not bring a removed draft back with a late write', async () => {
      const { store } = makeHouse();
      await store.create(draft(1));
      expect(await store.remove(ulidOf(1))).toEqual(done);
      expect(await store.write(draft(1))).toEqual(notFound);
      expect(await store.addFile(ulidOf(1), about, pieces('x'), 10)).toEqual(notFound);
      expect(await store.read(ulidOf(1))).toEqual(notFound);
      expect((await store.list()).drafts).toEqual([]);
    });

    it('lists all drafts, and says which cannot be read', async () => {
      const house = makeHouse();
      for (const number of [1, 2, 3]) await house.store.create(draft(number));
      house.spoil(ulidOf(2), '{"schema":1,');
      house.spoil(ulidOf(3), '{"schema":2}');
      const { drafts, unreadable } = await house.store.list();
      expect(drafts).toEqual([draft(1)]);
      expect(unreadable.map(({ kind }) => kind).sort()).toEqual(['newer', 'unreadable']);
      expect(unreadable.every(({ path }) => path.includes('01K'))).toBe(true);
    });

    it.each(['', 'null', '[]', '{}', '{"schema":1}', '\u0000', '{"__proto__":{}}'])(
      'says that a draft of %j cannot be read, and gives no empty one',
      async (text) => {
        const house = makeHouse();
        await house.store.create(draft(1));
        house.spoil(ulidOf(1), text);
        expect(await house.store.read(ulidOf(1))).toMatchObject({
          ok: false,
          failure: { kind: 'unreadable' },
        });
      },
    );

    it('keeps the old text when the disk is full', async () => {
      const house = makeHouse();
      await house.store.create({ ...draft(1), summary: 'kept' });
      house.fillDisk();
      const full = { ok: false, failure: { kind: 'diskFull' } };
      expect(await house.store.write(draft(1))).toEqual(full);
      expect(await house.store.create(draft(2))).toEqual(full);
      expect(await house.store.addFile(ulidOf(1), about, pieces('x'), 10)).toEqual(full);
      expect(await house.store.read(ulidOf(1))).toMatchObject({ value: { summary: 'kept' } });
      expect((await house.store.list()).drafts).toHaveLength(1);
    });

    it('keeps a file with its size and hash, and leaves the draft as it is', async () => {
      const { store, bytesAt } = makeHouse();
      await store.create(draft(1));
      const added = await store.addFile(ulidOf(1), about, pieces('hel', '', 'lo'), 5);
      expect(added).toMatchObject({
        ok: true,
        value: {
          ...about,
          size: 5,
          sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
          included: true,
        },
      });
      const id = added.ok ? added.value.id : '';
      expect(await bytesAt(store.filePath(ulidOf(1), id))).toBe('hello');
      if (added.ok) expect(await textOf(store.readAttachment(ulidOf(1), added.value))).toBe('hello');
      expect(await store.read(ulidOf(1))).toEqual({ ok: true, value: draft(1) });
    });

    it('takes a file without a byte', async () => {
      const { store } = makeHouse();
      await store.create(draft(1));
      expect(await store.addFile(ulidOf(1), about, pieces(), 10)).toMatchObject({ value: { size: 0 } });
    });

    it.each([
      ['../../etc/passwd', 'passwd'],
      ['C:\\Users\\x\\con.txt', '_con.txt'],
      ['a\u0000b\u202egnp.exe', 'abgnp.exe'],
      ['', 'file'],
      ['x'.repeat(400) + '.png', /^x{1,146}\.png$/],
    ])('makes the name %j safe', async (given, kept) => {
      const { store } = makeHouse();
      await store.create(draft(1));
      const added = await store.addFile(ulidOf(1), { ...about, name: given }, pieces('x'), 10);
      expect(added.ok && added.value.name).toEqual(
        typeof kept === 'string' ? kept : (expect.stringMatching(kept) as string),
      );
    });

    it('refuses a file over the limit by its name, and leaves nothing of it', async () => {
      const { store, bytesAt } = makeHouse();
      await store.create(draft(1));
      let asked = 0;
      const endless = async function* (): AsyncIterable<Uint8Array> {
        for (;;) {
          asked += 1;
          yield new Uint8Array(4);
        }
      };
      expect(await store.addFile(ulidOf(1), about, endless(), 10)).toEqual({
        ok: false,
        failure: { kind: 'tooLarge', name: 'screen.png', limit: 10 },
      });
      expect(asked).toBe(3);
      const ids = Array.from({ length: 50 }, (_, index) => ulidOf(1_000_000 + index));
      expect(await Promise.all(ids.map((id) => bytesAt(store.filePath(ulidOf(1), id))))).toEqual(
        ids.map(() => undefined),
      );
    });

    it('says what went wrong when the file cannot be read to its end', async () => {
      const { store } = makeHouse();
      await store.create(draft(1));
      const broken = async function* (): AsyncIterable<Uint8Array> {
        yield new Uint8Array(4);
        throw Object.assign(new Error('EACCES: not allowed'), { code: 'EACCES' });
      };
      expect(await store.addFile(ulidOf(1), about, broken(), 10)).toEqual({
        ok: false,
        failure: { kind: 'other', detail: 'EACCES: not allowed' },
      });
    });

    it('removes a file, and says when there was none', async () => {
      const { store, bytesAt } = makeHouse();
      await store.create(draft(1));
      const added = await store.addFile(ulidOf(1), about, pieces('x'), 10);
      const id = added.ok ? added.value.id : '';
      expect(await store.removeFile(ulidOf(1), id)).toEqual(done);
      expect(await bytesAt(store.filePath(ulidOf(1), id))).toBeUndefined();
      if (added.ok)
        await expect(textOf(store.readAttachment(ulidOf(1), added.value))).rejects.toThrow(
          AttachmentUnreadable,
        );
      expect(await store.removeFile(ulidOf(1), id)).toEqual(notFound);
    });

    it.each(['', '..', '../outbox', 'a/b', 'a\\b', `${ulidOf(1)}/..`, ulidOf(1).toLowerCase(), '\u0000'])(
      'finds nothing under the id %j',
      async (id) => {
        const { store } = makeHouse();
        await store.create(draft(1));
        expect(await store.read(id)).toEqual(notFound);
        expect(await store.remove(id)).toEqual(notFound);
        expect(await store.create({ ...draft(1), id })).toEqual(notFound);
        expect(await store.write({ ...draft(1), id })).toEqual(notFound);
        expect(await store.addFile(id, about, pieces('x'), 10)).toEqual(notFound);
        expect(await store.removeFile(ulidOf(1), id)).toEqual(notFound);
        expect(() => store.filePath(id, ulidOf(2))).toThrow();
        expect(() => store.filePath(ulidOf(1), id)).toThrow();
      },
    );
  });
}
