import type { Point } from '../../core/evidence/marks.ts';
import { drawnShape, isMeant, ledOn } from './drawing.ts';
import { drags, saying, selectedShape, withDoc, type Editor, type Gesture, type World } from './editor.ts';
import { boundsOf, distance, inside, minus, moved } from './geometry.ts';
import { resized } from './handles.ts';
import { settled } from './history.ts';
import { pickArea, pickHandle, pickShape } from './picking.ts';
import { shapesOf, withShape, type Shape } from './shapes.ts';
import { openSuggestions } from './suggestion.ts';

/** What the pointer does. `reach`: how near is near enough, in pixels of the picture. */
export type PointerAction =
  | { do: 'press'; at: Point; reach: number }
  | { do: 'drag'; at: Point; reach: number; even: boolean }
  | { do: 'release'; at: Point; reach: number };

/** The editor after a pointer went down, moved or went up. */
export function pointed(editor: Editor, action: PointerAction, world: World): Editor {
  switch (action.do) {
    case 'press':
      return pressed({ ...editor, history: settled(editor.history) }, action, world);
    case 'drag':
      return dragged(editor, action, world);
    case 'release':
      return released(editor, action, world);
  }
}

type At = Extract<PointerAction, { do: 'press' }> | Extract<PointerAction, { do: 'release' }>;

function pressed(editor: Editor, { at, reach }: At, world: World): Editor {
  const chosen = selectedShape(editor);
  const handle = chosen === undefined ? undefined : pickHandle(chosen, at, reach);
  if (chosen !== undefined && handle !== undefined) return grip(editor, handle, at, chosen);
  if (editor.tool !== 'select') {
    const start = inside(at, world.picture);
    // A number is there at once and can still be pushed into place.
    const draft = editor.tool === 'number' ? drawnShape(editor, 'number', start, start) : null;
    const gesture: Gesture = { act: 'draw', by: 'pointer', start, draft, original: null };
    return { ...editor, selected: null, crosshair: null, gesture };
  }
  const shape = shapeAt(editor, at, reach, world);
  return shape === undefined ? selectedAt(editor, at, world) : grip(editor, 'move', at, shape);
}

const grip = (editor: Editor, act: Gesture['act'], start: Point, original: Shape): Editor => ({
  ...editor,
  crosshair: null,
  selected: { of: 'shape', id: original.id },
  gesture: { act, by: 'pointer', start, draft: null, original },
});

const shapeAt = (editor: Editor, at: Point, reach: number, world: World): Shape | undefined =>
  pickShape(shapesOf(editor.history.now), at, reach, world.sizes, world.measure);

/** A suggestion there is selected, else nothing. */
function selectedAt(editor: Editor, at: Point, world: World): Editor {
  const suggestion = pickArea(openSuggestions(world.suggestions, editor.history.now), at);
  if (suggestion === undefined) return { ...editor, selected: null };
  const next: Editor = { ...editor, selected: { of: 'suggestion', id: suggestion.id } };
  return saying(next, { event: 'suggestion', suggestion });
}

type Drag = Extract<PointerAction, { do: 'drag' }>;

function dragged(editor: Editor, { at, reach, even }: Drag, world: World): Editor {
  const { gesture } = editor;
  if (gesture?.by !== 'pointer') return editor;
  // A hand trembles when it clicks: a few pixels are not a drag yet.
  if (gesture.draft === null && distance(gesture.start, at) < reach / 2) return editor;
  const draft = draftAt(editor, gesture, at, even, reach, world);
  return draft === null ? editor : { ...editor, gesture: { ...gesture, draft } };
}

function draftAt(
  editor: Editor,
  gesture: Gesture,
  at: Point,
  even: boolean,
  reach: number,
  world: World,
): Shape | null {
  const { picture, sizes, measure } = world;
  const { act, start, original } = gesture;
  if (act === 'draw' || original === null) {
    const begun = gesture.draft ?? drawnShape(editor, editor.tool, start, inside(at, picture));
    return begun === null ? null : ledOn(begun, start, at, picture, even, reach / 4);
  }
  if (act === 'move') {
    return moved(original, minus(at, start), picture, boundsOf(original, sizes, measure));
  }
  return resized(original, act, at, picture);
}

function released(editor: Editor, { at, reach }: At, world: World): Editor {
  const { gesture } = editor;
  if (gesture?.by !== 'pointer') return editor;
  const done: Editor = { ...editor, gesture: null };
  const { draft, act, start } = gesture;
  if (act === 'draw') {
    if (editor.tool === 'text') return { ...done, writing: { at: start, id: null, text: '' } };
    if (draft !== null && isMeant(draft)) return placed(done, draft);
    // A click with a drawing tool picks up what is there: nobody draws a box of no size.
    const shape = drags(editor.tool) ? shapeAt(done, at, reach, world) : undefined;
    if (shape !== undefined) return selecting(done, shape);
    return drags(editor.tool) ? selectedAt(done, at, world) : done;
  }
  if (draft === null) return gesture.original === null ? done : selecting(done, gesture.original);
  const next = withDoc(done, withShape(editor.history.now, draft));
  return saying(next, { event: act === 'move' ? 'moved' : 'resized', shape: draft });
}

/** The shape joins the document and is picked up, so that the next key can colour, move or delete it. */
export function placed(editor: Editor, shape: Shape): Editor {
  const next = withDoc(editor, withShape(editor.history.now, shape));
  return saying({ ...next, selected: { of: 'shape', id: shape.id } }, { event: 'placed', shape });
}

/** The shape is picked up. */
export const selecting = (editor: Editor, shape: Shape): Editor =>
  saying({ ...editor, selected: { of: 'shape', id: shape.id } }, { event: 'selected', shape });
