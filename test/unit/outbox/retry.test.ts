import { describe, expect, it } from 'vitest';
import {
  failuresLeft,
  longestPause,
  parseRetryAfter,
  pauseBeforeNext,
  pauses,
  wakeSpread,
} from '../../../core/outbox/retry.ts';

const now = Date.parse('2026-03-01T08:00:00Z');
const day = 24 * 3600;

describe('parseRetryAfter', () => {
  it.each([
    [undefined, undefined],
    [null, undefined],
    ['', undefined],
    ['   ', undefined],
    ['garbage', undefined],
    ['-99', undefined],
    ['1.5', undefined],
    ['0x10', undefined],
    ['12 seconds', undefined],
    ['2026-03-01T08:01:00Z', undefined],
    ['Mon, 99 Foo 2026 08:01:00 GMT', undefined],
    ['0', 0],
    ['120', 120],
    [' 120 ', 120],
    ['999999999999999999', day],
    ['Sun, 01 Mar 2026 08:01:00 GMT', 60],
    ['Sunday, 01-Mar-26 08:01:00 GMT', 60],
    ['Sun, 01 Mar 2026 07:00:00 GMT', 0],
    ['Mon, 01 Mar 2027 08:00:00 GMT', day],
  ])('reads %j as %j seconds', (header, seconds) => {
    expect(parseRetryAfter(header, now)).toBe(seconds);
  });
});

describe('pauseBeforeNext', () => {
  it.each([
    // attempt, random, Retry-After in seconds, pause in milliseconds
    [1, 0, undefined, 5_000],
    [1, 0.99, undefined, 5_000],
    [2, 0, undefined, 5_000],
    [2, 0.5, undefined, 7_500],
    [4, 1, undefined, 40_000],
    [9, 1, undefined, 15 * 60_000],
    [1_000_000, 1, undefined, 15 * 60_000],
    [1_000_000, 0, undefined, 5_000],
    [1, 0, 60, 60_000],
    [1, 0.5, 60, 90_000],
    [1, 0.5, 0, 5_000],
    [1, 0.5, -5, 5_000],
    [2, 0.5, 60, 120_000],
    [3, 0.5, 60, 180_000],
    [3, 0, 60, 60_000],
    [9, 1, 1, 15 * 60_000 + 1_000],
    [1, 0, 365 * day, day * 1000],
    [1, 1, 365 * day, day * 1000 + 15 * 60_000],
  ])('after attempt %j with random %j and Retry-After %j waits %j ms', (attempt, random, after, pause) => {
    expect(pauseBeforeNext(attempt, random, after)).toBe(pause);
  });

  it('is never shorter than the shortest nor longer than the longest pause', () => {
    for (let attempt = 1; attempt < 50; attempt += 1) {
      for (const random of [0, 0.25, 0.999_999]) {
        const pause = pauseBeforeNext(attempt, random);
        expect(pause).toBeGreaterThanOrEqual(pauses.shortest);
        expect(pause).toBeLessThanOrEqual(pauses.longest);
      }
    }
  });
});

describe('longestPause', () => {
  it.each([[undefined], [0], [30], [3600], [365 * day]])(
    'bounds every pause that Retry-After %j can give',
    (retryAfter) => {
      for (const attempt of [1, 5, 100]) {
        expect(pauseBeforeNext(attempt, 0.999_999, retryAfter)).toBeLessThanOrEqual(longestPause(retryAfter));
      }
    },
  );
});

describe('wakeSpread', () => {
  const hour = 3600_000;
  it.each([
    // absence and spread in milliseconds
    [0, 1, 0],
    [-hour, 1, 0],
    [32_000, 1, 1_000],
    [32_000, 0, 0],
    [hour, 0.5, 56_250],
    [8 * hour, 1, 15 * 60_000],
    [8760 * hour, 1, 15 * 60_000],
  ])('after %j ms without a network, with random %j, waits %j ms', (absent, random, spread) => {
    expect(wakeSpread(absent, random)).toBe(spread);
  });
});

describe('failuresLeft', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [8, 7],
    [1_000, 7],
  ])('after %j failures and a success %j still count', (failures, left) => {
    expect(failuresLeft(failures)).toBe(left);
  });
});
