import type { RecordedStep } from './recording.ts';

/** Most pictures of steps that go with a report one by one: more are not looked at, and desks refuse them. */
export const mostPictures = 20;

/** How many steps before and after the one where it goes wrong are shown. */
const around = { before: 3, after: 2 } as const;

/** Which pictures go with a report; `all` only where they are few enough. */
export type PictureChoice = 'all' | 'around' | 'none';

/** What is offered first: everything where that is little, else what is around the place where it goes wrong. */
export function suggestedChoice(steps: readonly RecordedStep[]): PictureChoice {
  const count = steps.filter(({ picture }) => picture !== null).length;
  if (count === 0) return 'none';
  return count <= mostPictures ? 'all' : 'around';
}

/**
 * Ids of the steps whose pictures go, in their order, never more than `mostPictures`. Around: those next to the steps
 * where it goes wrong; where none is marked, the last ones, because that is where people stop.
 */
export function pickPictures(steps: readonly RecordedStep[], choice: PictureChoice): string[] {
  if (choice === 'none') return [];
  const withPicture = (step: RecordedStep): boolean => step.picture !== null;
  if (choice === 'all') return ids(steps.filter(withPicture)).slice(0, mostPictures);
  const wrong = steps.flatMap(({ wrong: goesWrong }, place) => (goesWrong ? [place] : []));
  const places = wrong.length > 0 ? wrong : [steps.length - 1];
  // The places themselves first: they must not fall out where several of them share the room.
  const near = (place: number): number =>
    Math.min(
      ...places.map((one) => {
        const distance = place - one;
        if (distance === 0) return 0;
        if (distance < 0) return -distance <= around.before ? -distance : Infinity;
        return distance <= around.after ? distance : Infinity;
      }),
    );
  const wanted = steps
    .map((step, place) => ({ step, place, distance: near(place) }))
    .filter(({ step, distance }) => withPicture(step) && distance < Infinity)
    .sort((a, b) => a.distance - b.distance || a.place - b.place)
    .slice(0, mostPictures)
    .sort((a, b) => a.place - b.place);
  return ids(wanted.map(({ step }) => step));
}

const ids = (steps: readonly RecordedStep[]): string[] => steps.map(({ id }) => id);
