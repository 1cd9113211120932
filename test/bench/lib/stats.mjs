/** @param {readonly number[]} values at least one */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * A line such as `maim                 121 ms   (108 to 140, 9 runs)`.
 * @param {string} name
 * @param {readonly number[]} values in milliseconds
 */
export function line(name, values) {
  const round = (/** @type {number} */ value) => value.toFixed(0);
  const range = `${round(Math.min(...values))} to ${round(Math.max(...values))}, ${values.length} runs`;
  return `  ${name.padEnd(44)} ${round(median(values)).padStart(6)} ms   (${range})`;
}

/**
 * Says whether a budget holds. A budget that does not hold is news, not a fault of the bench: the exit code stays 0.
 * @param {string} what
 * @param {number} ratio
 * @param {number} bar the largest ratio allowed
 */
export function verdict(what, ratio, bar) {
  const word = ratio <= bar ? 'holds' : 'DOES NOT HOLD';
  return `${what}: ${ratio.toFixed(2)} × (budget: at most ${bar} ×) ${word}`;
}

/**
 * As `verdict`, for a figure of which more is better.
 * @param {string} what
 * @param {number} ratio
 * @param {number} bar the smallest ratio allowed
 */
export function verdictAtLeast(what, ratio, bar) {
  const word = ratio >= bar ? 'holds' : 'DOES NOT HOLD';
  return `${what}: ${ratio.toFixed(2)} × (budget: at least ${bar} ×) ${word}`;
}
