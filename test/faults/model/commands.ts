import fc from 'fast-check';
import { deskMoods, type DeskMoodName } from '../../fakes/simulation/behaviours.ts';
import { diskMoods, type DiskMoodName } from '../../fakes/simulation/disk.ts';
import type { Refusal } from '../../fakes/simulation/site.ts';
import type { Beginning } from './surroundings.ts';

/** One thing that happens in a run. `which` counts through what there is at that moment. */
export type Command =
  | { do: 'write'; files: number }
  | { do: 'change'; which: number }
  | { do: 'discard'; which: number }
  | { do: 'press'; which: number; times: number }
  | { do: 'sendNow'; which: number | undefined }
  | { do: 'withdraw'; which: number }
  | { do: 'edit'; which: number }
  | { do: 'pass'; ms: number }
  | { do: 'jump'; ms: number }
  | { do: 'link'; online: boolean }
  | { do: 'wake' }
  | { do: 'crash'; at: 'call' | 'request'; left: number; power: boolean }
  | { do: 'stop' }
  | { do: 'start' }
  | { do: 'handOver'; warned: boolean }
  | { do: 'disk'; mood: DiskMoodName }
  | { do: 'desk'; mood: DeskMoodName; rate: number }
  | { do: 'refuse'; what: Refusal | undefined }
  | { do: 'expireUploads' }
  | { do: 'policy' };

/** A run: how it begins, and each command with the number of calls that happen before the next one. */
export interface Scenario extends Beginning {
  story: { command: Command; then: number }[];
}

const day = 24 * 3_600_000;
const which = fc.nat({ max: 7 });
const names = <Name extends string>(moods: Record<Name, unknown>): Name[] => Object.keys(moods) as Name[];

const weighted: [number, fc.Arbitrary<Command>][] = [
  [10, fc.record({ do: fc.constant('write' as const), files: fc.nat({ max: 3 }) })],
  [2, fc.record({ do: fc.constant('change' as const), which })],
  [1, fc.record({ do: fc.constant('discard' as const), which })],
  [16, fc.record({ do: fc.constant('press' as const), which, times: fc.integer({ min: 1, max: 2 }) })],
  [3, fc.record({ do: fc.constant('sendNow' as const), which: fc.option(which, { nil: undefined }) })],
  [3, fc.record({ do: fc.constant('withdraw' as const), which })],
  [1, fc.record({ do: fc.constant('edit' as const), which })],
  [
    10,
    fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(1, 50, 1_000, 6_000, 65_000, 16 * 60_000, 5 * 3_600_000),
    }),
  ],
  [
    2,
    fc.record({
      do: fc.constant('jump' as const),
      ms: fc.constantFrom(-365 * day, 365 * day, -day, day, -2 * 3_600_000, 61_000),
    }),
  ],
  [2, fc.record({ do: fc.constant('link' as const), online: fc.boolean() })],
  [1, fc.record({ do: fc.constant('wake' as const) })],
  [
    5,
    fc.record({
      do: fc.constant('crash' as const),
      at: fc.constant('call' as const),
      left: fc.constantFrom(0, 1, 2, 3, 5, 8, 13, 21, 34),
      power: fc.boolean(),
    }),
  ],
  [
    3,
    fc.record({
      do: fc.constant('crash' as const),
      at: fc.constant('request' as const),
      left: fc.nat({ max: 2 }),
      power: fc.boolean(),
    }),
  ],
  [1, fc.record({ do: fc.constant('stop' as const) })],
  [3, fc.record({ do: fc.constant('start' as const) })],
  [1, fc.record({ do: fc.constant('handOver' as const), warned: fc.boolean() })],
  [4, fc.record({ do: fc.constant('disk' as const), mood: fc.constantFrom(...names(diskMoods), 'healthy') })],
  [
    10,
    fc.record({
      do: fc.constant('desk' as const),
      mood: fc.constantFrom(...names(deskMoods)),
      rate: fc.constantFrom(0.3, 0.7, 1),
    }),
  ],
  [
    2,
    fc.record({
      do: fc.constant('refuse' as const),
      what: fc.constantFrom('key' as const, 'place' as const, undefined),
    }),
  ],
  [1, fc.record({ do: fc.constant('expireUploads' as const) })],
  [1, fc.record({ do: fc.constant('policy' as const) })],
];

const step = fc.record({
  command: fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary }))),
  then: fc.constantFrom(0, 1, 2, 5, 12, 40, 1_000),
});

/** Stories of up to `length` commands. */
export function scenarios(length = 40): fc.Arbitrary<Scenario> {
  return fc.record({
    seed: fc.nat(),
    jitter: fc.constantFrom(0.05, 0.3, 1),
    encrypted: fc.constantFrom('never' as const, 'always' as const, 'later' as const),
    story: fc.array(step, { minLength: 8, maxLength: length, size: 'max' }),
  });
}
