import type { Point } from '../../core/evidence/marks.ts';
import { areaBetween, distance, inside, leastSide, squared, straightened, type Size } from './geometry.ts';
import type { Editor, Tool } from './editor.ts';
import { freeId, hasArea, nextNumber, type Shape } from './shapes.ts';

/** Most points of a free line (core/evidence/marks). */
const mostPoints = 5_000;

/** The shape that a tool draws from one point to another; null for tools that do not draw this way. */
export function drawnShape(editor: Editor, tool: Tool, from: Point, to: Point): Shape | null {
  const { marks } = editor.history.now;
  const id = freeId(marks);
  const { color } = editor;
  switch (tool) {
    case 'select':
    case 'text':
      return null;
    case 'arrow':
      return { kind: 'arrow', id, color, from, to };
    case 'line':
      return { kind: 'line', id, color, points: [from, to] };
    case 'number':
      return { kind: 'number', id, color, at: to, number: nextNumber(marks) };
    case 'box':
    case 'ellipse':
      return { kind: tool, id, color, area: areaBetween(from, to) };
    case 'highlight':
      return { kind: tool, id, color: editor.highlightColor, area: areaBetween(from, to) };
    case 'redact':
      return { kind: 'redact', id, area: areaBetween(from, to) };
    case 'crop':
      return { kind: 'crop', id: 'crop', area: areaBetween(from, to) };
  }
}

/** What is drawn, led on to another point. `even`: squares, circles and straight directions (Shift). */
export function ledOn(draft: Shape, start: Point, to: Point, picture: Size, even: boolean, step = 0): Shape {
  const end = inside(to, picture);
  if (hasArea(draft)) return { ...draft, area: areaBetween(start, even ? squared(start, end) : end) };
  switch (draft.kind) {
    case 'arrow':
      return { ...draft, to: even ? inside(straightened(start, end), picture) : end };
    case 'line': {
      const last = draft.points.at(-1) ?? start;
      if (distance(last, end) < step || draft.points.length >= mostPoints) return draft;
      return { ...draft, points: [...draft.points, end] };
    }
    case 'text':
    case 'number':
      return { ...draft, at: end };
  }
}

/** Large enough that somebody meant it. */
export function isMeant(shape: Shape): boolean {
  if (hasArea(shape)) return shape.area.width >= leastSide && shape.area.height >= leastSide;
  switch (shape.kind) {
    case 'arrow':
      return distance(shape.from, shape.to) >= 2 * leastSide;
    case 'line':
      return shape.points.some((point) => distance(point, shape.points[0] ?? point) >= leastSide);
    case 'text':
    case 'number':
      return true;
  }
}
