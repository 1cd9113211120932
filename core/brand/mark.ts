/**
 * The mark, a raised hand, as SVG path data in a square of 32 units. Drawn so that at 16 pixels fingers are two pixels
 * wide with one pixel between them; `build/icons/mark.svg` is made from it, and so is every icon.
 */
export const markPath =
  'M8 19V8a2 2 0 0 1 4 0v7a1 1 0 0 0 2 0V4a2 2 0 0 1 4 0v11a1 1 0 0 0 2 0V6a2 2 0 0 1 4 0v10a1 1 0 0 0 2 0v-5' +
  'a2 2 0 0 1 4 0v9.5C30 26.5 25.8 30 20 30h-1.2c-4.2 0-7-1.7-9-4.7L2.5 18.1a2.1 2.1 0 0 1 3.3-2.6z';

/** Side of the square that `markPath` is drawn in. */
export const markSize = 32;

/** The colour behind the mark where the policy sets no accent. */
export const brandColor = '#2563a8';
