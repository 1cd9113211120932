import { describe, expect, it } from 'vitest';
import { canvasCommandOf, commandOf, toolKeys, type Key } from '../../../../renderer/markup/commands.ts';
import { picture } from './bench.ts';

const key = (name: string, more: Partial<Key> = {}): Key => ({
  key: name,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});
const ctrl = { ctrlKey: true };

describe('keys of the editor', () => {
  it('has a key of its own for each tool', () => {
    const keys = Object.values(toolKeys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    [key('a'), { ask: 'tool', tool: 'arrow' }],
    [key('A', { shiftKey: true }), { ask: 'tool', tool: 'arrow' }],
    [key('ф', { code: 'KeyA' }), { ask: 'tool', tool: 'arrow' }],
    [key('ฟ', { code: 'KeyA' }), { ask: 'tool', tool: 'arrow' }],
    [key('2'), { ask: 'color', color: 'blue' }],
    [key('9'), undefined],
    [key('Delete'), { ask: 'delete' }],
    [key('z', ctrl), { ask: 'undo' }],
    [key('я', { ...ctrl, code: 'KeyZ' }), { ask: 'undo' }],
    [key('Z', { ...ctrl, shiftKey: true }), { ask: 'redo' }],
    [key('y', ctrl), { ask: 'redo' }],
    [key('z', { metaKey: true }), { ask: 'undo' }],
    [key('+', ctrl), { ask: 'zoomIn' }],
    [key('=', ctrl), { ask: 'zoomIn' }],
    [key('-', ctrl), { ask: 'zoomOut' }],
    [key('0', ctrl), { ask: 'fit' }],
    [key('1', ctrl), { ask: 'fullSize' }],
    [key('a', ctrl), undefined],
    [key('a', { altKey: true }), undefined],
    [key('Escape'), { ask: 'cancel' }],
    [key('Enter', ctrl), { ask: 'done' }],
    [key('x'), undefined],
  ] as const)('%o', (pressed, command) => {
    expect(commandOf(pressed, false)).toEqual(command);
  });

  it('answers a selected suggestion with R and X', () => {
    expect(commandOf(key('r'), true)).toEqual({ ask: 'accept' });
    expect(commandOf(key('x'), true)).toEqual({ ask: 'decline' });
    expect(commandOf(key('r'), false)).toEqual({ ask: 'tool', tool: 'redact' });
  });
});

describe('keys on the picture', () => {
  it.each([
    [key('ArrowLeft'), { ask: 'arrow', by: { x: -1, y: 0 }, resize: false }],
    [key('ArrowDown', { shiftKey: true }), { ask: 'arrow', by: { x: 0, y: 10 }, resize: false }],
    [key('ArrowRight', ctrl), { ask: 'arrow', by: { x: 1, y: 0 }, resize: true }],
    [key('End'), { ask: 'arrow', by: { x: 100, y: 0 }, resize: false }],
    [key('PageUp'), { ask: 'arrow', by: { x: 0, y: -60 }, resize: false }],
    [key('Tab', { shiftKey: true }), { ask: 'step', by: -1 }],
    [key('Enter'), { ask: 'place' }],
    [key('Enter', ctrl), undefined],
  ] as const)('%o', (pressed, command) => {
    expect(canvasCommandOf(pressed, picture)).toEqual(command);
  });
});
