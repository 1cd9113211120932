import { describe, expect, it } from 'vitest';
import { mostPictures, pickPictures, suggestedChoice } from '../../../core/evidence/pickPictures.ts';
import type { RecordedStep, StepPicture } from '../../../core/evidence/recording.ts';
import { movedTo, restored } from '../../../renderer/screens/recording/order.ts';
import { numberedUlid, recordedStep } from '../../fakes/recordedRuns.ts';

const picture: StepPicture = {
  id: numberedUlid(1),
  sha256: 'a'.repeat(64),
  size: 1,
  width: 10,
  height: 10,
  origin: { x: 0, y: 0 },
};

/** As many steps; those at these places go wrong, those at `bare` have no picture. */
const steps = (count: number, wrong: number[] = [], bare: number[] = []): RecordedStep[] =>
  Array.from({ length: count }, (_, place) =>
    recordedStep(place, { wrong: wrong.includes(place), picture: bare.includes(place) ? null : picture }),
  );

const places = (ids: readonly string[]): number[] => ids.map((id) => Number(id.slice(-8)));

describe('which pictures go with a report', () => {
  it.each([
    ['all, where they are few', steps(5), 'all'],
    ['those around, where they are many', steps(mostPictures + 1), 'around'],
    ['none, where there are none', steps(2, [], [0, 1]), 'none'],
  ] as const)('%s', (_what, some, choice) => {
    expect(suggestedChoice(some)).toBe(choice);
  });

  it.each([
    ['before and after the step where it goes wrong', steps(50, [20]), [17, 18, 19, 20, 21, 22]],
    ['around several of them, each once', steps(50, [20, 22]), [17, 18, 19, 20, 21, 22, 23, 24]],
    ['at the end, where none is marked', steps(50), [46, 47, 48, 49]],
    ['only of steps that have one', steps(50, [20], [19, 20]), [17, 18, 21, 22]],
    ['at the beginning', steps(50, [0]), [0, 1, 2]],
  ])('around: %s', (_what, some, expected) => {
    expect(places(pickPictures(some, 'around'))).toEqual(expected);
  });

  it('never more than a report takes, and the very steps where it goes wrong first', () => {
    const wrong = Array.from({ length: mostPictures }, (_, index) => index * 20);
    expect(places(pickPictures(steps(500, wrong), 'around'))).toEqual(wrong);
    expect(pickPictures(steps(500), 'all')).toHaveLength(mostPictures);
  });
});

describe('the order of steps', () => {
  const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const word = (some: { id: string }[]): string => some.map(({ id }) => id).join('');

  it.each([
    ['a', 2, 'bcad'],
    ['d', 0, 'dabc'],
    ['b', -5, 'bacd'],
    ['b', 99, 'acdb'],
    ['x', 1, 'abcd'],
  ])('%s to place %i', (id, to, expected) => {
    expect(word(movedTo(items, id, to))).toBe(expected);
  });

  it('what was deleted comes back to its place', () => {
    expect(word(restored([{ id: 'a' }, { id: 'c' }, { id: 'd' }], { id: 'b' }, 1))).toBe('abcd');
    expect(word(restored([{ id: 'a' }], { id: 'd' }, 3))).toBe('ad');
  });
});
