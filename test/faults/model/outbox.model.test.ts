import { describe, expect, it } from 'vitest';
import { Tally } from '../../fakes/simulation/tally.ts';
import { contents } from './contents.ts';
import { deskKinds, type DeskKindName } from './deskKinds.ts';
import { playMany, wanted } from './suite.ts';

const all = new Tally();
const only = process.env['HANDRAISE_MODEL_DESK'];
const kinds = (Object.keys(deskKinds) as DeskKindName[]).filter(
  (name) => only === undefined || name === only,
);

/** Runs below which a rare fault may well be missing by chance. */
const enough = 100;

describe('nothing is lost, filed twice, called sent or left waiting for ever', () => {
  it.each(kinds)(
    'with %s',
    async (name) => {
      // Another seed for each, so that they do not all meet the same stories.
      const seed = wanted.path === undefined ? wanted.seed + kinds.indexOf(name) : wanted.seed;
      const { tally, failure } = await playMany(name, { ...wanted, seed });
      all.add(tally);
      expect(failure ?? 'no promise was broken').toBe('no promise was broken');
    },
    // Bounded by the number of runs, not by the machine's speed.
    60 * 60_000,
  );

  it.runIf(only === undefined && wanted.runs >= enough && wanted.path === undefined)(
    'and every fault of the table of contents took place',
    () => {
      const rows = [...all.counts].sort(([a], [b]) => a.localeCompare(b));
      console.log(rows.map(([name, times]) => `${String(times).padStart(8)}  ${name}`).join('\n'));
      expect(contents.filter((name) => !all.counts.has(name))).toEqual([]);
    },
  );
});
