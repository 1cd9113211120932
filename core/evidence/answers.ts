import type { Area, PictureMarks } from './marks.ts';
import { redactedAreas } from './redaction.ts';
import type { Suggestion } from './suggest.ts';

/** What a person did about a suggestion. `covered`: nothing of it is in the finished picture. */
export type SuggestionAnswer = 'open' | 'covered' | 'declined';

/** Pixels by which what was covered by hand may miss a suggestion's edge: around the words there is room. */
const slack = 2;

/** What was done about a place. @param declined ids of the suggestions that the person declined */
export function answerTo(
  { id, area }: Suggestion,
  marks: PictureMarks | undefined,
  declined: readonly string[],
): SuggestionAnswer {
  const redacted = marks === undefined ? [] : redactedAreas(marks);
  if (redacted.some((cover) => holds(cover, area)) || isCutAway(area, marks?.crop ?? null)) return 'covered';
  return declined.includes(id) ? 'declined' : 'open';
}

function holds(cover: Area, area: Area): boolean {
  return (
    cover.x <= area.x + slack &&
    cover.y <= area.y + slack &&
    cover.x + cover.width >= area.x + area.width - slack &&
    cover.y + cover.height >= area.y + area.height - slack
  );
}

function isCutAway(area: Area, crop: Area | null): boolean {
  if (crop === null) return false;
  const beside = area.x >= crop.x + crop.width || area.x + area.width <= crop.x;
  return beside || area.y >= crop.y + crop.height || area.y + area.height <= crop.y;
}
