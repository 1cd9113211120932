import { describe, expect, test } from 'vitest';
import { formatBytes, formatFact } from '../../../core/evidence/format.ts';
import type { FactValue } from '../../../core/evidence/machine.ts';
import { translatorFor } from '../../../core/texts/texts.ts';

const translate = translatorFor('en');

test.each<[FactValue, string]>([
  [{ kind: 'text', text: 'a <b> & c' }, 'a <b> & c'],
  [{ kind: 'percent', percent: 22.78 }, '22.8%'],
  [{ kind: 'count', count: 12_345 }, '12,345'],
  [{ kind: 'gigahertz', gigahertz: 2.395 }, '2.4 GHz'],
  [{ kind: 'pixels', width: 1920, height: 1080 }, '1920 × 1080 pixels'],
  [{ kind: 'flag', on: true }, 'yes'],
  [{ kind: 'flag', on: false }, 'no'],
  [{ kind: 'instant', at: '2026-03-01T23:30:00.000Z' }, 'Mar 2, 2026, 12:30 AM GMT+1'],
  [{ kind: 'seconds', seconds: 0 }, '0 seconds'],
  [{ kind: 'seconds', seconds: 59.9 }, '59 seconds'],
  [{ kind: 'seconds', seconds: 3605 }, '1 hour'],
  [{ kind: 'seconds', seconds: 3 * 86_400 + 7200 + 59 }, '3 days, 2 hours'],
])('%o reads "%s"', (value, words) => {
  expect(formatFact(value, translate, 'en', 'Europe/Bratislava')).toBe(words);
});

describe('sizes are counted in steps of 1024', () => {
  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [1023, '1,023 bytes'],
    [1024, '1 kB'],
    [1024 ** 2 - 1, '1 MB'],
    [1.5 * 1024 ** 3, '1.5 GB'],
    [16 * 1024 ** 3, '16 GB'],
    [2048 * 1024 ** 5, '2,048 PB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(formatBytes(bytes, 'en')).toBe(words);
  });
});

test('numbers and moments follow the language', () => {
  expect(formatBytes(1.5 * 1024 ** 3, 'sk')).toBe('1,5 GB');
  expect(formatFact({ kind: 'seconds', seconds: 7200 }, translate, 'ru')).toBe('2 часа');
});
