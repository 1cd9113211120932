import type { PictureMarks } from './marks.ts';

// Apart from the schemas, which the window's start does without.

/**
 * Colours of marks: of the Okabe–Ito palette, which people with any colour vision tell apart
 * (https://jfly.uni-koeln.de/color/). Black and white outlines make them readable on any background.
 */
export const markColors = ['vermillion', 'blue', 'green', 'yellow', 'black'] as const;

/** A picture on which nobody has drawn. */
export const noMarks: PictureMarks = { schema: 1, marks: [], crop: null };
