import { describe, expect, it } from 'vitest';
import { pressedKey, type RawKey } from '../../../core/evidence/pressedKey.ts';

const typing = { kind: 'typing' };
const key = (keys: string) => ({ kind: 'key', keys });
const held = (
  name: string | null,
  ...modifiers: ('ctrl' | 'alt' | 'shift' | 'meta' | 'altGr')[]
): RawKey => ({
  ...{ name, ctrl: false, alt: false, shift: false, meta: false, altGr: false },
  ...Object.fromEntries(modifiers.map((modifier) => [modifier, true])),
});

describe('what is kept of a key', () => {
  it.each([
    ['a letter', held('A'), 'linux', typing],
    ['a capital', held('A', 'shift'), 'linux', typing],
    ['a key without a name', held(null, 'ctrl'), 'linux', typing],
    ['a correction', held('Backspace'), 'linux', typing],
    ['AltGr and Q, which is @ on a German keyboard', held('Q', 'altGr', 'ctrl', 'alt'), 'win32', typing],
    ['Ctrl+Alt and Q, which is @ on Windows too', held('Q', 'ctrl', 'alt'), 'win32', typing],
    [
      'Alt and a digit of the number block, which begins a character',
      held('Numpad2', 'alt'),
      'win32',
      typing,
    ],
    ['Option and a letter, which is a character on a Mac', held('S', 'alt'), 'darwin', typing],
    ['a modifier alone', held('ShiftRight', 'shift'), 'linux', null],
    ['Caps Lock', held('CapsLock'), 'linux', null],
    ['Enter', held('Enter'), 'linux', key('Enter')],
    ['Enter of the number block', held('NumpadEnter'), 'linux', key('Enter')],
    ['Shift+Tab', held('Tab', 'shift'), 'linux', key('Shift+Tab')],
    ['a function key', held('F5'), 'linux', key('F5')],
    ['an arrow', held('ArrowDown'), 'linux', key('Down')],
    ['a shortcut', held('S', 'ctrl', 'shift'), 'linux', key('Ctrl+Shift+S')],
    ['a menu letter', held('F', 'alt'), 'linux', key('Alt+F')],
    ['a shortcut of a Mac', held('C', 'meta'), 'darwin', key('Cmd+C')],
    ['a shortcut of Windows', held('E', 'meta'), 'win32', key('Win+E')],
    ['a correction by words', held('Backspace', 'ctrl'), 'linux', key('Ctrl+Backspace')],
  ] as const)('of %s', (_name, raw, platform, kept) => {
    expect(pressedKey(raw, platform)).toEqual(kept);
  });
});
