import { describe, expect, it } from 'vitest';
import { answerTo } from '../../../core/evidence/answers.ts';
import type { Area, PictureMarks } from '../../../core/evidence/marks.ts';
import { readingLanguages } from '../../../core/evidence/readingLanguages.ts';

const place = { id: 'email-1', kind: 'email' as const, area: { x: 100, y: 50, width: 80, height: 20 } };
const marks = (cover: Area | null, crop: Area | null = null): PictureMarks => ({
  schema: 1,
  marks: cover === null ? [] : [{ kind: 'redact', id: 'm1', area: cover }],
  crop,
});

describe('what was done about a place that looks private', () => {
  it.each<[string, PictureMarks | undefined, string[], string]>([
    ['nothing', undefined, [], 'open'],
    ['it was declined', undefined, ['email-1'], 'declined'],
    ['another one was declined', undefined, ['email-2'], 'open'],
    ['it was covered', marks(place.area), [], 'covered'],
    ['it was covered by hand, a pixel short', marks({ x: 101, y: 51, width: 78, height: 18 }), [], 'covered'],
    ['half of it was covered', marks({ x: 100, y: 50, width: 40, height: 20 }), [], 'open'],
    ['it was covered after it was declined', marks(place.area), ['email-1'], 'covered'],
    ['it was cut away', marks(null, { x: 0, y: 100, width: 500, height: 500 }), [], 'covered'],
    ['half of it was cut away', marks(null, { x: 140, y: 0, width: 500, height: 500 }), [], 'open'],
    [
      'a box was drawn around it',
      { ...marks(null), marks: [{ kind: 'box', id: 'm1', color: 'blue', area: place.area }] },
      [],
      'open',
    ],
  ])('%s', (_what, drawn, declined, answer) => {
    expect(answerTo(place, drawn, declined)).toBe(answer);
  });
});

describe('the languages to read in', () => {
  it.each([
    [
      ['sk-SK', 'en-GB'],
      ['eng', 'slk'],
    ],
    [['ru'], ['eng', 'rus']],
    [
      ['th_TH.UTF-8', 'sw-KE', 'sk'],
      ['eng', 'tha', 'swa'],
    ],
    [['de-DE'], ['eng']],
    [[], ['eng']],
  ])('of a person who prefers %s', (preferred, languages) => {
    expect(readingLanguages(preferred)).toEqual(languages);
  });
});
