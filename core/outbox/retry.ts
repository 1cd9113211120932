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
 * @param retryAfter the desk's own wish in seconds; the pause is never shorter. The jitter on top of it grows as well,
 *   from once the wish: a fleet that was given the same Retry-After does not come back in the same second, and a desk
 *   that names ten seconds to fifty thousand machines is not asked by all of them every ten (docs/fleet.md)
 * @returns the pause in milliseconds
 */
export function pauseBeforeNext(attempt: number, random: number, retryAfter?: number): number {
  const growth = 2 ** Math.min(attempt - 1, 30);
  const ceiling = Math.min(pauses.longest, pauses.shortest * growth);
  const jittered = pauses.shortest + random * (ceiling - pauses.shortest);
  if (retryAfter === undefined) return Math.round(jittered);
  const wished = Math.min(Math.max(retryAfter, 0), longestRetryAfter) * 1000;
  const span = Math.min(pauses.longest, Math.max(pauses.shortest, wished) * growth);
  return Math.round(Math.max(jittered, wished + random * span));
}

/**
 * The longest pause that `pauseBeforeNext` can have given, in milliseconds. A wait beyond it was written under a
 * wrong clock.
 */
export function longestPause(retryAfter?: number): number {
  if (retryAfter === undefined) return pauses.longest;
  return pauseBeforeNext(Number.MAX_SAFE_INTEGER, 1, retryAfter);
}

/** What share of an absence the return from it is spread over. */
const spreadShare = 1 / 32;

/**
 * When the network is back it is back for a whole office at the same moment, and what all of them wrote meanwhile would
 * leave in the same second. Spread over a share of the absence, it arrives at a fixed multiple of the rate at which it
 * was written, however many machines there are; after a short absence nobody notices the pause.
 *
 * @param absent how long there was no network, in milliseconds
 * @param random a number in [0, 1)
 * @returns the pause before the first attempt in milliseconds, never longer than the longest pause
 */
export function wakeSpread(absent: number, random: number): number {
  return Math.round(random * Math.min(pauses.longest, Math.max(0, absent) * spreadShare));
}

/** So many failures in a row and one more make the pause as long as it gets. */
const mostFailures = Math.ceil(Math.log2(pauses.longest / pauses.shortest));

/**
 * How many failures in a row still count after a success. One good answer does not mean that a desk can take everything
 * at once: coming back from an outage it has a whole fleet before it, so the pauses shrink as they grew.
 *
 * @param failures in a row before the success
 */
export function failuresLeft(failures: number): number {
  return Math.max(0, Math.min(mostFailures, failures) - 1);
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
