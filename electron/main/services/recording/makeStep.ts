import type { Point } from '../../../../core/evidence/marks.ts';
import type { RecordedStep, StepAction, StepPicture } from '../../../../core/evidence/recording.ts';
import type { Masker } from '../../../../core/evidence/secrets/index.ts';
import type { Seen } from './lookAround.ts';

/** A step on its way to the disk. Its action may become more until it is there, and after. */
export interface OpenStep {
  key: number;
  id: string;
  /** Its place among the steps as recorded; 0: not on the disk yet. */
  number: number;
  /** Milliseconds recorded before it. */
  at: number;
  /** With places on the whole desktop. */
  action: StepAction;
  wrong: boolean;
  note: string;
  /** As it is on the disk. */
  written: RecordedStep | null;
}

/** A place on the desktop as a place in the picture; null without a picture. */
function placed(place: Point | null, origin: Point | null): Point | null {
  return place === null || origin === null ? null : { x: place.x - origin.x, y: place.y - origin.y };
}

/** The action with its places in the step's picture. */
export function actionIn(action: StepAction, origin: Point | null): StepAction {
  if (action.kind === 'click') return { ...action, at: placed(action.at, origin) };
  if (action.kind === 'drag')
    return { ...action, from: placed(action.from, origin), to: placed(action.to, origin) };
  return action;
}

/** The step as it is kept: titles and names go through the masker, because they may hold an address or a number. */
export function makeStep(
  step: OpenStep,
  seen: Seen,
  picture: StepPicture | null,
  masker: Masker,
): RecordedStep {
  const { window, control } = seen;
  const mask = (text: string): string => masker.mask(text).masked.slice(0, 500);
  const origin = picture?.origin ?? null;
  const corner = placed(control?.area ?? null, origin);
  return {
    id: step.id,
    at: step.at,
    action: actionIn(step.action, origin),
    window: window === null ? null : { title: mask(window.title), application: mask(window.application) },
    control: control === null ? null : { role: control.role, name: mask(control.name) },
    wrong: step.wrong,
    note: step.note,
    words: null,
    picture,
    controlArea:
      corner === null || control?.area === null || control === null
        ? null
        : { ...corner, width: control.area.width, height: control.area.height },
  };
}
