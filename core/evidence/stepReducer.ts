import type { InputEvent } from './inputEvent.ts';
import type { Point } from './marks.ts';
import type { MouseButton, StepAction } from './recording.ts';

/** Something that happened: input, another window in front, or a wish of the person. */
export type StepEvent = InputEvent | { kind: 'window' | 'picture' | 'note'; time: number };

/** What an event makes of the steps. A step is begun at once, and becomes more when more is known of it. */
export type StepChange =
  /** `picture`: the screen as it is at this moment belongs to it. `where`: what it happened to; null: the active window. */
  | {
      kind: 'begun';
      key: number;
      time: number;
      action: StepAction;
      picture: boolean;
      where: Point | null;
    }
  | { kind: 'became'; key: number; action: StepAction };

/** What the next event is read against. */
export interface StepState {
  /** Key of the next step. */
  next: number;
  last: { key: number; time: number; action: StepAction } | null;
  /** The button that is held. */
  held: { key: number; button: MouseButton; at: Point } | null;
}

export const noSteps: StepState = { next: 1, last: null, held: null };

/** Two clicks within this time, in milliseconds, are a double click: the default of Windows and GTK is 400 to 500. */
const doubleClick = 500;
/** How far the pointer may move between them, in pixels. */
const sameSpot = 8;
/** From this distance on, in pixels, a held button drags: systems begin at 4 to 8, with large screens in mind. */
const dragged = 12;
/** Turns of the wheel within this time, in milliseconds, are one scrolling. */
const oneScroll = 2_000;

const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

/** Reads one event against what was before it. Pure: the same events give the same steps. */
export function reduceStep(
  state: StepState,
  event: StepEvent,
): { state: StepState; change: StepChange | null } {
  switch (event.kind) {
    case 'down':
      return pressed(state, event);
    case 'up':
      return released(state, event);
    case 'wheel': {
      const { last } = state;
      const action = { kind: 'scroll', direction: event.direction } as const;
      const same = last?.action.kind === 'scroll' && last.action.direction === event.direction;
      if (last !== null && same && event.time - last.time < oneScroll)
        return { state: { ...state, last: { ...last, time: event.time } }, change: null };
      return begin(state, event.time, action, false, event.at);
    }
    case 'typing':
      // However much was typed and however long it took: one step, which does not tell.
      if (state.last?.action.kind === 'typed') return { state, change: null };
      return begin(state, event.time, { kind: 'typed' }, false, null);
    case 'key':
      return begin(state, event.time, { kind: 'key', keys: event.keys }, true, null);
    case 'window':
    case 'picture':
      return begin(state, event.time, { kind: event.kind }, true, null);
    case 'note':
      return begin(state, event.time, { kind: 'note' }, false, null);
  }
}

function begin(
  state: StepState,
  time: number,
  action: StepAction,
  picture: boolean,
  where: Point | null,
): { state: StepState; change: StepChange } {
  const key = state.next;
  return {
    state: { next: key + 1, last: { key, time, action }, held: state.held },
    change: { kind: 'begun', key, time, action, picture, where },
  };
}

function pressed(
  state: StepState,
  { time, button, at }: Extract<InputEvent, { kind: 'down' }>,
): { state: StepState; change: StepChange } {
  const { last } = state;
  if (last?.action.kind === 'click' && last.action.at !== null) {
    const { action } = last;
    const again = action.button === button && time - last.time < doubleClick && action.clicks < 3;
    if (again && distance(last.action.at, at) <= sameSpot) {
      const more: StepAction = { ...action, clicks: action.clicks + 1 };
      return {
        state: { ...state, last: { key: last.key, time, action: more }, held: { key: last.key, button, at } },
        change: { kind: 'became', key: last.key, action: more },
      };
    }
  }
  const begun = begin(state, time, { kind: 'click', button, clicks: 1, at }, true, at);
  return { ...begun, state: { ...begun.state, held: { key: begun.change.key, button, at } } };
}

function released(
  state: StepState,
  { time, button, at }: Extract<InputEvent, { kind: 'up' }>,
): { state: StepState; change: StepChange | null } {
  const { held, last } = state;
  if (held === null || held.button !== button) return { state, change: null };
  if (distance(held.at, at) < dragged) return { state: { ...state, held: null }, change: null };
  const action: StepAction = { kind: 'drag', button, from: held.at, to: at };
  const isLast = last?.key === held.key;
  return {
    state: { ...state, held: null, last: isLast ? { key: held.key, time, action } : last },
    change: { kind: 'became', key: held.key, action },
  };
}
