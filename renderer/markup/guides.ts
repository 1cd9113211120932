import type { Area, Point } from '../../core/evidence/marks.ts';
import type { World } from './editor.ts';
import { boundsOf, grown } from './geometry.ts';
import { handlesOf } from './handles.ts';
import type { Node } from './nodes.ts';
import type { Shape } from './shapes.ts';
import type { Suggestion } from './suggestion.ts';

/** What helps to draw and never leaves: handles, the crosshair, suggestions, what the crop takes away. */
interface Guides {
  shapes: readonly Shape[];
  selected: Shape | undefined;
  suggestions: readonly Suggestion[];
  suggestion: Suggestion | undefined;
  crosshair: Point | null;
  world: World;
  /** CSS pixels per pixel of the picture: guides keep their size on the screen at any zoom. */
  scale: number;
}

/** Seen on any picture: white and black beside each other. */
const light = '#ffffff';
const dark = '#000000';
const accent = '#56b4e9';

/** The guides as nodes, lowest first. */
export function guideNodes(guides: Guides): Node[] {
  const { shapes, selected, suggestions, suggestion, crosshair, world, scale } = guides;
  const css = (pixels: number): number => pixels / scale;
  const crop = shapes.find((shape) => shape.kind === 'crop');
  return [
    ...(crop === undefined ? [] : cropNodes(crop.area, world, css)),
    ...suggestions.flatMap((one) => dashed(one.area, one.id === suggestion?.id, css)),
    ...(selected === undefined ? [] : selection(selected, world, css)),
    ...(crosshair === null ? [] : cross(crosshair, css)),
  ];
}

type Css = (pixels: number) => number;

/** What is cut off lies in shade; the edge is a thin line. */
function cropNodes({ x, y, width, height }: Area, { picture }: World, css: Css): Node[] {
  const right = x + width;
  const below = y + height;
  const bands: Area[] = [
    { x: 0, y: 0, width: picture.width, height: y },
    { x: 0, y: below, width: picture.width, height: picture.height - below },
    { x: 0, y, width: x, height },
    { x: right, y, width: picture.width - right, height },
  ];
  const shade = bands.map((band): Node => ({ type: 'Rect', config: { ...band, fill: 'rgb(0 0 0 / 0.62)' } }));
  return [...shade, ...twoLines({ x, y, width, height }, css, 1)];
}

/** A frame that is seen on light and on dark. */
function twoLines(area: Area, css: Css, width: number): Node[] {
  return [
    { type: 'Rect', config: { ...area, stroke: dark, strokeWidth: css(width + 2) } },
    { type: 'Rect', config: { ...area, stroke: light, strokeWidth: css(width) } },
  ];
}

function dashed(area: Area, chosen: boolean, css: Css): Node[] {
  const around = grown(area, css(2));
  const wide = chosen ? 4 : 2;
  const config = {
    ...around,
    dash: [css(7), css(5)],
    stroke: chosen ? accent : light,
    strokeWidth: css(wide),
  };
  return [
    { type: 'Rect', config: { ...around, fill: dark, opacity: 0.18 } },
    { type: 'Rect', config: { ...around, stroke: dark, strokeWidth: css(wide) } },
    { type: 'Rect', config },
  ];
}

function selection(shape: Shape, { sizes, measure }: World, css: Css): Node[] {
  const bounds = grown(boundsOf(shape, sizes, measure), shape.kind === 'crop' ? 0 : css(5));
  const frame: Node[] =
    shape.kind === 'arrow'
      ? []
      : [
          { type: 'Rect', config: { ...bounds, stroke: dark, strokeWidth: css(3) } },
          { type: 'Rect', config: { ...bounds, stroke: accent, strokeWidth: css(1.5) } },
        ];
  const grips = handlesOf(shape).map(({ at }): Node => ({
    type: 'Circle',
    config: { ...at, radius: css(7), fill: light, stroke: dark, strokeWidth: css(2) },
  }));
  return [...frame, ...grips];
}

function cross({ x, y }: Point, css: Css): Node[] {
  const arm = css(18);
  const gap = css(4);
  const arms = [
    [x - arm, y, x - gap, y],
    [x + gap, y, x + arm, y],
    [x, y - arm, x, y - gap],
    [x, y + gap, x, y + arm],
  ];
  return [5, 2].flatMap((width) =>
    arms.map((points): Node => ({
      type: 'Line',
      config: { points, stroke: width === 5 ? dark : light, strokeWidth: css(width), lineCap: 'round' },
    })),
  );
}
