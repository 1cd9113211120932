import type { RecordedStep } from './recording.ts';

/** One row of two runs laid side by side; numbers are places in their lists. */
export type AlignedRow =
  | { kind: 'same' | 'changed'; good: number; bad: number }
  | { kind: 'onlyGood'; good: number }
  | { kind: 'onlyBad'; bad: number };

/** Marks that editors put before the name of what is not saved yet: the same window all the same. */
const unsavedMark = /^[*•●]\s*/;

const plain = (words: string): string =>
  words.normalize('NFKC').replace(unsavedMark, '').replace(/\s+/g, ' ').trim().toLowerCase();

/** What a step did, without where its window or pointer was: "click left 2", "key ctrl+s". */
export function actionKey({ action }: RecordedStep): string {
  switch (action.kind) {
    case 'click':
      return `click ${action.button} ${action.clicks}`;
    case 'drag':
      return `drag ${action.button}`;
    case 'scroll':
      return `scroll ${action.direction}`;
    case 'key':
      return `key ${plain(action.keys)}`;
    default:
      return action.kind;
  }
}

/** Which window it was in; empty where the system did not tell. */
export function windowKey({ window }: RecordedStep): string {
  return window === null ? '' : `${plain(window.application)}\n${plain(window.title)}`;
}

/** What it was done to; empty where the system did not tell. */
export function controlKey({ control }: RecordedStep): string {
  return control === null ? '' : `${plain(control.role)}\n${plain(control.name)}`;
}

/** Steps with the same key are the same step. A note's words are what it is. */
function keyOf(step: RecordedStep): string {
  const words = step.action.kind === 'note' ? plain(step.note) : '';
  return [actionKey(step), windowKey(step), controlKey(step), words].join('\t');
}

/** One step in another shape: the same was done in the same program or to the same control, but not both. */
function alike(a: RecordedStep, b: RecordedStep): boolean {
  if (a.action.kind !== b.action.kind) return false;
  const program = (step: RecordedStep): string => plain(step.window?.application ?? '');
  if (program(a) === program(b)) return true;
  return controlKey(a) !== '' && controlKey(a) === controlKey(b);
}

/** A pair that is the same counts for more than any number of pairs that are only alike. */
const worth = { same: 1_000_000, changed: 1 } as const;

/**
 * Lays two runs side by side: as many equal steps as possible stand in one row, then as many alike ones as possible,
 * each run in its own order (longest common subsequence by dynamic programming: Wagner and Fischer, "The
 * String-to-String Correction Problem", 1974). Time and memory grow with the product of the lengths: 500 against 500
 * are 250,000 cells.
 *
 * Giving the runs the other way round gives the same rows mirrored: ties are broken by what the steps are.
 */
export function alignSteps(good: readonly RecordedStep[], bad: readonly RecordedStep[]): AlignedRow[] {
  const goodKeys = good.map(keyOf);
  const badKeys = bad.map(keyOf);
  const width = bad.length + 1;
  // best[g * width + b]: worth of the best rows for the steps from g and b on.
  const best = new Float64Array((good.length + 1) * width);
  const at = (g: number, b: number): number => best[g * width + b] ?? 0;
  const pair = (g: number, b: number): number => {
    if (goodKeys[g] === badKeys[b]) return worth.same;
    const one = good[g];
    const other = bad[b];
    return one !== undefined && other !== undefined && alike(one, other) ? worth.changed : 0;
  };
  for (let g = good.length - 1; g >= 0; g--) {
    for (let b = bad.length - 1; b >= 0; b--) {
      const together = pair(g, b);
      const paired = together === 0 ? 0 : together + at(g + 1, b + 1);
      best[g * width + b] = Math.max(paired, at(g + 1, b), at(g, b + 1));
    }
  }
  const rows: AlignedRow[] = [];
  let g = 0;
  let b = 0;
  while (g < good.length && b < bad.length) {
    const together = pair(g, b);
    if (together > 0 && together + at(g + 1, b + 1) === at(g, b)) {
      rows.push({ kind: together === worth.same ? 'same' : 'changed', good: g, bad: b });
      g += 1;
      b += 1;
      continue;
    }
    const skipGood = at(g + 1, b);
    const skipBad = at(g, b + 1);
    const first = skipGood > skipBad || (skipGood === skipBad && (goodKeys[g] ?? '') < (badKeys[b] ?? ''));
    if (first) rows.push({ kind: 'onlyGood', good: g++ });
    else rows.push({ kind: 'onlyBad', bad: b++ });
  }
  while (g < good.length) rows.push({ kind: 'onlyGood', good: g++ });
  while (b < bad.length) rows.push({ kind: 'onlyBad', bad: b++ });
  return goodFirst(rows);
}

/** Between two pairs the good run's own steps stand before the bad run's own. */
function goodFirst(rows: readonly AlignedRow[]): AlignedRow[] {
  const ordered: AlignedRow[] = [];
  let held: AlignedRow[] = [];
  for (const row of rows) {
    if (row.kind === 'onlyBad') held.push(row);
    else if (row.kind === 'onlyGood') ordered.push(row);
    else {
      ordered.push(...held, row);
      held = [];
    }
  }
  return [...ordered, ...held];
}
