import { describe, expect, it } from 'vitest';
import { beginning, changed, redone, settled, undone } from '../../../../renderer/markup/history.ts';

describe('undo and redo', () => {
  it('goes back through every change and forth again', () => {
    const three = ['b', 'c', 'd'].reduce((history, now) => changed(history, now), beginning('a'));
    const back = undone(undone(three));
    expect(back.now).toBe('b');
    expect(redone(redone(back)).now).toBe('d');
  });

  it('forgets what was undone when something else is done', () => {
    const other = changed(undone(changed(beginning('a'), 'b')), 'c');
    expect(redone(other)).toBe(other);
    expect(undone(other).now).toBe('a');
  });

  it('takes a run of changes as one, until it is ended', () => {
    const run = ['b', 'c', 'd'].reduce((history, now) => changed(history, now, 'move'), beginning('a'));
    expect(undone(run).now).toBe('a');
    expect(undone(changed(settled(run), 'e', 'move')).now).toBe('d');
  });

  it('has nothing to do at its ends', () => {
    const start = beginning('a');
    expect(undone(start)).toBe(start);
    expect(redone(start)).toBe(start);
    expect(changed(start, 'a')).toBe(start);
  });

  it('keeps a bounded number of steps', () => {
    const long = Array.from({ length: 500 }, (_, index) => index).reduce(
      (history, now) => changed(history, now),
      beginning(-1),
    );
    expect(long.past).toHaveLength(200);
  });
});
