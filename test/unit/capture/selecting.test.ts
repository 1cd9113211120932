import { describe, expect, test } from 'vitest';
import { beginSelecting, select, type SelectingAction } from '../../../core/evidence/selecting.ts';
import { display } from '../../fakes/captureEngine.ts';

const left = display('1', { width: 800, height: 600, desk: { x: 0, y: 0, width: 800, height: 600 } });
/** Twice as dense, to the right of the other. */
const right = display('2', {
  width: 800,
  height: 600,
  scale: 2,
  desk: { x: 800, y: 0, width: 400, height: 300 },
});
const front = { id: 'front', title: 'Front', desk: { x: 100, y: 100, width: 200, height: 150 } };
const back = { id: 'back', title: 'Back', desk: { x: 50, y: 50, width: 400, height: 300 } };
const overhanging = { id: 'over', title: 'Over', desk: { x: -20, y: 500, width: 100, height: 200 } };

function after(...actions: SelectingAction[]) {
  return actions.reduce(select, beginSelecting([left, right], [front, back, overhanging]));
}
const at = (x: number, y: number) => ({ x, y });
const press = (x: number, y: number) => ({ kind: 'press', at: at(x, y) }) as const;
const move = (x: number, y: number) => ({ kind: 'move', at: at(x, y) }) as const;
const release = (x: number, y: number) => ({ kind: 'release', at: at(x, y) }) as const;
const arrow = (
  towards: 'left' | 'right' | 'up' | 'down',
  over: { grow?: boolean; far?: boolean; displayId?: string } = {},
) => ({ kind: 'arrow', towards, grow: false, far: false, displayId: '1', ...over }) as const;

describe('with the pointer', () => {
  test('what was dragged over is chosen, in any direction', () => {
    expect(after(press(300, 400), move(200, 500), release(100, 350)).selection).toEqual({
      x: 100,
      y: 350,
      width: 200,
      height: 50,
    });
  });

  test('a drag may end on another display', () => {
    expect(after(press(700, 100), release(900, 200)).selection).toMatchObject({ x: 700, width: 200 });
  });

  test('a drag ends at the edge of the desk', () => {
    expect(after(press(10, 10), release(-50, -80)).selection).toEqual({ x: 0, y: 0, width: 10, height: 10 });
  });

  test('corners lie between the pixels of the display they are on', () => {
    expect(after(press(10.4, 10.6), release(850.3, 50.3)).selection).toEqual({
      x: 10,
      y: 11,
      width: 840.5,
      height: 39.5,
    });
  });

  test('the window in front is offered and a click chooses it', () => {
    expect(after(move(150, 150)).offered).toBe('front');
    expect(after(move(60, 60)).offered).toBe('back');
    expect(after(move(700, 20)).offered).toBeNull();
    expect(after(press(150, 150), move(151, 151), release(151, 151)).selection).toEqual(front.desk);
  });

  test('of a window that hangs over the edge the visible part is chosen', () => {
    expect(after(press(10, 550), release(10, 550)).selection).toEqual({
      x: 0,
      y: 500,
      width: 80,
      height: 100,
    });
  });

  test('a click beside all windows leaves what was chosen before', () => {
    const chosen = after(press(0, 0), release(40, 40));
    expect([press(700, 20), release(700, 20)].reduce<typeof chosen>(select, chosen).selection).toEqual(
      chosen.selection,
    );
  });
});

describe('with the keyboard alone', () => {
  test('the first arrow chooses the middle of the display', () => {
    expect(after(arrow('left')).selection).toEqual({ x: 200, y: 150, width: 400, height: 300 });
    expect(after(arrow('left', { displayId: '2' })).selection).toEqual({
      x: 900,
      y: 75,
      width: 200,
      height: 150,
    });
  });

  test('arrows move by one pixel, with Ctrl by ten', () => {
    expect(after(arrow('up'), arrow('right'), arrow('down', { far: true })).selection).toMatchObject({
      x: 201,
      y: 160,
    });
  });

  test('a pixel is that of the display: half a unit where the scale is 2', () => {
    const first = arrow('up', { displayId: '2' });
    expect(after(first, arrow('right', { displayId: '2' })).selection).toMatchObject({ x: 900.5 });
  });

  test('with Shift the lower right corner moves, and one pixel stays', () => {
    const grown = after(arrow('up'), arrow('right', { grow: true }), arrow('up', { grow: true, far: true }));
    expect(grown.selection).toEqual({ x: 200, y: 150, width: 401, height: 290 });
    const shrunk = Array.from({ length: 60 }, () => arrow('left', { grow: true, far: true }));
    expect(after(arrow('up'), ...shrunk).selection).toMatchObject({ x: 200, width: 10 });
  });

  test('nothing leaves the desk', () => {
    const far = Array.from({ length: 200 }, () => arrow('left', { far: true }));
    expect(after(...far).selection).toMatchObject({ x: 0, width: 400 });
  });

  test('Tab goes through the windows, both ways', () => {
    const next = { kind: 'nextWindow', back: false } as const;
    expect(after(next, next).selection).toEqual(back.desk);
    expect(after({ kind: 'nextWindow', back: true }).offered).toBe('over');
    expect(select(beginSelecting([left], []), next).selection).toBeNull();
  });
});
