import fc from 'fast-check';
import { Tally } from '../../fakes/simulation/tally.ts';
import { scenarios, type Scenario } from './commands.ts';
import { deskKinds, type DeskKindName } from './deskKinds.ts';
import type { Planted } from './house.ts';
import { play } from './run.ts';

const number = (name: string): number | undefined => {
  const value = process.env[name];
  return value === undefined ? undefined : Number(value);
};

/** What `npm run test:model -- --seed N --runs M` asked for. */
export const wanted = {
  seed: number('HANDRAISE_MODEL_SEED') ?? 20_260_301,
  /** Runs for each kind of desk. */
  runs: number('HANDRAISE_MODEL_RUNS') ?? 100,
  /** Where in fast-check's tree a failed run is, to play it alone. */
  path: process.env['HANDRAISE_MODEL_PATH'],
  /** Whether a failed story is made as short as it can be. */
  shrink: process.env['HANDRAISE_MODEL_SHRINK'] !== undefined,
} as const;

/** How many lines of a failed run's story are shown, from its end. */
const longestStory = 200;

/** Plays many runs. Returns what happened in all of them, and of a failed one everything that a person needs. */
export async function playMany(
  desk: DeskKindName,
  { runs, seed, path }: { runs: number; seed: number; path?: string | undefined },
  planted: Planted = {},
): Promise<{ tally: Tally; failure: string | undefined }> {
  const kind = deskKinds[desk];
  const tally = new Tally();
  let story: string[] = [];
  const property = fc.asyncProperty(scenarios(), async (scenario: Scenario) => {
    const run = await play(kind, scenario, planted);
    tally.add(run.tally);
    if (run.violation === undefined) return;
    story = run.tally.lines;
    throw new Error(run.violation);
  });
  const result = await fc.check(property, {
    numRuns: runs,
    seed,
    ...(path === undefined ? {} : { path }),
    // Making the story short can take longer than all runs together.
    endOnFailure: !wanted.shrink,
  });
  if (!result.failed) return { tally, failure: undefined };
  const again = `npm run test:model -- --desk ${desk} --seed ${result.seed} --path ${result.counterexamplePath ?? ''}`;
  const words = result.errorInstance instanceof Error ? result.errorInstance.message : 'it did not end';
  const failure = [`${kind.name}: ${words}`, '', ...story.slice(-longestStory), '', again].join('\n');
  return { tally, failure };
}
