import { describe, expect, it } from 'vitest';
import { markColors } from '../../../../core/evidence/markColors.ts';
import { Mark } from '../../../../core/evidence/marks.ts';
import { nodesOf } from '../../../../renderer/markup/nodes.ts';
import { paints } from '../../../../renderer/markup/palette.ts';
import { sizesFor } from '../../../../renderer/markup/sizes.ts';

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

describe('how marks look', () => {
  it.each(markColors)('%s stands out from its outline, and words on it can be read', (color) => {
    const { fill, halo, ink } = paints[color];
    expect(contrast(fill, halo)).toBeGreaterThanOrEqual(3);
    expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
  });

  it('is seen in a ticket that shows a screenshot 640 pixels wide', () => {
    for (const width of [1280, 1920, 3840, 7680]) {
      const { stroke, text, marker } = sizesFor({ width, height: width * 0.5625 });
      const small = 640 / width;
      expect(stroke * small).toBeGreaterThanOrEqual(2);
      expect(text * small).toBeGreaterThanOrEqual(12);
      expect(2 * marker * small).toBeGreaterThanOrEqual(18);
    }
  });

  const drawn = { id: 'm', color: 'vermillion' };
  const area = { x: 1, y: 2, width: 30, height: 40 };
  it.each([
    { kind: 'arrow', ...drawn, from: { x: 0, y: 0 }, to: { x: 9, y: 9 } },
    { kind: 'box', ...drawn, area },
    { kind: 'ellipse', ...drawn, area },
    { kind: 'line', ...drawn, points: [area, { x: 9, y: 9 }].map(({ x, y }) => ({ x, y })) },
    { kind: 'highlight', ...drawn, area },
    { kind: 'text', ...drawn, at: { x: 1, y: 1 }, text: 'x' },
    { kind: 'number', ...drawn, at: { x: 1, y: 1 }, number: 3 },
  ])('$kind has its outline below or around its colour', (mark) => {
    const strokes = nodesOf(Mark.parse(mark), sizesFor({ width: 1920, height: 1080 }));
    const halo = strokes.findIndex(({ config }) => config['stroke'] === paints.vermillion.halo);
    const color = strokes.findLastIndex(({ config }) =>
      [config['stroke'], config['fill']].includes(paints.vermillion.fill),
    );
    expect(halo).toBeGreaterThanOrEqual(0);
    expect(color).toBeGreaterThanOrEqual(halo);
  });

  it('covers with one solid colour', () => {
    const nodes = nodesOf({ kind: 'redact', id: 'r', area }, sizesFor(area));
    expect(nodes).toEqual([{ type: 'Rect', config: { ...area, fill: 'rgb(0,0,0)' } }]);
  });
});
