import { actionKey, alignSteps, controlKey, windowKey } from './alignSteps.ts';
import { compareMachines, type FactDifference } from './compareMachines.ts';
import type { RecordedStep, Recording } from './recording.ts';

/** What of a step that both runs have is not the same. */
export type ChangedPart = 'action' | 'window' | 'control' | 'note';

/** How long it took from a step to the next one, in milliseconds. */
export interface Pause {
  good: number;
  bad: number;
}

/** One row of the comparison; numbers are places in the runs' lists of steps. */
export type ComparedRow =
  | { kind: 'same'; good: number; bad: number; pause: Pause | null }
  | { kind: 'changed'; good: number; bad: number; parts: ChangedPart[]; pause: Pause | null }
  | { kind: 'onlyGood'; good: number }
  | { kind: 'onlyBad'; bad: number };

/** Two runs side by side. */
export interface Comparison {
  rows: ComparedRow[];
  machine: FactDifference[];
}

type Run = Pick<Recording, 'steps' | 'machine'>;

/** A pause counts as longer from this many milliseconds on, and when it is this many times the other one. */
const longer = { by: 3_000, times: 2 } as const;

/**
 * Lays a run in which all went well beside one in which it did not: which steps are in both, which only in one, what
 * of a step changed, after which step one run took much longer, and what the machines do not have in common.
 */
export function compareRecordings(good: Run, bad: Run): Comparison {
  const rows = alignSteps(good.steps, bad.steps).map((row): ComparedRow => {
    if (row.kind === 'onlyGood' || row.kind === 'onlyBad') return row;
    const pause = notablePause(pauseAfter(good.steps, row.good), pauseAfter(bad.steps, row.bad));
    const places = { good: row.good, bad: row.bad };
    if (row.kind === 'same') return { kind: 'same', ...places, pause };
    return {
      kind: 'changed',
      ...places,
      parts: changedParts(good.steps[row.good], bad.steps[row.bad]),
      pause,
    };
  });
  return { rows, machine: compareMachines(good.machine, bad.machine) };
}

/** True when a row tells the runs apart. */
export const isDifference = (row: ComparedRow): boolean => row.kind !== 'same' || row.pause !== null;

/** Null after the last step: nothing says how long it took. Steps that were moved do not tell, either. */
function pauseAfter(steps: readonly RecordedStep[], at: number): number | null {
  const step = steps[at];
  const next = steps[at + 1];
  if (step === undefined || next === undefined || next.at < step.at) return null;
  return next.at - step.at;
}

function notablePause(good: number | null, bad: number | null): Pause | null {
  if (good === null || bad === null) return null;
  const [shorter, long] = good < bad ? [good, bad] : [bad, good];
  return long - shorter >= longer.by && long >= shorter * longer.times ? { good, bad } : null;
}

function changedParts(good: RecordedStep | undefined, bad: RecordedStep | undefined): ChangedPart[] {
  if (good === undefined || bad === undefined) return [];
  const parts: ChangedPart[] = [];
  if (actionKey(good) !== actionKey(bad)) parts.push('action');
  if (windowKey(good) !== windowKey(bad)) parts.push('window');
  if (controlKey(good) !== controlKey(bad)) parts.push('control');
  return parts.length > 0 ? parts : ['note'];
}
