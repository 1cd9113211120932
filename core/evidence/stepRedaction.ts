import { noMarks, type Area, type PictureMarks } from './marks.ts';
import type { RecordedStep } from './recording.ts';
import { missingAreas } from './sameAreas.ts';

/** The same program, as far as the system told which one it was. */
const program = ({ window }: RecordedStep): string => (window?.application ?? '').trim().toLowerCase();

/**
 * The steps whose pictures show the same window at the same size as the one of `from`, itself among them, and in
 * which one of the areas is not covered yet: the same thing is at the same place there.
 */
export function stepsAlike(
  steps: readonly RecordedStep[],
  from: string,
  areas: readonly Area[],
): RecordedStep[] {
  const source = steps.find(({ id }) => id === from);
  const shown = source?.picture ?? null;
  if (source === undefined || shown === null) return [];
  const { width, height } = shown;
  return steps.filter(
    (step) =>
      step.picture !== null &&
      step.picture.width === width &&
      step.picture.height === height &&
      (step.id === from || program(step) === program(source)) &&
      missingAreas(step.picture.marks, areas).length > 0,
  );
}

/** The marks with these areas covered, too. `newId` gives each its identity. */
export function alsoCovered(
  marks: PictureMarks | undefined,
  areas: readonly Area[],
  newId: () => string,
): PictureMarks {
  const before = marks ?? noMarks;
  const added = missingAreas(marks, areas).map((area) => ({ kind: 'redact' as const, id: newId(), area }));
  return { ...before, marks: [...before.marks, ...added] };
}
