import { describe, expect, it } from 'vitest';
import { fitted, panned, revealed, toPicture, toWindow, zoomed } from '../../../../renderer/markup/view.ts';

const picture = { width: 1920, height: 1080 };
const window = { width: 800, height: 600 };

describe('the view', () => {
  it('fits all of a large picture and does not blow up a small one', () => {
    const view = fitted(picture, window);
    expect(view.scale).toBeCloseTo((800 - 24) / 1920);
    expect(view.x).toBeCloseTo(12);
    expect(fitted({ width: 100, height: 50 }, window)).toEqual({ x: 350, y: 275, scale: 1 });
  });

  it('keeps the point under the pointer while it zooms', () => {
    const view = zoomed(fitted(picture, window), 1, { x: 400, y: 300 }, picture, window);
    const at = { x: 300, y: 200 };
    const before = toPicture(view, at);
    const after = toPicture(zoomed(view, 2, at, picture, window), at);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });

  it('ends at scales at which something can still be seen', () => {
    expect(zoomed(fitted(picture, window), 1e9, { x: 0, y: 0 }, picture, window).scale).toBe(16);
    expect(zoomed(fitted(picture, window), 0, { x: 0, y: 0 }, picture, window).scale).toBe(0.02);
  });

  it('never loses the picture, however far it is pushed', () => {
    const view = zoomed(fitted(picture, window), 2, { x: 0, y: 0 }, picture, window);
    expect(panned(view, { x: 1e6, y: 1e6 }, picture, window)).toMatchObject({ x: 12, y: 12 });
    const far = panned(view, { x: -1e6, y: -1e6 }, picture, window);
    expect(toWindow(far, { x: 1920, y: 1080 })).toEqual({ x: 788, y: 588 });
  });

  it('brings a place into sight, and stays where it is for one that is', () => {
    const view = zoomed(fitted(picture, window), 2, { x: 0, y: 0 }, picture, window);
    const spot = { x: 1900, y: 1000, width: 2, height: 2 };
    const there = toWindow(revealed(view, spot, picture, window), spot);
    expect(there.x).toBeLessThan(800);
    expect(there.y).toBeLessThan(600);
    expect(revealed(view, { x: 100, y: 100, width: 2, height: 2 }, picture, window)).toBe(view);
  });
});
