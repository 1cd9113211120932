import type { Area, Point } from '../../../core/evidence/marks.ts';
import type { Size } from '../../../core/evidence/redaction.ts';
import { placeColor, placeSizes, type PlaceSizes, type StepPlace } from '../../../core/evidence/stepPlace.ts';

/** Distance of a pixel's middle from the line to be drawn, in pixels. */
type Distance = (x: number, y: number) => number;

interface Outline {
  distance: Distance;
  /** What the line stays within, without its width. */
  bounds: { left: number; top: number; right: number; bottom: number };
}

/**
 * Draws the place of a step into a picture: a ring around it, a line where something was dragged, a frame around the
 * control. `rgba`: four bytes a pixel, changed in place. What lies outside of the picture is left out.
 */
export function drawPlace(rgba: Uint8Array, size: Size, place: StepPlace): void {
  const sizes = placeSizes(size);
  const { from, at, control } = place;
  const outlines = [
    ...(control === null ? [] : [frame(control)]),
    ...(from === null || at === null ? [] : [line(from, at)]),
    ...(from === null ? [] : [ring(from, sizes.radius / 3)]),
    ...(at === null ? [] : [ring(at, sizes.radius)]),
  ];
  for (const outline of outlines) draw(rgba, size, outline, sizes);
}

function ring({ x: cx, y: cy }: Point, radius: number): Outline {
  return {
    distance: (x, y) => Math.abs(Math.hypot(x - cx, y - cy) - radius),
    bounds: { left: cx - radius, top: cy - radius, right: cx + radius, bottom: cy + radius },
  };
}

function line(from: Point, to: Point): Outline {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  return {
    distance: (x, y) => {
      const along =
        length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length));
      return Math.hypot(x - from.x - along * dx, y - from.y - along * dy);
    },
    bounds: {
      left: Math.min(from.x, to.x),
      top: Math.min(from.y, to.y),
      right: Math.max(from.x, to.x),
      bottom: Math.max(from.y, to.y),
    },
  };
}

function frame({ x: left, y: top, width, height }: Area): Outline {
  const right = left + width;
  const bottom = top + height;
  return {
    distance: (x, y) => {
      const outsideX = Math.max(left - x, 0, x - right);
      const outsideY = Math.max(top - y, 0, y - bottom);
      if (outsideX > 0 || outsideY > 0) return Math.hypot(outsideX, outsideY);
      return Math.min(x - left, right - x, y - top, bottom - y);
    },
    bounds: { left, top, right, bottom },
  };
}

/** White below, colour above; edges are smoothed over one pixel. */
function draw(rgba: Uint8Array, size: Size, { distance, bounds }: Outline, sizes: PlaceSizes): void {
  const half = sizes.stroke / 2;
  const reach = half + sizes.halo + 1;
  const left = Math.max(0, Math.floor(bounds.left - reach));
  const right = Math.min(size.width - 1, Math.ceil(bounds.right + reach));
  const bottom = Math.min(size.height - 1, Math.ceil(bounds.bottom + reach));
  for (let y = Math.max(0, Math.floor(bounds.top - reach)); y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const away = distance(x + 0.5, y + 0.5);
      if (away >= reach) continue;
      const at = (y * size.width + x) * 4;
      blend(rgba, at, [255, 255, 255], cover(away, half + sizes.halo));
      blend(rgba, at, placeColor, cover(away, half));
    }
  }
}

/** How much of a pixel a line of this half width covers, 0 to 1. */
const cover = (away: number, half: number): number => Math.min(1, Math.max(0, half + 0.5 - away));

function blend(rgba: Uint8Array, at: number, color: readonly [number, number, number], share: number): void {
  if (share === 0) return;
  for (const [index, value] of color.entries()) {
    rgba[at + index] = Math.round(value * share + (rgba[at + index] ?? 0) * (1 - share));
  }
  rgba[at + 3] = 255;
}
