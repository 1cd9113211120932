import { describe, expect, it } from 'vitest';
import { Bench } from './bench.ts';

const box = {
  kind: 'box',
  id: 'a',
  color: 'blue',
  area: { x: 100, y: 100, width: 200, height: 100 },
} as const;

describe('drawing with the pointer', () => {
  it.each([
    ['arrow', { from: { x: 10, y: 20 }, to: { x: 200, y: 120 } }],
    ['box', { area: { x: 10, y: 20, width: 190, height: 100 } }],
    ['ellipse', { area: { x: 10, y: 20, width: 190, height: 100 } }],
    ['highlight', { color: 'yellow', area: { x: 10, y: 20, width: 190, height: 100 } }],
    ['redact', { area: { x: 10, y: 20, width: 190, height: 100 } }],
  ] as const)('draws one %s from where it is pressed to where it is let go', (tool, expected) => {
    const bench = new Bench().act({ do: 'tool', tool }).drag([10, 20], [100, 60], [200, 120]);
    expect(bench.marks).toMatchObject([{ kind: tool, ...expected }]);
    expect(bench.said).toBe('placed');
  });

  it('draws a free line through every place', () => {
    const bench = new Bench().act({ do: 'tool', tool: 'line' }).drag([10, 10], [40, 40], [80, 20], [120, 90]);
    expect(bench.marks).toMatchObject([{ points: [{ x: 10 }, { x: 40 }, { x: 80 }, { x: 120 }] }]);
  });

  it('counts numbered markers up, past the highest there is', () => {
    const five = { kind: 'number', id: 'n', color: 'blue', at: { x: 5, y: 5 }, number: 5 } as const;
    const bench = new Bench({ marks: [five] }).act({ do: 'tool', tool: 'number' });
    bench.drag([100, 100]).drag([200, 100]);
    expect(bench.marks).toMatchObject([{ number: 5 }, { number: 6 }, { number: 7 }]);
  });

  it('covers whole pixels, rounded outward', () => {
    const bench = new Bench().act({ do: 'tool', tool: 'redact' }).drag([10.6, 20.6], [30.2, 40.2]);
    expect(bench.marks).toMatchObject([{ area: { x: 10, y: 20, width: 21, height: 21 } }]);
  });

  it('stays in the picture', () => {
    const bench = new Bench().act({ do: 'tool', tool: 'box' }).drag([900, 500], [5000, 5000]);
    expect(bench.marks).toMatchObject([{ area: { x: 900, y: 500, width: 100, height: 100 } }]);
  });

  it('makes a square with Shift', () => {
    const bench = new Bench().act(
      { do: 'tool', tool: 'ellipse' },
      { do: 'press', at: { x: 100, y: 100 }, reach: 8 },
      { do: 'drag', at: { x: 300, y: 160 }, reach: 8, even: true },
      { do: 'release', at: { x: 300, y: 160 }, reach: 8 },
    );
    expect(bench.marks).toMatchObject([{ area: { width: 60, height: 60 } }]);
  });

  it('draws nothing at a click, but picks up what is there', () => {
    const bench = new Bench({ marks: [box] }).act({ do: 'tool', tool: 'arrow' }).drag([101, 150]);
    expect(bench.marks).toEqual([box]);
    expect(bench.editor.selected).toEqual({ of: 'shape', id: 'a' });
  });

  it('keeps a part of the picture; drawn again, another one', () => {
    const bench = new Bench().act({ do: 'tool', tool: 'crop' }).drag([100, 100], [500, 400]);
    expect(bench.crop).toEqual({ x: 100, y: 100, width: 400, height: 300 });
    bench.act({ do: 'tool', tool: 'crop' }).drag([200, 200], [300, 300]);
    expect(bench.crop).toEqual({ x: 200, y: 200, width: 100, height: 100 });
    expect(bench.marks).toEqual([]);
  });
});

describe('changing with the pointer', () => {
  it('moves what is dragged, within the picture, in one step of undo', () => {
    const bench = new Bench({ marks: [box] }).drag([100, 150], [150, 160], [-900, 160]);
    expect(bench.marks).toMatchObject([{ area: { x: 0, y: 110, width: 200, height: 100 } }]);
    bench.act({ do: 'undo' });
    expect(bench.marks).toEqual([box]);
  });

  it('pulls a corner, also past the opposite one', () => {
    const bench = new Bench({ marks: [box] }).act({ do: 'select', item: { of: 'shape', id: 'a' } });
    bench.drag([300, 200], [350, 260]);
    expect(bench.marks).toMatchObject([{ area: { x: 100, y: 100, width: 250, height: 160 } }]);
    bench.drag([350, 260], [40, 260]);
    expect(bench.marks).toMatchObject([{ area: { x: 40, y: 100, width: 60, height: 160 } }]);
  });

  it('pulls the head of an arrow', () => {
    const arrow = {
      kind: 'arrow',
      id: 'a',
      color: 'blue',
      from: { x: 10, y: 10 },
      to: { x: 90, y: 90 },
    } as const;
    const bench = new Bench({ marks: [arrow] }).act({ do: 'select', item: { of: 'shape', id: 'a' } });
    bench.drag([91, 91], [200, 50]);
    expect(bench.marks).toMatchObject([{ from: { x: 10, y: 10 }, to: { x: 200, y: 50 } }]);
  });

  it('picks what lies on top, and the drawn before the hollow', () => {
    const under = { kind: 'redact', id: 'r', area: { x: 150, y: 120, width: 50, height: 50 } } as const;
    const bench = new Bench({ marks: [under, box] }).drag([170, 140]);
    expect(bench.editor.selected?.id).toBe('r');
    expect(bench.drag([250, 150]).editor.selected?.id).toBe('a');
    expect(bench.drag([600, 500]).editor.selected).toBeNull();
  });

  it('picks the upper of two that cover each other', () => {
    const area = { x: 100, y: 100, width: 50, height: 50 };
    const two = [
      { kind: 'highlight', id: 'under', color: 'blue', area },
      { kind: 'highlight', id: 'over', color: 'blue', area },
    ] as const;
    expect(new Bench({ marks: [...two] }).drag([120, 120]).editor.selected?.id).toBe('over');
  });

  it('does not take a trembling hand for a drag', () => {
    const bench = new Bench({ marks: [box] }).drag([100, 150], [102, 151]);
    expect(bench.marks).toEqual([box]);
    expect(bench.editor.history.past).toEqual([]);
  });
});

describe('words', () => {
  it('begin where they were asked for, and are rewritten in place', () => {
    const bench = new Bench().act({ do: 'tool', tool: 'text' }).drag([100, 200]);
    expect(bench.editor.writing).toEqual({ at: { x: 100, y: 200 }, id: null, text: '' });
    bench.act({ do: 'write', text: ' Here it stops ' });
    expect(bench.marks).toMatchObject([{ kind: 'text', at: { x: 100, y: 200 }, text: 'Here it stops' }]);
    bench.act({ do: 'place' }, { do: 'write', text: 'There' });
    expect(bench.marks).toMatchObject([{ text: 'There' }]);
    bench.act({ do: 'place' }, { do: 'write', text: '' });
    expect(bench.marks).toEqual([]);
  });
});
