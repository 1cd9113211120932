// Only the shapes that marks are made of: the whole of Konva, with its filters, would be twice as large.
import Konva from 'konva/lib/Core';
import { Arrow } from 'konva/lib/shapes/Arrow';
import { Circle } from 'konva/lib/shapes/Circle';
import { Ellipse } from 'konva/lib/shapes/Ellipse';
import { Image } from 'konva/lib/shapes/Image';
import { Line } from 'konva/lib/shapes/Line';
import { Rect } from 'konva/lib/shapes/Rect';
import { Text } from 'konva/lib/shapes/Text';
import type { Size } from './geometry.ts';
import { lettering, type Node } from './nodes.ts';

const shapes = { Arrow, Circle, Ellipse, Line, Rect, Text };

// The editor finds what is under the pointer by itself (picking.ts), in a way that can be tested without a canvas.
const still = { listening: false, perfectDrawEnabled: false } as const;

/** The Konva shape of a node. */
export function shapeOf({ type, config }: Node): Konva.Shape {
  const Shape = shapes[type] as unknown as new (config: object) => Konva.Shape;
  return new Shape({ ...config, ...still });
}

/** How large words are drawn, in pixels of the picture. */
export function measureText(text: string, fontSize: number): Size {
  const drawn = new Text({ text, fontSize, ...lettering });
  const size = { width: drawn.width(), height: drawn.height() };
  drawn.destroy();
  return size;
}

/** A picture as a Konva shape, at its own size. */
export const pictureOf = (image: HTMLImageElement): Konva.Shape =>
  new Image({ image, width: image.naturalWidth, height: image.naturalHeight, ...still });

export { Konva };
