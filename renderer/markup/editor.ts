import type { MarkColor, MarkKind, Point } from '../../core/evidence/marks.ts';
import type { Measure, Size } from './geometry.ts';
import type { HandleName } from './handles.ts';
import { beginning, changed, type History } from './history.ts';
import { shapesOf, type Doc, type Shape, type ShapeKind } from './shapes.ts';
import { sizesFor, type Sizes } from './sizes.ts';
import { openSuggestions, type Suggestion } from './suggestion.ts';

export type Tool = 'select' | MarkKind | 'crop';

/** What is picked up: a mark or the crop, or a suggestion. */
export interface Selected {
  of: 'shape' | 'suggestion';
  id: string;
}

/** A shape on its way: drawn, moved or pulled, by pointer or by keys. It joins the document when it is let go. */
export interface Gesture {
  act: 'draw' | 'move' | HandleName;
  by: 'pointer' | 'keys';
  start: Point;
  /** Null until the pointer has gone far enough to mean something. */
  draft: Shape | null;
  /** The shape as it was; null while one is drawn. */
  original: Shape | null;
}

/** Words being written: new ones at a place, or those of a mark. */
export interface Writing {
  at: Point;
  id: string | null;
  text: string;
}

/** What a live region says; `values` are numbers and names for the text. */
export interface Said {
  what:
    | { event: 'placed' | 'moved' | 'resized' | 'deleted' | 'selected' | 'started'; shape: Shape }
    | { event: 'suggestion'; suggestion: Suggestion }
    | { event: 'accepted' | 'declined'; count: number }
    | { event: 'at'; point: Point }
    | { event: 'undone' | 'redone' | 'cancelled' | 'nothingToUndo' | 'nothingToRedo' | 'tooSmall' };
  /** Counts up, so that the same words twice are spoken twice. */
  turn: number;
}

/** The editor as a value. */
export interface Editor {
  history: History<Doc>;
  tool: Tool;
  color: MarkColor;
  /** Highlights have a colour of their own, as highlighters do. */
  highlightColor: MarkColor;
  selected: Selected | null;
  gesture: Gesture | null;
  /** Where the keyboard draws; null until it does. */
  crosshair: Point | null;
  writing: Writing | null;
  said: Said | null;
}

/** What does not change while one picture is marked, but for suggestions that arrive later. */
export interface World {
  picture: Size;
  sizes: Sizes;
  suggestions: readonly Suggestion[];
  measure: Measure;
}

/** The world of a picture. */
export const worldOf = (picture: Size, suggestions: readonly Suggestion[], measure: Measure): World => ({
  picture,
  sizes: sizesFor(picture),
  suggestions,
  measure,
});

/** An editor at its start: nothing is drawn by mistake while somebody only looks. */
export const opened = (doc: Doc): Editor => ({
  history: beginning(doc),
  tool: 'select',
  color: 'vermillion',
  highlightColor: 'yellow',
  selected: null,
  gesture: null,
  crosshair: null,
  writing: null,
  said: null,
});

/** The same editor having said something. */
export const saying = (editor: Editor, what: Said['what']): Editor => ({
  ...editor,
  said: { what, turn: (editor.said?.turn ?? 0) + 1 },
});

/** The document changed. What is selected, drawn or written stays as it is. */
export const withDoc = (editor: Editor, doc: Doc, run?: string): Editor => ({
  ...editor,
  history: changed(editor.history, doc, run),
});

/** The shape that is picked up, if one is. */
export function selectedShape({ selected, history }: Editor): Shape | undefined {
  if (selected?.of !== 'shape') return undefined;
  return shapesOf(history.now).find(({ id }) => id === selected.id);
}

/** The suggestion that is picked up, if one is and it is still open. */
export function selectedSuggestion({ selected, history }: Editor, world: World): Suggestion | undefined {
  if (selected?.of !== 'suggestion') return undefined;
  return openSuggestions(world.suggestions, history.now).find(({ id }) => id === selected.id);
}

/** What Tab goes through, in the order of the list beside the picture. */
export function stops({ history }: Editor, world: World): readonly Selected[] {
  return [
    ...openSuggestions(world.suggestions, history.now).map(({ id }) => ({ of: 'suggestion' as const, id })),
    ...shapesOf(history.now).map(({ id }) => ({ of: 'shape' as const, id })),
  ];
}

/** Shapes as they are to be drawn now: the document with what is under the hand. */
export function visibleShapes({ history, gesture, writing }: Editor): readonly Shape[] {
  const shapes = shapesOf(history.now).filter(({ id }) => id !== writing?.id);
  const draft = gesture?.draft;
  if (draft === null || draft === undefined) return shapes;
  return shapes.some(({ id }) => id === draft.id)
    ? shapes.map((shape) => (shape.id === draft.id ? draft : shape))
    : [...shapes, draft];
}

/** Does the tool draw by dragging from one point to another? */
export const drags = (tool: Tool): tool is Exclude<ShapeKind, 'text' | 'number'> =>
  tool !== 'select' && tool !== 'text' && tool !== 'number';
