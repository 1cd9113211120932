import { z } from 'zod';
import { markColors } from './markColors.ts';

/** A distance or place in a picture, in physical pixels of the unmarked picture, from its upper left corner. */
const px = z.number().min(-100_000).max(100_000);

/** A point, in pixels of the unmarked picture. */
export const Point = z.strictObject({ x: px, y: px });
export type Point = z.infer<typeof Point>;

/** An upright area, in pixels of the unmarked picture. */
export const Area = z.strictObject({ x: px, y: px, width: px.positive(), height: px.positive() });
export type Area = z.infer<typeof Area>;

/** An upright area of whole pixels that lies within its picture. */
export const PixelArea = z.strictObject({
  x: z.int().nonnegative(),
  y: z.int().nonnegative(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type PixelArea = z.infer<typeof PixelArea>;

/** A colour's name; how it looks is in renderer/markup. */
export const MarkColor = z.enum(markColors);
export type MarkColor = z.infer<typeof MarkColor>;

/** Keeps a mark's identity while it is changed, undone and redone. */
const id = z.string().min(1).max(40);
const drawn = { id, color: MarkColor };

/** One annotation. A redaction has no colour: it is always filled with one and the same. */
export const Mark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('arrow'), ...drawn, from: Point, to: Point }),
  z.strictObject({ kind: z.literal('box'), ...drawn, area: Area }),
  z.strictObject({ kind: z.literal('ellipse'), ...drawn, area: Area }),
  z.strictObject({ kind: z.literal('line'), ...drawn, points: z.array(Point).min(2).max(5_000) }),
  z.strictObject({ kind: z.literal('highlight'), ...drawn, area: Area }),
  /** `at`: upper left corner of the words. */
  z.strictObject({ kind: z.literal('text'), ...drawn, at: Point, text: z.string().min(1).max(500) }),
  /** A numbered marker; `at` is its middle. */
  z.strictObject({ kind: z.literal('number'), ...drawn, at: Point, number: z.int().min(1).max(999) }),
  z.strictObject({ kind: z.literal('redact'), id, area: Area }),
]);
export type Mark = z.infer<typeof Mark>;
export type MarkKind = Mark['kind'];

/** How much smaller a picture leaves than it was taken, in each direction; absent: as it was taken. */
const MarkScale = z.union([z.literal(0.5), z.literal(0.25)]);

/** What was drawn on a picture, last on top, and what of the picture is kept (`null`: all of it). */
export const PictureMarks = z.strictObject({
  schema: z.literal(1),
  marks: z.array(Mark).max(1_000),
  crop: Area.nullable(),
  scale: MarkScale.optional(),
});
export type PictureMarks = z.infer<typeof PictureMarks>;

export { noMarks } from './markColors.ts';
