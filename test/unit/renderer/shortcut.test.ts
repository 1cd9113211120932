import { describe, expect, it } from 'vitest';
import { acceleratorOf } from '../../../renderer/screens/settings/shortcut.ts';

const press = (code: string, ...modifiers: ('ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey')[]) => ({
  key: '',
  code,
  ctrlKey: modifiers.includes('ctrlKey'),
  altKey: modifiers.includes('altKey'),
  shiftKey: modifiers.includes('shiftKey'),
  metaKey: modifiers.includes('metaKey'),
});

describe('a pressed shortcut', () => {
  it.each([
    [press('F9', 'ctrlKey', 'shiftKey'), 'Control+Shift+F9'],
    [press('KeyR', 'altKey', 'ctrlKey'), 'Control+Alt+R'],
    [press('Digit1', 'metaKey'), 'Super+1'],
    [press('ArrowUp', 'ctrlKey'), 'Control+Up'],
  ])('%o', (pressed, expected) => {
    expect(acceleratorOf(pressed)).toBe(expected);
  });

  it.each([
    ['a modifier alone', press('ControlLeft', 'ctrlKey')],
    ['a letter that people type', press('KeyR')],
    ['a capital letter that people type', press('KeyR', 'shiftKey')],
    ['a key without a name', press('IntlYen', 'ctrlKey')],
  ])('%s is not taken', (_what, pressed) => {
    expect(acceleratorOf(pressed)).toBeNull();
  });
});
