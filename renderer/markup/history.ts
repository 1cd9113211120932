/** What was, is and may come again. Values are never changed in place. */
export interface History<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
  /** Changes of one run are undone together: forty presses of an arrow key are one move. */
  run?: string | undefined;
}

/** Steps that can be undone; the oldest are forgotten first. */
const most = 200;

export const beginning = <T>(now: T): History<T> => ({ past: [], now, future: [] });

/** The next state. What had been undone is gone. With `run`, it replaces a state of the same run. */
export function changed<T>(history: History<T>, now: T, run?: string): History<T> {
  if (Object.is(now, history.now)) return history;
  const goesOn = run !== undefined && run === history.run;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-most);
  return { past, now, future: [], run };
}

/** Ends a run: the next change is a step of its own. */
export const settled = <T>(history: History<T>): History<T> =>
  history.run === undefined ? history : { ...history, run: undefined };

/** One step back; the same history when there is none. */
export function undone<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future] };
}

/** One step forth again; the same history when there is none. */
export function redone<T>(history: History<T>): History<T> {
  const [after, ...rest] = history.future;
  if (after === undefined) return history;
  return { past: [...history.past, history.now], now: after, future: rest };
}
