import { saying, selectedSuggestion, withDoc, type Editor, type World } from './editor.ts';
import { freeId, type Doc } from './shapes.ts';
import { openSuggestions, type Suggestion } from './suggestion.ts';

/** The open suggestions that are meant: those named, else the one that is selected. */
function meant(editor: Editor, world: World, ids: readonly string[] | undefined): readonly Suggestion[] {
  const selected = selectedSuggestion(editor, world);
  const wanted = ids ?? (selected === undefined ? [] : [selected.id]);
  return openSuggestions(world.suggestions, editor.history.now).filter(({ id }) => wanted.includes(id));
}

/** Covers suggestions, all in one step that can be undone. The next open one is selected. */
export function accepted(editor: Editor, world: World, ids?: readonly string[]): Editor {
  const taken = meant(editor, world, ids);
  if (taken.length === 0) return editor;
  const doc = taken.reduce<Doc>(
    (now, { area }) => ({
      ...now,
      marks: [...now.marks, { kind: 'redact', id: freeId(now.marks), area: whole(area) }],
    }),
    editor.history.now,
  );
  const next = saying(withDoc(editor, doc), { event: 'accepted', count: taken.length });
  return onToNext(next, taken[0], world);
}

/** Leaves suggestions as they are. They can be asked about again by undo. */
export function declined(editor: Editor, world: World, ids?: readonly string[]): Editor {
  const left = meant(editor, world, ids);
  if (left.length === 0) return editor;
  const { now } = editor.history;
  const doc = { ...now, declined: [...now.declined, ...left.map(({ id }) => id)] };
  const next = saying(withDoc(editor, doc), { event: 'declined', count: left.length });
  return onToNext(next, left[0], world);
}

/** Whole pixels, rounded outward: nothing of a letter stays at the edge. */
const whole = ({ x, y, width, height }: Suggestion['area']): Suggestion['area'] => {
  const left = Math.floor(x);
  const top = Math.floor(y);
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
};

/** Selects the open suggestion after the one that was answered, so that one key after another is enough. */
function onToNext(editor: Editor, answered: Suggestion | undefined, world: World): Editor {
  const was = world.suggestions.findIndex(({ id }) => id === answered?.id);
  const open = openSuggestions(world.suggestions, editor.history.now);
  const next = open.find(({ id }) => world.suggestions.findIndex((one) => one.id === id) > was) ?? open[0];
  return { ...editor, selected: next === undefined ? null : { of: 'suggestion', id: next.id } };
}
