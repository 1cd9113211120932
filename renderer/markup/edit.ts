import type { MarkColor } from '../../core/evidence/marks.ts';
import { accepted, declined } from './answers.ts';
import {
  saying,
  selectedShape,
  withDoc,
  type Editor,
  type Selected,
  type Tool,
  type World,
} from './editor.ts';
import { redone, settled, undone } from './history.ts';
import { keyed, type KeyAction } from './keyboard.ts';
import { placed, pointed, selecting, type PointerAction } from './pointer.ts';
import { freeId, shapesOf, withoutShape, withShape, type Shape } from './shapes.ts';

/** Everything that can be done in the editor. */
export type Action =
  | PointerAction
  | KeyAction
  | { do: 'tool'; tool: Tool }
  | { do: 'color'; color: MarkColor }
  | { do: 'select'; item: Selected | null }
  /** Without an id what is selected. */
  | { do: 'delete'; id?: string }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'cancel' }
  | { do: 'rewrite'; id: string }
  /** Empty words delete what was written. */
  | { do: 'write'; text: string }
  /** Without ids what is selected. */
  | { do: 'accept'; ids?: readonly string[] }
  | { do: 'decline'; ids?: readonly string[] };

/** The editor after an action: a function of its arguments, so that every way through it can be tested. */
export function edited(editor: Editor, action: Action, world: World): Editor {
  switch (action.do) {
    case 'press':
    case 'drag':
    case 'release':
      return pointed(editor, action, world);
    case 'arrow':
    case 'place':
    case 'step':
      return keyed(editor, action, world);
    case 'tool':
      return { ...quiet(editor), tool: action.tool, selected: null };
    case 'color':
      return coloured(editor, action.color);
    case 'select':
      return chosen(editor, action.item, world);
    case 'delete':
      return deleted(editor, action.id);
    case 'undo':
    case 'redo':
      return travelled(editor, action.do);
    case 'cancel':
      return cancelled(editor);
    case 'rewrite':
      return rewriting(editor, action.id);
    case 'write':
      return written(editor, action.text);
    case 'accept':
      return accepted(quiet(editor), world, action.ids);
    case 'decline':
      return declined(quiet(editor), world, action.ids);
  }
}

/** Nothing under the hand, and the next change a step of its own. */
const quiet = (editor: Editor): Editor => ({
  ...editor,
  gesture: null,
  writing: null,
  history: settled(editor.history),
});

/** Is there something that Escape takes back before it closes the editor? */
export const canCancel = ({ gesture, writing, selected, tool }: Editor): boolean =>
  gesture !== null || writing !== null || selected !== null || tool !== 'select';

function cancelled(editor: Editor): Editor {
  const next = saying(quiet(editor), { event: 'cancelled' });
  if (editor.gesture !== null || editor.writing !== null) return next;
  return editor.selected === null ? { ...next, tool: 'select' } : { ...next, selected: null };
}

function coloured(editor: Editor, color: MarkColor): Editor {
  const shape = selectedShape(editor);
  const highlights = shape === undefined ? editor.tool === 'highlight' : shape.kind === 'highlight';
  const next: Editor = { ...editor, ...(highlights ? { highlightColor: color } : { color }) };
  if (shape === undefined || !('color' in shape) || shape.color === color) return next;
  return withDoc(
    { ...next, history: settled(next.history) },
    withShape(editor.history.now, { ...shape, color }),
  );
}

function chosen(editor: Editor, item: Selected | null, world: World): Editor {
  const next = { ...quiet(editor), selected: item };
  const shape = selectedShape(next);
  if (shape !== undefined) return selecting(next, shape);
  const suggestion = world.suggestions.find(({ id }) => item?.of === 'suggestion' && id === item.id);
  return suggestion === undefined ? next : saying(next, { event: 'suggestion', suggestion });
}

function deleted(editor: Editor, id: string | undefined): Editor {
  const shape = id === undefined ? selectedShape(editor) : find(editor, id);
  if (shape === undefined) return editor;
  const next = withDoc(quiet(editor), withoutShape(editor.history.now, shape.id));
  return saying({ ...next, selected: null }, { event: 'deleted', shape });
}

const find = (editor: Editor, id: string): Shape | undefined =>
  shapesOf(editor.history.now).find((shape) => shape.id === id);

function travelled(editor: Editor, way: 'undo' | 'redo'): Editor {
  const resting = quiet(editor);
  const history = way === 'undo' ? undone(resting.history) : redone(resting.history);
  if (history === resting.history) {
    return saying(resting, { event: way === 'undo' ? 'nothingToUndo' : 'nothingToRedo' });
  }
  const next: Editor = { ...resting, history };
  const still = selectedShape(next) !== undefined;
  return saying(still ? next : { ...next, selected: null }, { event: way === 'undo' ? 'undone' : 'redone' });
}

function rewriting(editor: Editor, id: string): Editor {
  const shape = find(editor, id);
  if (shape?.kind !== 'text') return editor;
  const writing = { at: shape.at, id, text: shape.text };
  return { ...quiet(editor), selected: { of: 'shape', id }, writing };
}

function written(editor: Editor, words: string): Editor {
  const { writing } = editor;
  if (writing === null) return editor;
  const text = words.trim();
  const known = writing.id === null ? undefined : find(editor, writing.id);
  if (text === '') return known === undefined ? quiet(editor) : deleted(editor, known.id);
  if (known?.kind === 'text') {
    return known.text === text ? quiet(editor) : placed(quiet(editor), { ...known, text });
  }
  const { color, history } = editor;
  const mark: Shape = { kind: 'text', id: freeId(history.now.marks), color, at: writing.at, text };
  return placed(quiet(editor), mark);
}
