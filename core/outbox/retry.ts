/** Shortest and longest pause between attempts, in milliseconds. */
export const pauses = { shortest: 5_000, longest: 15 * 60_000 } as const;

/** The longest Retry-After that is believed, in seconds: a desk that asks for a year is asked again tomorrow. */
const longestRetryAfter = 24 * 3600;

/**
 * Full-jitter back-off: a random pause between the shortest and `shortest × 2^(attempt-1)`, capped at the
 * longest. Full jitter spreads a fleet that lost its desk at the same moment
 * (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 *
 * @param attempt number of attempts made so far, from 1
 * @param random a number in [0, 1)
 * @param retryAfter the desk's own wish in seconds; the pause is never shorter, and jitter is added on top so that
 *   a fleet given the same Retry-After does not come back in the same second
 * @returns the pause in milliseconds
 */
export function pauseBeforeNext(attempt: number, random: number, retryAfter?: number): number {
  const ceiling = Math.min(pauses.longest, pauses.shortest * 2 ** Math.min(attempt - 1, 30));
  const jittered = pauses.shortest + random * (ceiling - pauses.shortest);
  if (retryAfter === undefined) return Math.round(jittered);
  const wished = Math.min(Math.max(retryAfter, 0), longestRetryAfter) * 1000;
  return Math.round(Math.max(jittered, wished + random * Math.min(wished, pauses.longest)));
}

/**
 * The longest pause that `pauseBeforeNext` can have given, in milliseconds. A wait beyond it was written under a
 * wrong clock.
 */
export function longestPause(retryAfter?: number): number {
  if (retryAfter === undefined) return pauses.longest;
  return pauseBeforeNext(Number.MAX_SAFE_INTEGER, 1, retryAfter);
}

/**
 * Reads a Retry-After header: seconds or an HTTP date (RFC 9110, 10.2.3). Anything else is undefined.
 *
 * @param now milliseconds since the epoch
 * @returns seconds from now, never negative
 */
export function parseRetryAfter(header: string | null | undefined, now: number): number | undefined {
  const value = header?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+$/.test(value)) return Math.min(Number(value), longestRetryAfter);
  // Date.parse takes many things that are no HTTP date ("-99" is a year): the form is asked for.
  if (!/^[A-Z][a-z]{2,8},? .*GMT$/.test(value)) return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.min(Math.max(0, (at - now) / 1000), longestRetryAfter);
}
