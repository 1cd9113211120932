import { existsSync, mkdirSync, readdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newDraft } from '../../../core/ticket/draft.ts';
import { FileDraftStore } from '../../../electron/adapters/files/draftStore.ts';
import { fixedChance, ulidOf } from '../../fakes/chance.ts';
import { at, id, settled, storeHouse } from '../../fakes/storeHouse.ts';

describe('the quarantine', () => {
  it('takes a folder whole, and never over another one', async () => {
    const { save, saveSmall, path, list } = storeHouse();
    mkdirSync(path('quarantine', id), { recursive: true });
    writeFileSync(path('quarantine', id, 'older'), 'x');
    await save();
    await saveSmall(2);
    writeFileSync(path('outbox', id, 'ticket.json'), '{');
    const { tickets, quarantined } = await list();
    expect(tickets).toEqual([ulidOf(2)]);
    expect(quarantined.map((one) => one.path)).toEqual([
      path('quarantine', `${id}-2`),
      path('quarantine', id),
    ]);
    expect(readdirSync(path('quarantine', `${id}-2`, 'files'))).toEqual([`${ulidOf(9)}.png`]);
    expect(readdirSync(path('quarantine', id))).toEqual(['older']);
  });

  it('takes a ticket without its delivery, and says that it is incomplete', async () => {
    const { save, path, list } = storeHouse();
    await save();
    renameSync(path('outbox', id, 'delivery.json'), path('taken-away'));
    expect((await list()).quarantined).toMatchObject([
      { path: path('quarantine', id), reason: 'incomplete' },
    ]);
  });

  it('takes a folder that holds another report', async () => {
    const { saveSmall, path, list } = storeHouse();
    await saveSmall(1);
    renameSync(path('outbox', id), path('outbox', ulidOf(2)));
    const { tickets, quarantined } = await list();
    expect(tickets).toEqual([]);
    expect(quarantined).toMatchObject([{ path: path('quarantine', ulidOf(2)), reason: 'unreadable' }]);
  });

  it('does not take what a newer version wrote, nor what the disk only refuses this time, nor what is not ours', async () => {
    const { saveSmall, path, list, fail } = storeHouse();
    for (const number of [1, 2]) await saveSmall(number);
    writeFileSync(path('outbox', id, 'ticket.json'), '{"schema":2}');
    fail('readFile', new RegExp(`${ulidOf(2)}/ticket`), 'EIO');
    mkdirSync(path('outbox', 'Copy of a report'));
    const { tickets, quarantined } = await list();
    expect(tickets).toEqual([]);
    expect(quarantined.map(({ reason, path: where }) => [reason, where])).toEqual([
      ['newer', path('outbox', id, 'ticket.json')],
      ['unreadable', path('outbox', ulidOf(2))],
      ['unreadable', path('outbox', 'Copy of a report')],
    ]);
    expect(existsSync(path('quarantine'))).toBe(false);
  });

  it('leaves a folder where it is when it cannot be moved, and tells of it', async () => {
    const { saveSmall, path, list, fail } = storeHouse();
    await saveSmall(1);
    writeFileSync(path('outbox', id, 'ticket.json'), '{');
    fail('rename', /outbox/, 'EROFS');
    expect((await list()).quarantined).toMatchObject([{ path: path('outbox', id), reason: 'unreadable' }]);
  });
});

describe('what an interrupted save left', () => {
  const leave = async (one: ReturnType<typeof storeHouse>): Promise<string> => {
    await one.saveSmall(1);
    const left = one.path('outbox', `.new-${id}-0123abcd`);
    renameSync(one.path('outbox', id), left);
    one.age(left);
    return left;
  };

  it('is never sent', async () => {
    const one = storeHouse();
    await leave(one);
    expect((await one.list()).tickets).toEqual([]);
  });

  it('is kept in the quarantine where it may be the only copy', async () => {
    const one = storeHouse();
    await leave(one);
    expect((await one.list()).quarantined).toMatchObject([{ reason: 'incomplete' }]);
    expect(readdirSync(one.path('quarantine'))).toEqual([`new-${id}-0123abcd`]);
  });

  it('goes where the draft has it all', async () => {
    const one = storeHouse();
    const left = await leave(one);
    const drafts = new FileDraftStore({
      root: one.root,
      logger: one.logger,
      ulid: () => fixedChance().ulid(),
    });
    await drafts.create(newDraft(id, at, 'window'));
    expect((await one.list()).quarantined).toEqual([]);
    expect(existsSync(left)).toBe(false);
  });

  it('goes where the ticket was saved after all', async () => {
    const one = storeHouse();
    const left = await leave(one);
    await one.saveSmall(1);
    expect(await one.list()).toEqual({ tickets: [id], quarantined: [] });
    expect(existsSync(left)).toBe(false);
  });

  it('is left alone while another process may still be saving', async () => {
    const one = storeHouse();
    const left = await leave(one);
    utimesSync(left, Date.now() / 1000, Date.now() / 1000);
    expect(await one.list()).toEqual({ tickets: [], quarantined: [] });
    expect(existsSync(left)).toBe(true);
  });
});

describe('reading the whole outbox', () => {
  it('lets other work through while it reads', async () => {
    const { saveSmall, list } = storeHouse();
    for (let number = 1; number <= 100; number += 1) await saveSmall(number);
    let turns = 0;
    let reading = true;
    const work = (): void => {
      turns += 1;
      if (reading) setImmediate(work);
    };
    setImmediate(work);
    expect((await list()).tickets).toHaveLength(100);
    reading = false;
    expect(turns).toBeGreaterThan(4);
  });

  it('finds nothing where there is no data folder yet', async () => {
    const { list } = storeHouse();
    expect(await list()).toEqual({ tickets: [], quarantined: [] });
  });

  it('passes over a ticket that another process moves meanwhile', async () => {
    const { saveSmall, list, path, fs, store } = storeHouse();
    await saveSmall(1);
    const listFolder = fs.list.bind(fs);
    fs.list = async (folder) => {
      const entries = await listFolder(folder);
      if (folder === path('outbox')) await store.writeDelivery(settled);
      return entries;
    };
    expect(await list()).toEqual({ tickets: [id], quarantined: [] });
  });
});
