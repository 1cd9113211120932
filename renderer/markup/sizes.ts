import type { Size } from './geometry.ts';

/** How thick and large marks are drawn, in pixels of the picture. */
export interface Sizes {
  stroke: number;
  /** Width of the contrasting outline on each side of a stroke. */
  halo: number;
  /** Height of letters. */
  text: number;
  /** Radius of a numbered marker. */
  marker: number;
}

/**
 * Sizes that grow with the picture: help desks show a screenshot 600 to 800 pixels wide, and an arrow or a word on
 * it should still be seen then. For 1920 × 1080: strokes of 8, letters of 48 pixels.
 */
export function sizesFor({ width, height }: Size): Sizes {
  const long = Math.max(width, height);
  const stroke = Math.max(3, Math.round(long / 240));
  const text = Math.max(16, Math.round(long / 40));
  return { stroke, halo: Math.max(1.5, stroke * 0.4), text, marker: Math.round(text * 0.7) };
}
