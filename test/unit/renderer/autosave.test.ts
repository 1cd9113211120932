import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosave, type AutosaveWorld } from '../../../renderer/client/autosave.ts';

interface Fields {
  summary: string;
  details: string;
}
type Outcome = Awaited<ReturnType<AutosaveWorld<Fields, string>['save']>>;

/** A disk whose answers are given by hand. */
function heldDisk() {
  const saves: {
    patch: Partial<Fields>;
    answer: (outcome: Outcome) => void;
    break: (error: Error) => void;
  }[] = [];
  const autosave = new Autosave<Fields, string>({
    save: (patch) => new Promise((resolve, reject) => saves.push({ patch, answer: resolve, break: reject })),
    unexpected: (error) => `unexpected: ${String(error)}`,
  });
  return { saves, autosave };
}
const done: Outcome = { kind: 'done' };
const full: Outcome = { kind: 'notDone', failure: 'diskFull' };

describe('autosave', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('saves once after typing has paused, with the newest value of each field', async () => {
    const { saves, autosave } = heldDisk();
    autosave.change({ summary: 'T' });
    await vi.advanceTimersByTimeAsync(200);
    autosave.change({ summary: 'Th', details: 'x' });
    await vi.advanceTimersByTimeAsync(299);
    expect(saves).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(saves.map(({ patch }) => patch)).toEqual([{ summary: 'Th', details: 'x' }]);
  });

  it('saves at the latest two seconds after the first change, however long somebody types without a pause', async () => {
    const { saves, autosave } = heldDisk();
    for (let typed = 0; typed < 25; typed += 1) {
      autosave.change({ summary: 'x'.repeat(typed) });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saves.length).toBeGreaterThan(0);
    expect(saves[0]?.patch.summary?.length).toBeLessThanOrEqual(21);
  });

  it('says saved only after the disk has', async () => {
    const { saves, autosave } = heldDisk();
    autosave.change({ summary: 'T' });
    const flushed = autosave.flush();
    expect(autosave.state()).toEqual({ kind: 'saving' });
    saves[0]?.answer(done);
    expect(await flushed).toBe(true);
    expect(autosave.state()).toEqual({ kind: 'saved' });
  });

  it('what is typed while a save runs is saved after it, and never at the same time', async () => {
    const { saves, autosave } = heldDisk();
    autosave.change({ summary: 'T' });
    const flushed = autosave.flush();
    autosave.change({ summary: 'Th' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(saves).toHaveLength(1);
    saves[0]?.answer(done);
    await vi.advanceTimersByTimeAsync(1000);
    expect(saves.map(({ patch }) => patch)).toEqual([{ summary: 'T' }, { summary: 'Th' }]);
    saves[1]?.answer(done);
    expect(await flushed).toBe(true);
    expect(autosave.pending).toEqual({});
  });

  it('a refused save loses nothing, is said, and is tried again by itself', async () => {
    const { saves, autosave } = heldDisk();
    autosave.change({ summary: 'T' });
    const flushed = autosave.flush();
    saves[0]?.answer(full);
    expect(await flushed).toBe(false);
    expect(autosave.state()).toEqual({ kind: 'failed', failure: 'diskFull' });
    expect(autosave.pending).toEqual({ summary: 'T' });
    await vi.advanceTimersByTimeAsync(5000);
    saves[1]?.answer(done);
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state()).toEqual({ kind: 'saved' });
  });

  it('typing on after a refusal keeps the refusal in sight and saves the newest value', async () => {
    const { saves, autosave } = heldDisk();
    autosave.change({ summary: 'T', details: 'x' });
    const flushed = autosave.flush();
    saves[0]?.answer(full);
    await flushed;
    autosave.change({ summary: 'Th' });
    expect(autosave.state().kind).toBe('failed');
    await vi.advanceTimersByTimeAsync(300);
    expect(saves[1]?.patch).toEqual({ summary: 'Th', details: 'x' });
  });

  it('a call that breaks is a refusal and not a lost promise', async () => {
    const { saves, autosave } = heldDisk();
    autosave.change({ summary: 'T' });
    const flushed = autosave.flush();
    saves[0]?.break(new Error('no answer'));
    expect(await flushed).toBe(false);
    expect(autosave.state()).toEqual({ kind: 'failed', failure: 'unexpected: Error: no answer' });
  });

  it('flushing with nothing to save is done at once', async () => {
    const { saves, autosave } = heldDisk();
    expect(await autosave.flush()).toBe(true);
    expect(saves).toHaveLength(0);
  });

  it('a discarded draft is not saved any more', async () => {
    const { saves, autosave } = heldDisk();
    autosave.change({ summary: 'T' });
    autosave.drop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saves).toHaveLength(0);
  });
});
