import type { Grey } from './grey.ts';

/** Edge of a tile in pixels: about a line of small text, so that a button or a cell has a tile of its own. */
const tile = 16;
/** Brightness is counted in this many steps; fewer would merge grey text with its background. */
const steps = 64;
const perStep = 256 / steps;
/** The tile itself counts more than a neighbour, or the colour of a small button would be its window's. */
const ownWeight = 3;
/** What differs less from its background is noise of gradients and shadows. */
const noise = 6;
/** Below this contrast there is no text in a tile: making it stronger would only bring out noise. */
const faint = 24;
const fullInk = 235;
const mostGain = 4;

/**
 * Ink on paper, whatever the colours: each pixel becomes its distance from what is behind it. A screen is light here
 * and dark there, and Tesseract, which learned from books, reads white on dark badly and pale grey hardly at all.
 * The background of a place is the most frequent brightness around it.
 */
export function inkOnPaper({ width, height, data }: Grey): Grey {
  const columns = Math.ceil(width / tile);
  const rows = Math.ceil(height / tile);
  const counts = countBrightness({ width, height, data }, columns, rows);
  const page = new Uint8Array(width * height);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const paper = mostFrequent(counts, columns, rows, column, row);
      const gain = gainOf(counts, (row * columns + column) * steps, paper);
      const bottom = Math.min(height, (row + 1) * tile);
      const right = Math.min(width, (column + 1) * tile);
      for (let y = row * tile; y < bottom; y++) {
        for (let at = y * width + column * tile; at < y * width + right; at++) {
          const contrast = Math.abs((data[at] ?? 0) - paper);
          page[at] = contrast <= noise ? 255 : 255 - Math.min(255, contrast * gain);
        }
      }
    }
  }
  return { width, height, data: page };
}

function countBrightness({ width, height, data }: Grey, columns: number, rows: number): Uint16Array {
  const counts = new Uint16Array(columns * rows * steps);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / tile) * columns;
    for (let x = 0; x < width; x++, at++) {
      const place = (row + Math.floor(x / tile)) * steps + Math.floor((data[at] ?? 0) / perStep);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return counts;
}

/** @returns the brightness that is most frequent in a tile and its neighbours */
function mostFrequent(
  counts: Uint16Array,
  columns: number,
  rows: number,
  column: number,
  row: number,
): number {
  const sums = new Uint32Array(steps);
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
      const weight = x === column && y === row ? ownWeight : 1;
      const from = (y * columns + x) * steps;
      for (let step = 0; step < steps; step++) {
        sums[step] = (sums[step] ?? 0) + (counts[from + step] ?? 0) * weight;
      }
    }
  }
  let best = 0;
  for (let step = 1; step < steps; step++) if ((sums[step] ?? 0) > (sums[best] ?? 0)) best = step;
  return best * perStep + perStep / 2;
}

/** By how much the strongest ink of a tile may be strengthened to be black. */
function gainOf(counts: Uint16Array, from: number, paper: number): number {
  let strongest = 0;
  for (let step = 0; step < steps; step++) {
    // Two stray pixels are no stroke of a letter.
    if ((counts[from + step] ?? 0) <= 2) continue;
    strongest = Math.max(strongest, Math.abs(step * perStep + perStep / 2 - paper));
  }
  return strongest < faint ? 1 : Math.min(mostGain, fullInk / strongest);
}
