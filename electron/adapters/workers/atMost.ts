/** Runs work, but never more than so much at the same time; the rest waits in the order of asking. */
export type AtMost = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** @param limit how much may run at the same time, at least 1 */
export function atMost(limit: number): AtMost {
  let free = Math.max(1, limit);
  const queue: (() => void)[] = [];
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => queue.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
