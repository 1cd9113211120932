import type { Area, Point } from '../../core/evidence/marks.ts';
import { hasArea, type Shape } from './shapes.ts';
import type { Sizes } from './sizes.ts';

/** Width and height in pixels of the unmarked picture. */
export interface Size {
  width: number;
  height: number;
}

/** How large words are drawn, in pixels of the picture. The page measures; a test has a ruler of its own. */
export type Measure = (text: string, fontSize: number) => Size;

/** Smallest side of an area, in pixels of the picture: below it nobody meant to draw. */
export const leastSide = 3;

const between = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The nearest point of the picture. */
export const inside = (point: Point, { width, height }: Size): Point => ({
  x: between(point.x, 0, width),
  y: between(point.y, 0, height),
});

export const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });
export const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The upright area with two points as opposite corners, in whole pixels and never empty. */
export function areaBetween(a: Point, b: Point): Area {
  const x = Math.floor(Math.min(a.x, b.x));
  const y = Math.floor(Math.min(a.y, b.y));
  return {
    x,
    y,
    width: Math.max(1, Math.ceil(Math.max(a.x, b.x)) - x),
    height: Math.max(1, Math.ceil(Math.max(a.y, b.y)) - y),
  };
}

/** The second corner moved so that the area is a square, for who holds Shift. */
export function squared(from: Point, to: Point): Point {
  const side = Math.min(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  return { x: from.x + Math.sign(to.x - from.x) * side, y: from.y + Math.sign(to.y - from.y) * side };
}

/** The end moved so that the direction is a multiple of 45 degrees. */
export function straightened(from: Point, to: Point): Point {
  const turn = Math.PI / 4;
  const angle = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / turn) * turn;
  const length = distance(from, to);
  return { x: from.x + Math.cos(angle) * length, y: from.y + Math.sin(angle) * length };
}

export const middleOf = ({ x, y, width, height }: Area): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Is `inner` within `outer`, give or take `slack` pixels? */
export const covers = (outer: Area, inner: Area, slack = 0): boolean =>
  outer.x <= inner.x + slack &&
  outer.y <= inner.y + slack &&
  outer.x + outer.width >= inner.x + inner.width - slack &&
  outer.y + outer.height >= inner.y + inner.height - slack;

/** An area grown by as many pixels on each side. */
export const grown = ({ x, y, width, height }: Area, by: number): Area => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** The upright area that a shape takes up, without its outline. */
export function boundsOf(shape: Shape, sizes: Sizes, measure: Measure): Area {
  if (hasArea(shape)) return shape.area;
  switch (shape.kind) {
    case 'arrow':
      return areaBetween(shape.from, shape.to);
    case 'line': {
      const xs = shape.points.map(({ x }) => x);
      const ys = shape.points.map(({ y }) => y);
      return areaBetween(
        { x: Math.min(...xs), y: Math.min(...ys) },
        { x: Math.max(...xs), y: Math.max(...ys) },
      );
    }
    case 'text':
      return { ...shape.at, ...measure(shape.text, sizes.text) };
    case 'number': {
      const r = sizes.marker;
      return { x: shape.at.x - r, y: shape.at.y - r, width: 2 * r, height: 2 * r };
    }
  }
}

/** The shape moved, as far as it stays in the picture. */
export function moved<S extends Shape>(shape: S, by: Point, picture: Size, bounds: Area): S {
  const step = {
    x: room(by.x, bounds.x, bounds.width, picture.width),
    y: room(by.y, bounds.y, bounds.height, picture.height),
  };
  return movedBy(shape, step) as S;
}

/** How far something of this place and length can go; what sticks out already may only come back. */
const room = (by: number, start: number, length: number, end: number): number =>
  between(by, Math.min(0, -start), Math.max(0, end - start - length));

function movedBy(shape: Shape, by: Point): Shape {
  if (hasArea(shape)) return { ...shape, area: { ...shape.area, ...plus(shape.area, by) } };
  switch (shape.kind) {
    case 'arrow':
      return { ...shape, from: plus(shape.from, by), to: plus(shape.to, by) };
    case 'line':
      return { ...shape, points: shape.points.map((point) => plus(point, by)) };
    case 'text':
    case 'number':
      return { ...shape, at: plus(shape.at, by) };
  }
}
