import type { Mark } from '../../core/evidence/marks.ts';
import type { Size } from './geometry.ts';
import { Konva, shapeOf } from './konva.ts';
import { pngOfCanvas } from '../ui/pngOf.ts';
import { nodesOf } from './nodes.ts';
import { sizesFor } from './sizes.ts';

/**
 * The annotations alone as a PNG of the picture's size in pixels, transparent elsewhere; null when there are none.
 * The picture itself is not drawn: what leaves is put together from the file, never from what a page has painted.
 * @throws {Error} when the page has no memory left for a canvas of this size
 */
export async function renderOverlay(
  marks: readonly Mark[],
  picture: Size,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const annotations = marks.filter(({ kind }) => kind !== 'redact');
  if (annotations.length === 0) return null;
  const layer = new Konva.Layer({ listening: false });
  const stage = new Konva.Stage({ container: document.createElement('div'), ...picture });
  try {
    stage.add(layer);
    const sizes = sizesFor(picture);
    for (const mark of annotations) layer.add(...nodesOf(mark, sizes).map(shapeOf));
    return await pngOfCanvas(stage.toCanvas({ ...picture, x: 0, y: 0, pixelRatio: 1 }));
  } finally {
    stage.destroy();
  }
}
