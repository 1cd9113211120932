import { describe, expect, it } from 'vitest';
import { canCancel } from '../../../../renderer/markup/edit.ts';
import { stops } from '../../../../renderer/markup/editor.ts';
import { nextStop } from '../../../../renderer/markup/keyboard.ts';
import { Bench } from './bench.ts';

const arrow = {
  kind: 'arrow',
  id: 'a',
  color: 'blue',
  from: { x: 10, y: 10 },
  to: { x: 90, y: 90 },
} as const;
const email = { id: 's1', kind: 'email', area: { x: 40.5, y: 60.5, width: 100, height: 20 } } as const;
const phone = { id: 's2', kind: 'phone', area: { x: 400, y: 60, width: 100, height: 20 } } as const;

describe('drawing with the keyboard alone', () => {
  it.each(['arrow', 'box', 'ellipse', 'highlight', 'redact', 'line'] as const)(
    'begins and ends a %s at the crosshair with Enter, and goes on from there',
    (tool) => {
      const bench = new Bench().act({ do: 'tool', tool }).arrows(-100, -100);
      expect(bench.editor.crosshair).toEqual({ x: 400, y: 200 });
      bench.act({ do: 'place' });
      expect(bench.said).toBe('started');
      bench.arrows(50, 0).arrows(0, 30).act({ do: 'place' });
      expect(bench.marks).toMatchObject([{ kind: tool }]);
      expect(bench.said).toBe('placed');
      expect(bench.editor.selected).toBeNull();
      expect(bench.arrows(10, 0).editor.crosshair).toEqual({ x: 460, y: 230 });
      expect(bench.marks).toHaveLength(1);
    },
  );

  it('places numbers and begins words at the crosshair', () => {
    const bench = new Bench().act({ do: 'tool', tool: 'number' }, { do: 'place' }).arrows(20, 0);
    bench.act({ do: 'place' });
    expect(bench.marks).toMatchObject([
      { number: 1, at: { x: 500, y: 300 } },
      { number: 2, at: { x: 520, y: 300 } },
    ]);
    bench.act({ do: 'tool', tool: 'text' }, { do: 'place' });
    expect(bench.editor.writing?.at).toEqual({ x: 520, y: 300 });
  });

  it('says that nothing can be seen of a mark without size, and goes on with it', () => {
    const bench = new Bench().act({ do: 'tool', tool: 'box' }, { do: 'place' }, { do: 'place' });
    expect(bench.said).toBe('tooSmall');
    expect(bench.arrows(10, 10).act({ do: 'place' }).marks).toHaveLength(1);
  });
});

describe('changing with the keyboard alone', () => {
  it('moves what is selected; a run of presses is undone at once', () => {
    const bench = new Bench({ marks: [arrow] }).act({ do: 'step', by: 1 });
    bench.arrows(1, 0).arrows(1, 0).arrows(10, 0);
    expect(bench.marks).toMatchObject([{ from: { x: 22, y: 10 }, to: { x: 102, y: 90 } }]);
    expect(bench.act({ do: 'undo' }).marks).toEqual([arrow]);
  });

  it('takes moves apart that something else came between', () => {
    const bench = new Bench({ marks: [arrow] }).act({ do: 'step', by: 1 }).arrows(10, 0);
    bench
      .act({ do: 'select', item: { of: 'shape', id: 'a' } })
      .arrows(10, 0)
      .act({ do: 'undo' });
    expect(bench.marks).toMatchObject([{ from: { x: 20 } }]);
  });

  it('resizes what is selected: the head of an arrow, the corner of an area', () => {
    const bench = new Bench({ marks: [arrow], crop: { x: 0, y: 0, width: 100, height: 100 } });
    bench.act({ do: 'step', by: 1 }).arrows(10, 0, true);
    expect(bench.marks).toMatchObject([{ from: { x: 10, y: 10 }, to: { x: 100, y: 90 } }]);
    bench.act({ do: 'step', by: 1 }).arrows(-10, 5, true);
    expect(bench.crop).toEqual({ x: 0, y: 0, width: 90, height: 105 });
  });

  it('goes through suggestions and marks with Tab, and out at both ends', () => {
    const bench = new Bench({ marks: [arrow] }, [email]);
    const seen = [1, 1].map(() => bench.act({ do: 'step', by: 1 }).editor.selected?.id);
    expect(seen).toEqual(['s1', 'a']);
    expect(nextStop(bench.editor, 1, bench.world)).toBeUndefined();
    expect(nextStop(bench.editor, -1, bench.world)).toBe(0);
  });

  it('lets go step by step with Escape, and then there is nothing to let go of', () => {
    const bench = new Bench({ marks: [arrow] }).act({ do: 'tool', tool: 'box' }, { do: 'place' });
    expect(bench.act({ do: 'cancel' }).editor).toMatchObject({ gesture: null, tool: 'box' });
    expect(bench.act({ do: 'cancel' }).editor.tool).toBe('select');
    expect(canCancel(bench.editor)).toBe(false);
  });

  it('recolours what is selected, and keeps a colour of its own for highlights', () => {
    const bench = new Bench({ marks: [arrow] }).act({ do: 'step', by: 1 }, { do: 'color', color: 'green' });
    expect(bench.marks).toMatchObject([{ color: 'green' }]);
    bench.act({ do: 'tool', tool: 'highlight' }).drag([10, 10], [90, 90]);
    expect(bench.marks[1]).toMatchObject({ color: 'yellow' });
  });

  it('deletes and brings back', () => {
    const bench = new Bench({ marks: [arrow] }).act({ do: 'step', by: 1 }, { do: 'delete' });
    expect(bench.marks).toEqual([]);
    expect(bench.act({ do: 'undo' }).marks).toEqual([arrow]);
    expect(bench.act({ do: 'redo' }).marks).toEqual([]);
    expect(bench.act({ do: 'redo' }).said).toBe('nothingToRedo');
  });
});

describe('suggestions', () => {
  it('are covered one by one with a key, outward to whole pixels, the next one selected', () => {
    const bench = new Bench({}, [email, phone]).act({ do: 'step', by: 1 }, { do: 'accept' });
    expect(bench.marks).toMatchObject([{ kind: 'redact', area: { x: 40, y: 60, width: 101, height: 21 } }]);
    expect(bench.editor.selected).toEqual({ of: 'suggestion', id: 's2' });
    bench.act({ do: 'place' });
    expect(bench.marks).toHaveLength(2);
    expect(bench.editor.selected).toBeNull();
  });

  it('are never covered or dropped without a word: opening, drawing elsewhere and deleting leave them', () => {
    const bench = new Bench({}, [email]).act({ do: 'tool', tool: 'redact' }).drag([600, 300], [700, 400]);
    bench.act({ do: 'delete' });
    expect(nextStop(bench.editor, 1, bench.world)).toBe(0);
    expect(bench.marks).toEqual([]);
  });

  it('are open again when their answer is undone', () => {
    const bench = new Bench({}, [email, phone]).act({ do: 'accept', ids: ['s1', 's2'] });
    expect(bench.marks).toHaveLength(2);
    expect(bench.act({ do: 'undo' }).marks).toEqual([]);
    bench.act({ do: 'decline', ids: ['s1'] });
    expect(bench.editor.history.now.declined).toEqual(['s1']);
    expect(stops(bench.editor, bench.world)).toEqual([{ of: 'suggestion', id: 's2' }]);
    expect(bench.act({ do: 'undo' }).editor.history.now.declined).toEqual([]);
  });

  it('are answered by covering the place by hand', () => {
    const bench = new Bench({}, [email]).act({ do: 'tool', tool: 'redact' }).drag([30, 50], [200, 100]);
    bench.act({ do: 'select', item: null });
    expect(nextStop(bench.editor, 1, bench.world)).toBe(0);
    expect(bench.act({ do: 'step', by: 1 }).editor.selected).toEqual({ of: 'shape', id: 'm1' });
  });
});
