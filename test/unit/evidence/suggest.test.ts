import { describe, expect, it } from 'vitest';
import type { Found } from '../../../core/evidence/secrets/index.ts';
import { suggestRedactions } from '../../../core/evidence/suggest.ts';
import { readLines } from '../../fakes/readLines.ts';

/** Finds these words, wherever they stand. */
const finding =
  (...secrets: string[]) =>
  (text: string): Found[] =>
    secrets.flatMap((secret) => {
      const start = text.indexOf(secret);
      return start === -1 ? [] : [{ start, end: start + secret.length, kind: 'token' as const }];
    });

describe('places to cover', () => {
  it('hold the words of a secret, a little more, and nothing of the others', () => {
    const [place, ...more] = suggestRedactions(readLines(['Write to anna@example.org today']));
    // The third word: 9 letters of 10 px after x = 40, 16 letters wide, 20 high; 3 px around.
    expect(place).toEqual({
      id: 'email-127-0-166-23',
      area: { x: 127, y: 0, width: 166, height: 23 },
      kind: 'email',
    });
    expect(more).toEqual([]);
  });

  it('reach over all words of one secret', () => {
    const [place] = suggestRedactions(readLines(['Card 4111 1111 1111 1111 valid']));
    expect(place).toMatchObject({ kind: 'card', area: { x: 87, width: 196 } });
  });

  it('cover a whole word where only a part of it is secret', () => {
    const [place] = suggestRedactions(readLines(['open token=abc now']), finding('abc'));
    expect(place?.area).toMatchObject({ x: 87, width: 96 });
  });

  it('are two for a value that was cut by the edge of its window', () => {
    const lines = readLines(['key sk_live_0123456789ab', 'cdef0123 copied']);
    const places = suggestRedactions(lines, finding('sk_live_0123456789abcdef0123'));
    expect(places.map(({ area }) => [area.x, area.y])).toEqual([
      [77, 0],
      [37, 25],
    ]);
  });

  it('hold a value that stands below its label', () => {
    const lines = readLines(['Password:', 'horse-staple', '', 'Next']);
    const places = suggestRedactions(lines, (text) =>
      text.startsWith('Password: horse-staple') ? [{ start: 10, end: 22, kind: 'password' }] : [],
    );
    expect(places.map(({ area, kind }) => [kind, area.y])).toEqual([['password', 25]]);
  });

  it('do not take a line for the next one that stands far below or beside', () => {
    const lines = readLines([{ text: 'Password:', at: 40 }, '', '', 'horse', { text: 'far', at: 900 }]);
    const asked: string[] = [];
    suggestRedactions(lines, (text) => {
      asked.push(text);
      return [];
    });
    expect(asked).toEqual(['Password:', 'horse', 'far']);
  });

  it('are said once, though the secret was found in its line and in two lines together', () => {
    const places = suggestRedactions(readLines(['Sent to', 'anna@example.org and', 'others']));
    expect(places).toHaveLength(1);
  });

  it('have the same name whenever the same picture is read', () => {
    const lines = readLines(['anna@example.org', 'ben@example.org']);
    const names = (from: typeof lines) => suggestRedactions(from).map(({ id }) => id);
    expect(new Set([...names(lines), ...names(lines)]).size).toBe(2);
  });

  it('are none where nothing was read', () => {
    expect(suggestRedactions([])).toEqual([]);
  });
});
