import { z } from 'zod';
import { Area } from './marks.ts';

/** A word that was read in a picture. Its area is in pixels of the unmarked picture, `confidence` from 0 to 100. */
export const ReadWord = z.strictObject({ text: z.string(), area: Area, confidence: z.number() });
export type ReadWord = z.infer<typeof ReadWord>;

/** A line of words, from left to right; its text is its words with a space between. Lines come in reading order. */
export const ReadLine = z.strictObject({ text: z.string(), area: Area, words: z.array(ReadWord).min(1) });
export type ReadLine = z.infer<typeof ReadLine>;

/** The smallest area around some; at least one is given. */
export function around(areas: readonly Area[]): Area {
  const left = Math.min(...areas.map(({ x }) => x));
  const top = Math.min(...areas.map(({ y }) => y));
  const right = Math.max(...areas.map(({ x, width }) => x + width));
  const bottom = Math.max(...areas.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
