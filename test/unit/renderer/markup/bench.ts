import type { PictureMarks } from '../../../../core/evidence/marks.ts';
import { edited, type Action } from '../../../../renderer/markup/edit.ts';
import { opened, worldOf, type Editor, type World } from '../../../../renderer/markup/editor.ts';
import type { Suggestion } from '../../../../renderer/markup/suggestion.ts';

/** A ruler that needs no canvas: every letter as wide as half its height. */
const ruler = (text: string, size: number) => ({ width: text.length * size * 0.5, height: size });

export const picture = { width: 1000, height: 600 };
const reach = 8;

/** An editor that is worked on step by step. */
export class Bench {
  editor: Editor;
  readonly world: World;

  constructor(marks: Partial<PictureMarks> = {}, suggestions: readonly Suggestion[] = []) {
    this.world = worldOf(picture, suggestions, ruler);
    this.editor = opened({ marks: marks.marks ?? [], crop: marks.crop ?? null, declined: [] });
  }

  act(...actions: readonly Action[]): this {
    for (const action of actions) this.editor = edited(this.editor, action, this.world);
    return this;
  }

  drag(from: readonly [number, number], ...to: (readonly [number, number])[]): this {
    const at = ([x, y]: readonly [number, number]) => ({ x, y });
    this.act({ do: 'press', at: at(from), reach });
    for (const place of to) this.act({ do: 'drag', at: at(place), reach, even: false });
    return this.act({ do: 'release', at: at(to.at(-1) ?? from), reach });
  }

  arrows(x: number, y: number, resize = false): this {
    return this.act({ do: 'arrow', by: { x, y }, resize });
  }

  get marks() {
    return this.editor.history.now.marks;
  }
  get crop() {
    return this.editor.history.now.crop;
  }
  get said() {
    return this.editor.said?.what.event;
  }
}
