import type { Mark, Point } from '../../core/evidence/marks.ts';
import { selectedShape, selectedSuggestion, visibleShapes, type Editor, type World } from './editor.ts';
import type { Size } from './geometry.ts';
import { guideNodes } from './guides.ts';
import { Konva, pictureOf, shapeOf } from './konva.ts';
import { nodesOf } from './nodes.ts';
import type { Shape } from './shapes.ts';
import { openSuggestions } from './suggestion.ts';
import type { View } from './view.ts';

/**
 * The editor's canvas. Marks that have not changed keep their Konva shapes: a drag over a picture with a hundred marks
 * draws one anew.
 */
export class Painting {
  readonly #stage: Konva.Stage;
  readonly #picture = new Konva.Layer({ listening: false });
  readonly #annotations = new Konva.Layer({ listening: false });
  readonly #covers = new Konva.Layer({ listening: false });
  readonly #guides = new Konva.Layer({ listening: false });
  readonly #known = new Map<string, { mark: Mark; group: Konva.Group }>();

  constructor(container: HTMLDivElement, image: HTMLImageElement) {
    this.#stage = new Konva.Stage({ container, width: 1, height: 1, listening: false });
    this.#picture.add(pictureOf(image));
    // Covered areas lie over every annotation, as in the file that leaves.
    this.#stage.add(this.#picture, this.#annotations, this.#covers, this.#guides);
  }

  /** Draws the editor as it is. */
  paint(editor: Editor, world: World, view: View, window: Size): void {
    this.#stage.size(window);
    for (const layer of this.#stage.getLayers()) {
      layer.position({ x: view.x, y: view.y });
      layer.scale({ x: view.scale, y: view.scale });
    }
    // Single pixels are seen as such when somebody looks that close.
    this.#picture.imageSmoothingEnabled(view.scale < 3);
    const shapes = visibleShapes(editor);
    this.#paintMarks(shapes, world);
    this.#paintGuides(editor, shapes, world, view);
    this.#stage.batchDraw();
  }

  #paintMarks(shapes: readonly Shape[], world: World): void {
    const marks = shapes.filter((shape) => shape.kind !== 'crop');
    const wanted = new Set(marks.map(({ id }) => id));
    for (const [id, { mark, group }] of this.#known) {
      if (wanted.has(id) && marks.includes(mark)) continue;
      group.destroy();
      this.#known.delete(id);
    }
    for (const mark of marks) {
      const known = this.#known.get(mark.id);
      const group = known?.group ?? new Konva.Group({ listening: false });
      if (known === undefined) {
        group.add(...nodesOf(mark, world.sizes).map(shapeOf));
        (mark.kind === 'redact' ? this.#covers : this.#annotations).add(group);
        this.#known.set(mark.id, { mark, group });
      }
      group.moveToTop();
    }
  }

  #paintGuides(editor: Editor, shapes: readonly Shape[], world: World, view: View): void {
    this.#guides.destroyChildren();
    const chosen = selectedShape(editor);
    const selected = chosen && (shapes.find(({ id }) => id === chosen.id) ?? chosen);
    const crosshair: Point | null = editor.crosshair;
    const nodes = guideNodes({
      shapes,
      selected: editor.gesture?.act === 'draw' ? undefined : selected,
      suggestions: openSuggestions(world.suggestions, editor.history.now),
      suggestion: selectedSuggestion(editor, world),
      crosshair,
      world,
      scale: view.scale,
    });
    if (nodes.length > 0) this.#guides.add(...nodes.map(shapeOf));
  }

  destroy(): void {
    this.#stage.destroy();
  }
}
