import type { DisplayPlace } from '../ports/capture.ts';
import { around, holds, overlap, type Rect } from './rect.ts';

/** A place on the desk. */
export interface DeskPoint {
  x: number;
  y: number;
}

/** A window that can be chosen with one click; `desk` is the part of the desk that it covers. */
export interface OfferedWindow {
  id: string;
  title: string;
  desk: Rect;
}

/** A part of the desk being chosen, with pointer or keys. Windows from front to back. */
export interface Selecting {
  displays: readonly DisplayPlace[];
  windows: readonly OfferedWindow[];
  selection: Rect | null;
  /** The window under the pointer. */
  offered: string | null;
  /** Where the pointer went down. */
  anchor: DeskPoint | null;
}

/** What the person did. `grow`: the lower right corner moves, not the whole. `far`: in larger steps. */
export type SelectingAction =
  | { kind: 'press' | 'move' | 'release'; at: DeskPoint }
  | { kind: 'arrow'; towards: Direction; grow: boolean; far: boolean; displayId: string }
  | { kind: 'nextWindow'; back: boolean };
export type Direction = 'left' | 'right' | 'up' | 'down';

/** Less than this is a click with an unsteady hand, in units of the desk. */
const leastDrag = 3;
/** In pixels of the display. */
const largeStep = 10;

export function beginSelecting(
  displays: readonly DisplayPlace[],
  windows: readonly OfferedWindow[],
): Selecting {
  return { displays, windows, selection: null, offered: null, anchor: null };
}

/** What is chosen after the person did something. Corners always lie between pixels of the display they are on. */
export function select(now: Selecting, action: SelectingAction): Selecting {
  switch (action.kind) {
    case 'press':
      return { ...now, anchor: action.at };
    case 'move':
      return now.anchor === null
        ? { ...now, offered: windowAt(now, action.at)?.id ?? null }
        : drag(now, now.anchor, action.at);
    case 'release': {
      if (now.anchor === null) return now;
      const done = { ...drag(now, now.anchor, action.at), anchor: null };
      if (isDrag(now.anchor, action.at)) return done;
      const clicked = windowAt(now, action.at);
      return clicked === undefined ? done : { ...done, selection: visible(now, clicked.desk) };
    }
    case 'arrow':
      return arrow(now, action);
    case 'nextWindow':
      return nextWindow(now, action.back);
  }
}

function isDrag(from: DeskPoint, to: DeskPoint): boolean {
  return Math.max(Math.abs(from.x - to.x), Math.abs(from.y - to.y)) >= leastDrag;
}

function drag(now: Selecting, from: DeskPoint, to: DeskPoint): Selecting {
  if (!isDrag(from, to)) return now;
  const [one, other] = [snap(now, from), snap(now, to)];
  const selection = visible(now, {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  });
  return { ...now, offered: null, selection };
}

/** The nearest corner of a pixel. */
function snap({ displays }: Selecting, at: DeskPoint): DeskPoint {
  const display = displays.find(({ desk }) => holds(desk, at));
  if (display === undefined) return at;
  const { desk, scale } = display;
  return {
    x: desk.x + Math.round((at.x - desk.x) * scale) / scale,
    y: desk.y + Math.round((at.y - desk.y) * scale) / scale,
  };
}

function windowAt({ windows }: Selecting, at: DeskPoint): OfferedWindow | undefined {
  return windows.find(({ desk }) => holds(desk, at));
}

/** As much of it as the displays show; `null` for nothing. */
function visible({ displays }: Selecting, rect: Rect): Rect | null {
  return overlap(rect, around(displays.map(({ desk }) => desk))) ?? null;
}

function arrow(
  now: Selecting,
  { towards, grow, far, displayId }: Extract<SelectingAction, { kind: 'arrow' }>,
): Selecting {
  const display = now.displays.find(({ id }) => id === displayId) ?? now.displays[0];
  if (display === undefined) return now;
  // Somebody without a pointer begins with the middle of the display.
  const { selection } = now;
  if (selection === null) return { ...now, selection: middleOf(display) };
  const pixel = (far ? largeStep : 1) / scaleAt(now, selection, display);
  const across = towards === 'left' ? -pixel : towards === 'right' ? pixel : 0;
  const down = towards === 'up' ? -pixel : towards === 'down' ? pixel : 0;
  const whole = around(now.displays.map(({ desk }) => desk));
  const { x, y, width, height } = selection;
  const changed = grow
    ? {
        x,
        y,
        width: between(width + across, pixel, whole.x + whole.width - x),
        height: between(height + down, pixel, whole.y + whole.height - y),
      }
    : {
        width,
        height,
        x: between(x + across, whole.x, whole.x + whole.width - width),
        y: between(y + down, whole.y, whole.y + whole.height - height),
      };
  return { ...now, offered: null, selection: changed };
}

function middleOf({ desk, scale }: DisplayPlace): Rect {
  const pixel = (value: number) => Math.round(value * scale) / scale;
  const [width, height] = [pixel(desk.width / 2), pixel(desk.height / 2)];
  return { x: desk.x + pixel(desk.width / 4), y: desk.y + pixel(desk.height / 4), width, height };
}

function scaleAt({ displays }: Selecting, at: DeskPoint, otherwise: DisplayPlace): number {
  return (displays.find(({ desk }) => holds(desk, at)) ?? otherwise).scale;
}

function between(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function nextWindow(now: Selecting, back: boolean): Selecting {
  const count = now.windows.length;
  if (count === 0) return now;
  const current = now.windows.findIndex(({ id }) => id === now.offered);
  const next = current === -1 ? (back ? count - 1 : 0) : (current + (back ? -1 : 1) + count) % count;
  const window = now.windows[next];
  return window === undefined ? now : { ...now, offered: window.id, selection: visible(now, window.desk) };
}
