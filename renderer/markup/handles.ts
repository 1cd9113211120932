import type { Area, Point } from '../../core/evidence/marks.ts';
import { areaBetween, inside, leastSide, plus, type Size } from './geometry.ts';
import { hasArea, type Shape } from './shapes.ts';

/** Where a shape can be pulled: the points of the compass of an area, the two ends of an arrow. */
export type HandleName = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'from' | 'to';

export interface Handle {
  name: HandleName;
  at: Point;
}

const compass = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;

/** A point of the compass on an area: 0, ½ or 1 of its width and height. */
function onArea(name: (typeof compass)[number], { x, y, width, height }: Area): Point {
  const across = name.includes('w') ? 0 : name.includes('e') ? 1 : 0.5;
  const down = name.includes('n') ? 0 : name.includes('s') ? 1 : 0.5;
  return { x: x + across * width, y: y + down * height };
}

/** The handles of a shape; lines, words and numbers can only be moved. */
export function handlesOf(shape: Shape): readonly Handle[] {
  if (hasArea(shape)) return compass.map((name) => ({ name, at: onArea(name, shape.area) }));
  if (shape.kind !== 'arrow') return [];
  return [
    { name: 'from', at: shape.from },
    { name: 'to', at: shape.to },
  ];
}

/** The handle that the keyboard pulls: the lower right corner, or the arrow's head. */
export const keyHandle = (shape: Shape): Handle | undefined =>
  handlesOf(shape).find(({ name }) => name === 'se' || name === 'to');

/** The shape with a handle pulled to a point. Pulled past the opposite side, an area turns over. */
export function resized(shape: Shape, handle: HandleName, to: Point, picture: Size): Shape {
  const end = inside(to, picture);
  if (hasArea(shape)) return { ...shape, area: pulled(shape.area, handle, end, picture) };
  if (shape.kind !== 'arrow') return shape;
  return handle === 'from' ? { ...shape, from: end } : { ...shape, to: end };
}

function pulled(area: Area, handle: HandleName, to: Point, picture: Size): Area {
  const left = handle.includes('w');
  const top = handle.includes('n');
  const far = plus(area, { x: area.width, y: area.height });
  // The corner that stays, and where the other one goes; a side moves along one axis only.
  const fixed = { x: left ? far.x : area.x, y: top ? far.y : area.y };
  const free = {
    x: left || handle.includes('e') ? to.x : far.x,
    y: top || handle.includes('s') ? to.y : far.y,
  };
  return atLeast(areaBetween(fixed, free), picture);
}

/** Grown to the least side, within the picture. */
function atLeast({ x, y, width, height }: Area, picture: Size): Area {
  const wide = Math.max(leastSide, width);
  const high = Math.max(leastSide, height);
  return {
    x: Math.max(0, Math.min(x, picture.width - wide)),
    y: Math.max(0, Math.min(y, picture.height - high)),
    width: wide,
    height: high,
  };
}
