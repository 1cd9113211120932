import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DraftStore } from '../../../core/ports/stores.ts';
import { fail } from '../../../core/result.ts';
import { FileDraftStore } from '../../../electron/adapters/files/draftStore.ts';
import { Drafts } from '../../../electron/main/services/drafts.ts';
import { fixedChance } from '../../fakes/chance.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { steppedClock } from '../../fakes/steppedClock.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';

/** A store whose next reading takes its bytes at once and hands them over when it is told to. */
class SlowStore extends FileDraftStore {
  #held: Promise<void> | undefined;

  holdNextRead(): () => void {
    let release = (): void => undefined;
    this.#held = new Promise((resolve) => (release = resolve));
    return release;
  }

  override async read(id: string): ReturnType<DraftStore['read']> {
    const held = this.#held;
    this.#held = undefined;
    const read = await super.read(id);
    await held;
    return read;
  }
}

/** A store that does not let go of drafts. */
class ClingingStore extends FileDraftStore {
  override remove(): ReturnType<DraftStore['remove']> {
    return Promise.resolve(fail({ kind: 'diskFull' }));
  }
}

describe('a draft that became a ticket', () => {
  it('takes no more words, also when the disk does not let go of it', async () => {
    const chance = fixedChance();
    const store = new ClingingStore({
      root: temporaryFolder(),
      logger: memoryLogger(),
      ulid: () => chance.ulid(),
    });
    const drafts = new Drafts(store, steppedClock(), fixedChance(), () => undefined);
    const made = await drafts.create('window', { summary: 'Sent' });
    if (!made.ok) throw new Error(made.failure.kind);
    const { id } = made.value;
    expect(await drafts.becameTicket(id)).toMatchObject({ ok: false });
    expect(await drafts.save(id, { details: 'too late' })).toMatchObject({ failure: { kind: 'notFound' } });
    expect((await drafts.list()).drafts).toEqual([]);
  });
});

describe('a draft that several hands hold', () => {
  let store: SlowStore;
  const clock = steppedClock();
  const open = (): Drafts => new Drafts(store, clock, fixedChance(), () => undefined);

  beforeEach(() => {
    const chance = fixedChance();
    store = new SlowStore({ root: temporaryFolder(), logger: memoryLogger(), ulid: () => chance.ulid() });
  });

  async function emptyDraft(drafts: Drafts): Promise<string> {
    const made = await drafts.create('window', {});
    if (!made.ok) throw new Error(made.failure.kind);
    return made.value.id;
  }

  it('keeps a draft whose first words are on their way to the disk when it is left', async () => {
    const drafts = open();
    const id = await emptyDraft(drafts);
    const saving = drafts.save(id, { summary: 'The printer' });
    await drafts.leave(id);
    expect(await saving).toMatchObject({ ok: true });
    expect(await drafts.read(id)).toMatchObject({ ok: true, value: { summary: 'The printer' } });
  });

  it('throws away a draft in which nobody wrote when it is left', async () => {
    const drafts = open();
    const id = await emptyDraft(drafts);
    await drafts.leave(id);
    expect(await drafts.read(id)).toMatchObject({ ok: false, failure: { kind: 'notFound' } });
  });

  it('does not go back to older words when a slow reading ends after a change', async () => {
    const id = await emptyDraft(open());
    const drafts = open();
    const release = store.holdNextRead();
    const reading = drafts.read(id);
    await drafts.save(id, { summary: 'The printer is on fire' });
    release();
    await reading;
    await drafts.save(id, { details: 'Since this morning' });
    expect(await drafts.read(id)).toMatchObject({
      ok: true,
      value: { summary: 'The printer is on fire', details: 'Since this morning' },
    });
  });

  it('tells the window of a file as soon as it is on disk and listed', async () => {
    const told: string[][] = [];
    const drafts = new Drafts(store, clock, fixedChance(), ({ attachments }) =>
      told.push(attachments.map(({ name }) => name)),
    );
    const id = await emptyDraft(drafts);
    const about = { name: 'printer.log', mediaType: 'text/plain', origin: 'file' as const };
    const added = await drafts.addFile(id, about, Readable.from([new Uint8Array(3)]), 100);
    expect(added.ok).toBe(true);
    expect(told).toEqual([['printer.log']]);
  });
});
