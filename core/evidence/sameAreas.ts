import type { DraftAttachment } from '../ticket/draft.ts';
import type { Area, PictureMarks } from './marks.ts';
import { redactedAreas } from './redaction.ts';

const sameArea = (one: Area, other: Area): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;

/** Size in pixels of the picture under the marks, where it is known. */
const sizeUnder = ({ original, width, height }: DraftAttachment): string =>
  `${original?.width ?? width}×${original?.height ?? height}`;

/**
 * The pictures of the screen in which the same thing is at the same place: those of the same unmarked size as `from`,
 * itself among them, that lack one of the areas.
 */
export function sameAreas(
  attachments: readonly DraftAttachment[],
  from: string,
  areas: readonly Area[],
): DraftAttachment[] {
  const source = attachments.find(({ id }) => id === from);
  if (source === undefined) return [];
  return attachments.filter(
    (one) =>
      (one.origin === 'screenshot' || one.origin === 'step' || one.id === from) &&
      sizeUnder(one) === sizeUnder(source) &&
      missingAreas(one.marks, areas).length > 0,
  );
}

/** Those areas that the marks do not redact yet. */
export function missingAreas(marks: PictureMarks | undefined, areas: readonly Area[]): Area[] {
  const there = marks === undefined ? [] : redactedAreas(marks);
  return areas.filter((area) => !there.some((known) => sameArea(known, area)));
}
