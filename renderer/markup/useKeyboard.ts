import type { KeyboardEvent, RefObject } from 'react';
import { canvasCommandOf, commandOf, type Command } from './commands.ts';
import { selectedSuggestion } from './editor.ts';
import { nextStop } from './keyboard.ts';
import type { OpenEditor } from './useEditor.ts';
import type { Look } from './useView.ts';

const zoomStep = 1.25;

/** The keys of the editor, for its outermost element. Nothing that it understands goes on to the page behind it. */
export function useKeyboard(
  { editor, world, act }: OpenEditor,
  look: Look,
  region: RefObject<HTMLElement | null>,
  way: { done: () => void; cancel: () => void },
): (event: KeyboardEvent<HTMLElement>) => void {
  const carryOut = (command: Command): void => {
    switch (command.ask) {
      case 'tool':
        act({ do: 'tool', tool: command.tool });
        // From a letter on, the picture has the keyboard: arrow keys and Enter draw.
        region.current?.focus({ preventScroll: true });
        break;
      case 'color':
        act({ do: 'color', color: command.color });
        break;
      case 'arrow':
        act({ do: 'arrow', by: command.by, resize: command.resize });
        break;
      case 'step':
        act({ do: 'step', by: command.by });
        break;
      case 'place':
      case 'delete':
      case 'undo':
      case 'redo':
      case 'accept':
      case 'decline':
        act({ do: command.ask });
        break;
      case 'cancel':
      case 'done':
        way[command.ask]();
        break;
      case 'zoomIn':
        look.zoomBy(zoomStep);
        break;
      case 'zoomOut':
        look.zoomBy(1 / zoomStep);
        break;
      case 'fit':
        look.fit();
        break;
      case 'fullSize':
        look.fullSize();
        break;
    }
  };
  return (event) => {
    // The report behind has keys of its own, such as Ctrl+Enter.
    event.stopPropagation();
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const onPicture = event.target === region.current;
    const command =
      (onPicture ? canvasCommandOf(event, world.picture) : undefined) ??
      commandOf(event, selectedSuggestion(editor, world) !== undefined);
    if (command === undefined) return;
    // Past the last mark, Tab leads on to the next button.
    const leaves = command.ask === 'step' && nextStop(editor, command.by, world) === undefined;
    if (!leaves) event.preventDefault();
    carryOut(command);
  };
}
