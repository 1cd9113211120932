import { describe, expect, it } from 'vitest';
import { answerExpectedAt, daysBetween, momentWords, retryDistance } from '../../../renderer/ui/time.ts';

const now = Date.parse('2026-03-12T09:00:00.000Z');
const after = (ms: number): string => new Date(now + ms).toISOString();

describe('when it is tried again', () => {
  it.each([
    [-5000, { unit: 'now' }],
    [0, { unit: 'now' }],
    [1, { unit: 'soon' }],
    [59_999, { unit: 'soon' }],
    [60_000, { unit: 'minutes', count: 1 }],
    [60_001, { unit: 'minutes', count: 2 }],
    [15 * 60_000, { unit: 'minutes', count: 15 }],
    [59 * 60_000 + 1, { unit: 'minutes', count: 60 }],
    [60 * 60_000, { unit: 'hours', count: 1 }],
    [90 * 60_000, { unit: 'hours', count: 2 }],
  ])('%i ms from now', (ms, expected) => {
    expect(retryDistance(after(ms), now)).toEqual(expected);
  });

  it('a moment that cannot be read is now', () => {
    expect(retryDistance('garbage', now)).toEqual({ unit: 'now' });
  });
});

describe('a moment as people say it', () => {
  const here = new Date(2026, 2, 12, 9, 0);
  const said = (then: Date): string => momentWords(then.toISOString(), here, 'en').day;

  it('counts calendar days and not hours', () => {
    expect(daysBetween(new Date(2026, 2, 12, 23, 59), new Date(2026, 2, 13, 0, 1))).toBe(1);
    expect(daysBetween(new Date(2026, 2, 12, 0, 1), new Date(2026, 2, 12, 23, 59))).toBe(0);
  });

  it('says yesterday, today and tomorrow', () => {
    expect(said(new Date(2026, 2, 11, 23, 0))).toBe('yesterday');
    expect(said(new Date(2026, 2, 12, 18, 0))).toBe('today');
    expect(said(new Date(2026, 2, 13, 1, 0))).toBe('tomorrow');
  });

  it('says a coming weekday, but the date of a passed one', () => {
    expect(said(new Date(2026, 2, 16, 10, 0))).toBe('Monday');
    expect(said(new Date(2026, 2, 9, 10, 0))).toBe('March 9');
  });

  it('says the year only when it is another one', () => {
    expect(said(new Date(2026, 5, 1, 10, 0))).toBe('June 1');
    expect(said(new Date(2027, 5, 1, 10, 0))).toBe('June 1, 2027');
  });

  it('an answer is expected the promised hours after the receipt', () => {
    expect(answerExpectedAt('2026-03-12T09:00:00.000Z', 24)).toBe('2026-03-13T09:00:00.000Z');
  });
});
