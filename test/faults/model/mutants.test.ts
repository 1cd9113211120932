import { describe, expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { playMany } from './suite.ts';

/** A defect that needs more runs than this could slip through `npm test`. */
const runs = 600;

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
