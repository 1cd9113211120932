import { describe, expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { playMany } from './suite.ts';

/**
 * Most are seen within a few dozen runs. A desk that is asked too early is the rarest: a second ticket comes only of an
 * answer that is late by seconds, and needed up to 1,200.
 */
const runs = 4_000;

describe('the suite sees when', () => {
  it.each(Object.entries(mutants))(
    '%s',
    async (_what, { desk, planted }) => {
      const { failure } = await playMany(desk, { runs, seed: 20_260_301 }, planted);
      expect(failure).toBeDefined();
    },
    10 * 60_000,
  );
});
