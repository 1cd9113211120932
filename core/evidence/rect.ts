/** An upright rectangle; whoever uses it says in which units. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What two rectangles share, or `undefined` when they only touch or lie apart. */
export function overlap(one: Rect, other: Rect): Rect | undefined {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  const width = Math.min(one.x + one.width, other.x + other.width) - x;
  const height = Math.min(one.y + one.height, other.y + other.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** Whether a point lies in it; the right and lower edges belong to the neighbour. */
export function holds({ x, y, width, height }: Rect, at: { x: number; y: number }): boolean {
  return at.x >= x && at.x < x + width && at.y >= y && at.y < y + height;
}

/** The smallest rectangle around all of them; there has to be one. */
export function around(all: readonly Rect[]): Rect {
  const x = Math.min(...all.map((one) => one.x));
  const y = Math.min(...all.map((one) => one.y));
  const right = Math.max(...all.map((one) => one.x + one.width));
  const bottom = Math.max(...all.map((one) => one.y + one.height));
  return { x, y, width: right - x, height: bottom - y };
}
