import { markColors } from '../../core/evidence/markColors.ts';
import type { MarkColor, Point } from '../../core/evidence/marks.ts';
import type { Tool } from './editor.ts';
import type { Size } from './geometry.ts';

/** What a key asks for. */
export type Command =
  | { ask: 'tool'; tool: Tool }
  | { ask: 'color'; color: MarkColor }
  | { ask: 'arrow'; by: Point; resize: boolean }
  | { ask: 'step'; by: 1 | -1 }
  | { ask: 'place' | 'delete' | 'undo' | 'redo' | 'cancel' | 'accept' | 'decline' | 'done' }
  | { ask: 'zoomIn' | 'zoomOut' | 'fit' | 'fullSize' };

/** The part of a keyboard event that matters. */
export interface Key {
  key: string;
  /** The key's place on the keyboard: with Cyrillic or Thai letters on it, R is still where R is. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** One key for each tool, shown in its tooltip. */
export const toolKeys: Record<Tool, string> = {
  redact: 'R',
  select: 'V',
  arrow: 'A',
  box: 'B',
  ellipse: 'E',
  line: 'L',
  text: 'T',
  number: 'N',
  highlight: 'H',
  crop: 'C',
};

const arrows: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Keys that go a tenth of the picture at once: single pixels are a long way across a screen. */
const strides: Record<string, Point> = {
  Home: { x: -0.1, y: 0 },
  End: { x: 0.1, y: 0 },
  PageUp: { x: 0, y: -0.1 },
  PageDown: { x: 0, y: 0.1 },
};

const withControl: Record<string, Command> = {
  Z: { ask: 'undo' },
  Y: { ask: 'redo' },
  '+': { ask: 'zoomIn' },
  '=': { ask: 'zoomIn' },
  '-': { ask: 'zoomOut' },
  '0': { ask: 'fit' },
  '1': { ask: 'fullSize' },
  Enter: { ask: 'done' },
};

/** The Latin letter of a key, as printed or by its place; for other keys what they are called. */
function letterOf({ key, code }: Key): string {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  return /^[\u0080-\uffff]$/.test(key) && code.startsWith('Key') ? code.slice(3) : key;
}

/**
 * Keys that work wherever the focus is in the editor, but not while somebody writes words.
 * @param onSuggestion a suggestion is selected: R and X answer it
 */
export function commandOf(key: Key, onSuggestion: boolean): Command | undefined {
  const control = key.ctrlKey || key.metaKey;
  if (key.altKey) return undefined;
  if (control) {
    const letter = letterOf(key);
    return letter === 'Z' && key.shiftKey ? { ask: 'redo' } : withControl[letter];
  }
  if (key.key === 'Escape') return { ask: 'cancel' };
  if (key.key === 'Delete' || key.key === 'Backspace') return { ask: 'delete' };
  const letter = letterOf(key);
  if (onSuggestion && letter === toolKeys.redact) return { ask: 'accept' };
  if (onSuggestion && letter === 'X') return { ask: 'decline' };
  const tool = (Object.keys(toolKeys) as Tool[]).find((one) => toolKeys[one] === letter);
  if (tool !== undefined) return { ask: 'tool', tool };
  const color = /^[1-9]$/.test(key.key) ? markColors[Number(key.key) - 1] : undefined;
  return color === undefined ? undefined : { ask: 'color', color };
}

/** Keys that work while the picture itself has the focus. Ctrl with an arrow key resizes. */
export function canvasCommandOf(key: Key, picture: Size): Command | undefined {
  if (key.altKey) return undefined;
  const arrow = arrows[key.key];
  if (arrow !== undefined) {
    const step = key.shiftKey ? 10 : 1;
    const by = { x: arrow.x * step, y: arrow.y * step };
    return { ask: 'arrow', by, resize: key.ctrlKey || key.metaKey };
  }
  if (key.ctrlKey || key.metaKey) return undefined;
  const stride = strides[key.key];
  if (stride !== undefined) {
    const by = { x: Math.round(stride.x * picture.width), y: Math.round(stride.y * picture.height) };
    return { ask: 'arrow', by, resize: false };
  }
  if (key.key === 'Tab') return { ask: 'step', by: key.shiftKey ? -1 : 1 };
  return key.key === 'Enter' ? { ask: 'place' } : undefined;
}
