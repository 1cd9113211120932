import type { Area, Point } from './marks.ts';
import type { RecordedStep } from './recording.ts';
import type { Size } from './redaction.ts';

/** Where in its picture a step happened, in pixels of the unmarked picture; `from` to `at` where something was dragged. */
export interface StepPlace {
  from: Point | null;
  at: Point | null;
  control: Area | null;
}

/** How the place is drawn, in pixels of the picture. */
export interface PlaceSizes {
  radius: number;
  stroke: number;
  /** Width of the white outline on each side of a stroke, so that it is seen on anything. */
  halo: number;
}

/** Vermillion of the Okabe–Ito palette: told from blue and green with any colour vision. Red, green, blue. */
export const placeColor = [213, 94, 0] as const;

/** Where to draw; null: the step has no place in its picture. */
export function placeOf({ action, controlArea }: RecordedStep): StepPlace | null {
  const at = action.kind === 'click' ? action.at : action.kind === 'drag' ? action.to : null;
  const from = action.kind === 'drag' ? action.from : null;
  return at === null && from === null && controlArea === null ? null : { from, at, control: controlArea };
}

/** Sizes that grow with the picture, because it is mostly seen made smaller: a ring of 30 pixels in 1920. */
export function placeSizes({ width, height }: Size): PlaceSizes {
  const long = Math.max(width, height);
  const stroke = Math.max(3, Math.round(long / 384));
  return { radius: Math.max(14, Math.round(long / 64)), stroke, halo: Math.max(1.5, stroke * 0.4) };
}
