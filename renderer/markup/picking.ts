import type { Area, Point } from '../../core/evidence/marks.ts';
import { boundsOf, distance, grown, type Measure } from './geometry.ts';
import { handlesOf, type HandleName } from './handles.ts';
import type { Shape } from './shapes.ts';
import type { Sizes } from './sizes.ts';

const within = (point: Point, { x, y, width, height }: Area): boolean =>
  point.x >= x && point.y >= y && point.x <= x + width && point.y <= y + height;

function toSegment(point: Point, from: Point, to: Point): number {
  const length = distance(from, to);
  if (length === 0) return distance(point, from);
  const along =
    ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / (length * length);
  const t = Math.min(1, Math.max(0, along));
  return distance(point, { x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) });
}

/** Near the outline of an area: not so far outside, and not deep inside. */
function onBorder(point: Point, area: Area, reach: number): boolean {
  const deep = area.width > 2 * reach && area.height > 2 * reach && within(point, grown(area, -reach));
  return within(point, grown(area, reach)) && !deep;
}

/** Is what is drawn of the shape at this point, or within `reach` pixels of it? */
function drawnAt(shape: Shape, point: Point, reach: number, sizes: Sizes, measure: Measure): boolean {
  switch (shape.kind) {
    case 'arrow':
      return toSegment(point, shape.from, shape.to) <= reach + sizes.stroke;
    case 'line':
      return shape.points.some(
        (from, index) => toSegment(point, from, shape.points[index + 1] ?? from) <= reach + sizes.stroke,
      );
    case 'box':
    case 'ellipse':
    case 'crop':
      return onBorder(point, shape.area, reach);
    case 'text':
    case 'number':
    case 'highlight':
    case 'redact':
      return within(point, boundsOf(shape, sizes, measure));
  }
}

/**
 * The topmost shape at a point. What is drawn there comes before the hollow of a box around it; the inside of the
 * crop is the whole picture and picks nothing.
 */
export function pickShape(
  shapes: readonly Shape[],
  point: Point,
  reach: number,
  sizes: Sizes,
  measure: Measure,
): Shape | undefined {
  const fromTop = [...shapes].reverse();
  return (
    fromTop.find((shape) => drawnAt(shape, point, reach, sizes, measure)) ??
    fromTop.find((shape) => (shape.kind === 'box' || shape.kind === 'ellipse') && within(point, shape.area))
  );
}

/** The handle of a shape within reach, the nearest first. */
export function pickHandle(shape: Shape, point: Point, reach: number): HandleName | undefined {
  const near = handlesOf(shape)
    .map(({ name, at }) => ({ name, far: distance(at, point) }))
    .filter(({ far }) => far <= reach)
    .sort((a, b) => a.far - b.far);
  return near[0]?.name;
}

/** The suggestion at a point, the smallest first: boxes may lie within each other. */
export function pickArea<T extends { area: Area }>(boxes: readonly T[], point: Point): T | undefined {
  return boxes
    .filter(({ area }) => within(point, area))
    .sort((a, b) => a.area.width * a.area.height - b.area.width * b.area.height)[0];
}
