import type { Mark } from '../../core/evidence/marks.ts';
import { coverColor } from '../../core/evidence/redaction.ts';
import { paints } from './palette.ts';
import type { Sizes } from './sizes.ts';

/** One thing that Konva draws; `config` as its documentation names it (https://konvajs.org/api/Konva.html). */
export interface Node {
  type: 'Arrow' | 'Ellipse' | 'Line' | 'Rect' | 'Circle' | 'Text';
  config: Record<string, unknown>;
}

/** Letters of marks: bold, so that they are read when the picture is shown small. */
export const lettering = {
  fontFamily:
    '"Segoe UI", system-ui, -apple-system, "Noto Sans", "Leelawadee UI", "Noto Sans Thai", Thonburi, sans-serif',
  fontStyle: 'bold',
  lineHeight: 1.25,
} as const;

/** A translucent colour, through which what is highlighted can be read. */
const through = 0.3;

/** The same outline twice: the contrasting one below, wider by a halo on each side, then the colour. */
function outlined(type: Node['type'], config: object, color: string, halo: string, sizes: Sizes): Node[] {
  const { stroke } = sizes;
  const joined = { lineCap: 'round', lineJoin: 'round', ...config };
  return [
    { type, config: { ...joined, stroke: halo, strokeWidth: stroke + 2 * sizes.halo } },
    { type, config: { ...joined, stroke: color, strokeWidth: stroke } },
  ];
}

/** How a mark is drawn, lowest first, in pixels of the picture. */
export function nodesOf(mark: Mark, sizes: Sizes): Node[] {
  if (mark.kind === 'redact') {
    return [{ type: 'Rect', config: { ...mark.area, fill: `rgb(${coverColor.join(',')})` } }];
  }
  const { fill, halo, ink } = paints[mark.color];
  switch (mark.kind) {
    case 'arrow': {
      const points = [mark.from.x, mark.from.y, mark.to.x, mark.to.y];
      const head = { pointerLength: sizes.stroke * 4, pointerWidth: sizes.stroke * 4 };
      const [below, above] = outlined('Arrow', { points, ...head }, fill, halo, sizes);
      return [filled(below, halo), filled(above, fill)];
    }
    case 'box':
      return outlined('Rect', mark.area, fill, halo, sizes);
    case 'ellipse': {
      const { x, y, width, height } = mark.area;
      const round = { x: x + width / 2, y: y + height / 2, radiusX: width / 2, radiusY: height / 2 };
      return outlined('Ellipse', round, fill, halo, sizes);
    }
    case 'line':
      return outlined('Line', { points: mark.points.flatMap(({ x, y }) => [x, y]) }, fill, halo, sizes);
    case 'highlight': {
      const thin = { ...sizes, stroke: sizes.stroke / 2, halo: sizes.halo / 2 };
      const wash: Node = { type: 'Rect', config: { ...mark.area, fill, opacity: through } };
      return [wash, ...outlined('Rect', mark.area, fill, halo, thin)];
    }
    case 'text': {
      const text = { ...mark.at, text: mark.text, fontSize: sizes.text, ...lettering };
      const around = { stroke: halo, strokeWidth: sizes.text / 5, lineJoin: 'round' };
      return [{ type: 'Text', config: { ...text, fill, ...around, fillAfterStrokeEnabled: true } }];
    }
    case 'number': {
      const { marker } = sizes;
      const disc = { ...mark.at, radius: marker, fill, stroke: halo, strokeWidth: 2 * sizes.halo };
      return [
        { type: 'Circle', config: disc },
        { type: 'Text', config: numeral(mark.at, String(mark.number), marker, ink) },
      ];
    }
  }
}

const filled = (node: Node | undefined, fill: string): Node => ({
  type: 'Arrow',
  config: { ...node?.config, fill },
});

/** The number in the middle of its disc; three digits still fit. */
const numeral = ({ x, y }: { x: number; y: number }, text: string, radius: number, fill: string) => ({
  x: x - radius,
  y: y - radius,
  width: 2 * radius,
  height: 2 * radius,
  align: 'center',
  verticalAlign: 'middle',
  text,
  fill,
  ...lettering,
  lineHeight: 1,
  fontSize: radius * (text.length > 2 ? 0.85 : 1.2),
});
