import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noSteps, reduceStep, type StepEvent } from '../../../core/evidence/stepReducer.ts';
import type { StepAction } from '../../../core/evidence/recording.ts';
import { InputFilter } from '../../../electron/adapters/input/inputFilter.ts';

/** The actions that come of these events, each as it ended up. */
function actionsOf(events: readonly StepEvent[]): StepAction[] {
  const actions = new Map<number, StepAction>();
  let state = noSteps;
  for (const event of events) {
    const next = reduceStep(state, event);
    state = next.state;
    if (next.change !== null) actions.set(next.change.key, next.change.action);
  }
  return [...actions.values()];
}

const down = (time: number, x = 100, y = 100, button: 'left' | 'right' = 'left'): StepEvent => ({
  ...{ kind: 'down', time, button, at: { x, y } },
});
const up = (time: number, x = 100, y = 100, button: 'left' | 'right' = 'left'): StepEvent => ({
  ...{ kind: 'up', time, button, at: { x, y } },
});
const click = (clicks: number, x = 100, y = 100, button: 'left' | 'right' = 'left') => ({
  ...{ kind: 'click', button, clicks, at: { x, y } },
});
const typing = (time: number): StepEvent => ({ kind: 'typing', time });
const wheel = (time: number, direction: 'up' | 'down' = 'down'): StepEvent => ({
  ...{ kind: 'wheel', time, direction, at: { x: 1, y: 1 } },
});

describe('steps from input', () => {
  it.each([
    ['one click', [down(0), up(50)], [click(1)]],
    ['a double click', [down(0), up(50), down(200), up(250)], [click(2)]],
    [
      'four quick clicks: a triple click and a new one',
      [down(0), down(100), down(200), down(300)],
      [click(3), click(1)],
    ],
    ['two slow clicks', [down(0), up(50), down(700), up(750)], [click(1), click(1)]],
    ['two quick clicks in two places', [down(0), down(200, 160)], [click(1), click(1, 160)]],
    [
      'two quick clicks with two buttons',
      [down(0), down(200, 100, 100, 'right')],
      [click(1), click(1, 100, 100, 'right')],
    ],
    ['a hand that trembles', [down(0), up(50, 105, 104)], [click(1)]],
    [
      'a drag',
      [down(0), up(300, 200, 150)],
      [{ kind: 'drag', button: 'left', from: { x: 100, y: 100 }, to: { x: 200, y: 150 } }],
    ],
    [
      'a drag while something else is pressed',
      [down(0), { kind: 'key', time: 10, keys: 'Escape' }, up(300, 200, 150)],
      [
        { kind: 'drag', button: 'left', from: { x: 100, y: 100 }, to: { x: 200, y: 150 } },
        { kind: 'key', keys: 'Escape' },
      ],
    ],
    ['a button let go that was never pressed', [up(0, 500)], []],
    ['typing, however much', [typing(0), typing(10), typing(90_000)], [{ kind: 'typed' }]],
    [
      'typing in two fields',
      [typing(0), { kind: 'key', time: 5, keys: 'Tab' }, typing(10)],
      [{ kind: 'typed' }, { kind: 'key', keys: 'Tab' }, { kind: 'typed' }],
    ],
    ['one turn of the wheel', [wheel(0), wheel(100), wheel(1_900)], [{ kind: 'scroll', direction: 'down' }]],
    [
      'the wheel there and back',
      [wheel(0), wheel(100, 'up')],
      [
        { kind: 'scroll', direction: 'down' },
        { kind: 'scroll', direction: 'up' },
      ],
    ],
    [
      'the wheel again after a while',
      [wheel(0), wheel(2_500)],
      Array(2).fill({ kind: 'scroll', direction: 'down' }),
    ],
    ['another window', [{ kind: 'window', time: 0 }], [{ kind: 'window' }]],
  ] as [string, StepEvent[], unknown[]][])('makes of %s what was done', (_name, events, actions) => {
    expect(actionsOf(events)).toEqual(actions);
  });

  it('wants a picture for what changes something that can be seen, and none of typing', () => {
    const wants = (event: StepEvent): boolean | undefined => {
      const { change } = reduceStep(noSteps, event);
      return change?.kind === 'begun' ? change.picture : undefined;
    };
    expect(wants(down(0))).toBe(true);
    expect(wants({ kind: 'key', time: 0, keys: 'Enter' })).toBe(true);
    expect(wants({ kind: 'window', time: 0 })).toBe(true);
    expect(wants(typing(0))).toBe(false);
    expect(wants(wheel(0))).toBe(false);
  });
});

/** Codes as the library has them; characters, commands and modifiers. */
const keys = {
  ...Object.fromEntries(
    Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789').map((name, index) => [name, 100 + index]),
  ),
  ...{ Comma: 51, Quote: 40, Space: 57, Backspace: 14, Numpad5: 76, Numpad7: 71 },
  ...{ Enter: 28, Escape: 1, Tab: 15, F5: 63, ArrowUp: 57416, NumpadArrowUp: 57417 },
  ...{ Ctrl: 29, Shift: 42, Alt: 56, AltRight: 3640, Meta: 3675 },
};
const characters = Object.entries(keys).flatMap(([name, code]) =>
  /^([A-Z0-9]|Comma|Quote|Space|Numpad\d)$/.test(name) ? [code] : [],
);

describe('what may be known of keys', () => {
  const platforms = fc.constantFrom('linux', 'win32', 'darwin');
  const stroke = fc.record({
    code: fc.constantFrom(...characters),
    // How a layout makes its other characters.
    held: fc.constantFrom<string[]>([], ['Shift'], ['AltRight'], ['Shift', 'AltRight']),
  });
  const named = fc.constantFrom('Enter', 'Escape', 'Tab', 'F5', 'ArrowUp');
  const session = fc.array(fc.oneof({ weight: 4, arbitrary: stroke }, { weight: 1, arbitrary: named }), {
    maxLength: 60,
  });

  /** Everything that would reach the disk of these keys, as text. */
  function outputOf(
    strokes: readonly (string | { code: number; held: string[] })[],
    platform: string,
  ): string {
    let time = 0;
    const filter = new InputFilter(keys, platform, () => (time += 40));
    const press = (code: number, held: readonly string[]): StepEvent | null => {
      for (const name of held) filter.keyDown(flags(keys[name as keyof typeof keys], held));
      const event = filter.keyDown(flags(code, held));
      filter.keyUp({ keycode: code });
      for (const name of held) filter.keyUp({ keycode: keys[name as keyof typeof keys] });
      return event;
    };
    const events = strokes.map((one) =>
      typeof one === 'string' ? press(keys[one as keyof typeof keys], []) : press(one.code, one.held),
    );
    return JSON.stringify([events, actionsOf(events.filter((event) => event !== null))]);
  }
  const flags = (keycode: number, held: readonly string[]) => ({
    keycode,
    shiftKey: held.includes('Shift'),
    altKey: held.includes('AltRight'),
    // Windows holds Ctrl down with AltGr.
    ctrlKey: held.includes('AltRight'),
    metaKey: false,
  });

  it('is the same whatever was typed: no typed character survives in any output', () => {
    fc.assert(
      fc.property(
        session,
        fc.infiniteStream(fc.constantFrom(...characters)),
        platforms,
        (typed, other, platform) => {
          const others = other[Symbol.iterator]();
          const changed = typed.map((one) =>
            typeof one === 'string' ? one : { ...one, code: Number(others.next().value) },
          );
          expect(outputOf(changed, platform)).toBe(outputOf(typed, platform));
        },
      ),
      { numRuns: 500 },
    );
  });
});
