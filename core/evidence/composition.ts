import type { DisplayPlace } from '../ports/capture.ts';
import type { Pixels } from './pictureCheck.ts';
import { around, overlap, type Rect } from './rect.ts';

/** A piece of one display's picture and where it comes in the whole; both in whole pixels of their picture. */
export interface Piece {
  displayId: string;
  from: Rect;
  to: Rect;
}

/** How a part of the desk is put together from the pictures of its displays. Sizes in pixels of the result. */
export interface Composition {
  width: number;
  height: number;
  pieces: Piece[];
}

/**
 * How to cut `selection`, a part of the desk, out of the pictures of the displays.
 *
 * On one display, and between displays of one scale, each pixel of the screen is one pixel of the result. Between
 * displays of different scales the result has the density of the densest: none of its pixels is lost, and those of
 * the coarser displays are repeated, never blended, so that all of it stays as sharp as it was. What no display shows
 * is not there to be cut: the result ends with the last display.
 *
 * @returns `undefined` when no display shows any of it
 */
export function compose(selection: Rect, displays: readonly DisplayPlace[]): Composition | undefined {
  const shown = displays.flatMap((display) => {
    const part = overlap(selection, display.desk);
    return part === undefined ? [] : [{ display, part }];
  });
  if (shown.length === 0) return undefined;
  const area = around(shown.map(({ part }) => part));
  const density = Math.max(...shown.map(({ display }) => display.scale));
  const pieces = shown.map(({ display, part }) => {
    const from = pixelsOf(display, part);
    const x = Math.round((part.x - area.x) * density);
    const y = Math.round((part.y - area.y) * density);
    // Rounded once: what is not enlarged keeps every pixel, wherever it stands.
    const to =
      display.scale === density
        ? { x, y, width: from.width, height: from.height }
        : {
            x,
            y,
            width: Math.max(1, Math.round((part.x + part.width - area.x) * density) - x),
            height: Math.max(1, Math.round((part.y + part.height - area.y) * density) - y),
          };
    return { displayId: display.id, from, to };
  });
  const whole = around(pieces.map(({ to }) => to));
  return { width: whole.x + whole.width, height: whole.y + whole.height, pieces };
}

/** The whole pixels of a display that a part of the desk covers; at least one. */
export function pixelsOf({ desk, scale, width, height }: DisplayPlace, part: Rect): Rect {
  const [x, wide] = span(part.x - desk.x, part.width, scale, width);
  const [y, high] = span(part.y - desk.y, part.height, scale, height);
  return { x, y, width: wide, height: high };
}

function span(start: number, length: number, scale: number, most: number): [number, number] {
  const first = Math.min(most - 1, Math.max(0, Math.round(start * scale)));
  const end = Math.min(most, Math.max(first + 1, Math.round((start + length) * scale)));
  return [first, end - first];
}

/** The part of the desk that some pixels of a display cover. */
export function deskOf({ desk, scale }: DisplayPlace, { x, y, width, height }: Rect): Rect {
  return { x: desk.x + x / scale, y: desk.y + y / scale, width: width / scale, height: height / scale };
}

/** What lies between displays that do not line up: a grey that nobody takes for a window. */
const between = 0x80;

/** Cuts the pieces out and puts them together. A piece whose display has no picture stays grey. */
export function cutOut(
  { width, height, pieces }: Composition,
  pictures: ReadonlyMap<string, Pixels>,
): Pixels {
  const data = new Uint8Array(width * height * 4).fill(between);
  for (const { displayId, from, to } of pieces) {
    const picture = pictures.get(displayId);
    if (picture === undefined) continue;
    if (from.width === to.width && from.height === to.height) copyRows(picture, from, { width, data }, to);
    else enlarge(picture, from, { width, data }, to);
  }
  return { width, height, data };
}

type Target = Pick<Pixels, 'width' | 'data'>;

function copyRows(picture: Pixels, from: Rect, target: Target, to: Rect): void {
  for (let row = 0; row < from.height && from.y + row < picture.height; row++) {
    const start = 4 * ((from.y + row) * picture.width + from.x);
    const length = 4 * Math.min(from.width, picture.width - from.x);
    target.data.set(picture.data.subarray(start, start + length), 4 * ((to.y + row) * target.width + to.x));
  }
}

function enlarge(picture: Pixels, from: Rect, target: Target, to: Rect): void {
  const source = new Uint32Array(picture.data.slice().buffer);
  const result = new Uint32Array(target.data.buffer);
  for (let row = 0; row < to.height; row++) {
    const y = Math.min(picture.height - 1, from.y + Math.floor((row * from.height) / to.height));
    const line = (to.y + row) * target.width + to.x;
    for (let column = 0; column < to.width; column++) {
      const x = Math.min(picture.width - 1, from.x + Math.floor((column * from.width) / to.width));
      result[line + column] = source[y * picture.width + x] ?? 0;
    }
  }
}
