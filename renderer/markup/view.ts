import type { Area, Point } from '../../core/evidence/marks.ts';
import type { Size } from './geometry.ts';

/** How the picture lies in its window: `x`, `y` of its corner and CSS pixels per pixel of the picture. */
export interface View {
  x: number;
  y: number;
  scale: number;
}

/** Space around a picture that fits, in CSS pixels. */
const margin = 12;
/** From far away to where single pixels can be counted. */
const scales = { least: 0.02, most: 16 };

const limited = (scale: number): number => Math.min(scales.most, Math.max(scales.least, scale));

/** The scale at which all of the picture is seen, never larger than `largest`. */
function fitScale(picture: Size, window: Size, largest = 1): number {
  const across = (window.width - 2 * margin) / picture.width;
  const down = (window.height - 2 * margin) / picture.height;
  return limited(Math.min(across, down, largest));
}

/** Keeps the picture in sight: a smaller one in the middle, a larger one without empty edges. */
function settledView({ x, y, scale }: View, picture: Size, window: Size): View {
  return {
    x: along(x, picture.width * scale, window.width),
    y: along(y, picture.height * scale, window.height),
    scale,
  };
}

function along(start: number, length: number, room: number): number {
  if (length + 2 * margin <= room) return (room - length) / 2;
  return Math.min(margin, Math.max(room - length - margin, start));
}

/** All of the picture. */
export const fitted = (picture: Size, window: Size, largest?: number): View =>
  settledView({ x: 0, y: 0, scale: fitScale(picture, window, largest) }, picture, window);

/** Another scale, with the point of the window that is given staying where it is. */
export function zoomed(view: View, scale: number, at: Point, picture: Size, window: Size): View {
  const next = limited(scale);
  const ratio = next / view.scale;
  return settledView(
    { x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio, scale: next },
    picture,
    window,
  );
}

/** Pushed aside, in CSS pixels. */
export const panned = (view: View, by: Point, picture: Size, window: Size): View =>
  settledView({ ...view, x: view.x + by.x, y: view.y + by.y }, picture, window);

/** Pushed just so far that an area of the picture is in sight; what follows the keyboard must not leave it. */
export function revealed(view: View, area: Area, picture: Size, window: Size): View {
  const push = (start: number, length: number, room: number): number => {
    const edge = Math.min(2 * margin, room / 4);
    if (start < edge) return edge - start;
    if (start + length > room - edge) return Math.max(edge - start, room - edge - start - length);
    return 0;
  };
  const x = push(view.x + area.x * view.scale, area.width * view.scale, window.width);
  const y = push(view.y + area.y * view.scale, area.height * view.scale, window.height);
  return x === 0 && y === 0 ? view : panned(view, { x, y }, picture, window);
}

/** A point of the window in pixels of the picture. */
export const toPicture = (view: View, point: Point): Point => ({
  x: (point.x - view.x) / view.scale,
  y: (point.y - view.y) / view.scale,
});

/** A point of the picture in CSS pixels of the window. */
export const toWindow = (view: View, point: Point): Point => ({
  x: point.x * view.scale + view.x,
  y: point.y * view.scale + view.y,
});
