import type { Point } from '../../core/evidence/marks.ts';
import { drawnShape, isMeant, ledOn } from './drawing.ts';
import {
  saying,
  selectedShape,
  selectedSuggestion,
  stops,
  withDoc,
  type Editor,
  type Gesture,
  type World,
} from './editor.ts';
import { boundsOf, inside, middleOf, moved, plus } from './geometry.ts';
import { keyHandle, resized } from './handles.ts';
import { pickShape } from './picking.ts';
import { placed, selecting } from './pointer.ts';
import { shapesOf, withShape, type Shape } from './shapes.ts';
import { accepted } from './answers.ts';

/** What the keyboard does on the picture. Distances in pixels of the picture. */
export type KeyAction =
  { do: 'arrow'; by: Point; resize: boolean } | { do: 'place' } | { do: 'step'; by: 1 | -1 };

/** The editor after a key. */
export function keyed(editor: Editor, action: KeyAction, world: World): Editor {
  switch (action.do) {
    case 'arrow':
      return arrowed(editor, action.by, action.resize, world);
    case 'place':
      return placing(editor, world);
    case 'step':
      return stepped(editor, action.by, world);
  }
}

/** Arrow keys: what is drawn grows, what is selected moves, else the crosshair does. */
function arrowed(editor: Editor, by: Point, resize: boolean, world: World): Editor {
  const { gesture, crosshair } = editor;
  const shape = selectedShape(editor);
  if (gesture === null && shape !== undefined) return pushed(editor, shape, by, resize, world);
  const to = inside(plus(crosshair ?? middleOf({ x: 0, y: 0, ...world.picture }), by), world.picture);
  const next = saying({ ...editor, crosshair: to, selected: null }, { event: 'at', point: to });
  if (gesture?.by !== 'keys' || gesture.draft === null) return next;
  const draft = ledOn(gesture.draft, gesture.start, to, world.picture, false);
  return { ...next, gesture: { ...gesture, draft } };
}

function pushed(editor: Editor, shape: Shape, by: Point, resize: boolean, world: World): Editor {
  const { picture, sizes, measure } = world;
  const handle = keyHandle(shape);
  if (resize && handle === undefined) return editor;
  const changed =
    resize && handle !== undefined
      ? resized(shape, handle.name, plus(handle.at, by), picture)
      : moved(shape, by, picture, boundsOf(shape, sizes, measure));
  const event = resize ? 'resized' : 'moved';
  const next = withDoc(editor, withShape(editor.history.now, changed), `${event} ${shape.id}`);
  return saying(next, { event, shape: changed });
}

/** Enter: answers, begins or ends what is drawn at the crosshair, or picks up what is there. */
function placing(editor: Editor, world: World): Editor {
  if (selectedSuggestion(editor, world) !== undefined) return accepted(editor, world);
  const chosen = selectedShape(editor);
  if (chosen?.kind === 'text') {
    return { ...editor, writing: { at: chosen.at, id: chosen.id, text: chosen.text } };
  }
  const at = editor.crosshair ?? middleOf({ x: 0, y: 0, ...world.picture });
  const here: Editor = { ...editor, crosshair: at, selected: null };
  if (editor.gesture?.by === 'keys') return ended(here, editor.gesture);
  if (editor.tool === 'text') return { ...here, writing: { at, id: null, text: '' } };
  if (editor.tool === 'select') {
    const shape = pickShape(shapesOf(editor.history.now), at, world.sizes.stroke, world.sizes, world.measure);
    return shape === undefined ? saying(here, { event: 'at', point: at }) : selecting(here, shape);
  }
  const draft = drawnShape(here, editor.tool, at, at);
  if (draft === null) return here;
  if (editor.tool === 'number') return { ...placed(here, draft), selected: null };
  const gesture: Gesture = { act: 'draw', by: 'keys', start: at, draft, original: null };
  return saying({ ...here, gesture }, { event: 'started', shape: draft });
}

/** Nothing is selected afterwards: the arrow keys lead the crosshair on to the next mark. */
function ended(editor: Editor, { draft }: Gesture): Editor {
  if (draft === null || !isMeant(draft)) return saying(editor, { event: 'tooSmall' });
  return { ...placed({ ...editor, gesture: null }, draft), selected: null };
}

/** Tab: the next mark or suggestion; after the last one nothing, and the focus goes on. */
function stepped(editor: Editor, by: 1 | -1, world: World): Editor {
  const all = stops(editor, world);
  const index = nextStop(editor, by, world);
  const stop = index === undefined ? undefined : all[index];
  const next: Editor = { ...editor, gesture: null, selected: stop ?? null };
  const shape = selectedShape(next);
  if (shape !== undefined) return saying(next, { event: 'selected', shape });
  const suggestion = selectedSuggestion(next, world);
  return suggestion === undefined ? next : saying(next, { event: 'suggestion', suggestion });
}

/** Where Tab leads; undefined: past the end, where the browser's own order goes on. */
export function nextStop(editor: Editor, by: 1 | -1, world: World): number | undefined {
  const all = stops(editor, world);
  const { selected } = editor;
  const now = all.findIndex(({ of, id }) => of === selected?.of && id === selected.id);
  const index = now === -1 ? (by === 1 ? 0 : all.length - 1) : now + by;
  return index >= 0 && index < all.length ? index : undefined;
}
