import type { Area, Mark, PictureMarks } from '../../core/evidence/marks.ts';

/** The part that is kept, handled like a mark: it is selected, moved and resized as they are. */
export interface Crop {
  kind: 'crop';
  id: 'crop';
  area: Area;
}

/** Whatever can be drawn on a picture and picked up again. */
export type Shape = Mark | Crop;
export type ShapeKind = Shape['kind'];

/** What a person has decided about a picture: what undo goes back to. */
export interface Doc {
  marks: readonly Mark[];
  crop: Area | null;
  /** Suggestions that they declined, by id. */
  declined: readonly string[];
}

/** All shapes in the order in which they are drawn and gone through. */
export const shapesOf = (doc: Doc): readonly Shape[] =>
  doc.crop === null ? doc.marks : [...doc.marks, { kind: 'crop', id: 'crop', area: doc.crop }];

/** The document with one shape new or in place of its former self. */
export function withShape(doc: Doc, shape: Shape): Doc {
  if (shape.kind === 'crop') return { ...doc, crop: shape.area };
  const known = doc.marks.some(({ id }) => id === shape.id);
  return {
    ...doc,
    marks: known ? doc.marks.map((mark) => (mark.id === shape.id ? shape : mark)) : [...doc.marks, shape],
  };
}

/** The document without one shape. */
export function withoutShape(doc: Doc, id: string): Doc {
  if (id === 'crop') return { ...doc, crop: null };
  return { ...doc, marks: doc.marks.filter((mark) => mark.id !== id) };
}

/** An id that no mark of the document has. */
export function freeId(marks: readonly Mark[]): string {
  const taken = new Set(marks.map(({ id }) => id));
  let n = marks.length + 1;
  while (taken.has(`m${n}`)) n += 1;
  return `m${n}`;
}

/** The number of the next numbered marker: one more than the highest. */
export function nextNumber(marks: readonly Mark[]): number {
  const numbers = marks.flatMap((mark) => (mark.kind === 'number' ? [mark.number] : []));
  return Math.min(999, Math.max(0, ...numbers) + 1);
}

/** The document as it is saved. */
export const saved = (doc: Doc): PictureMarks => ({ schema: 1, marks: [...doc.marks], crop: doc.crop });

/** Those that can be pulled at a corner or a side. */
export type AreaShape = Extract<Shape, { area: Area }>;
export const hasArea = (shape: Shape): shape is AreaShape => 'area' in shape;
