import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareRecordings,
  isDifference,
  type ComparedRow,
} from '../../../core/evidence/compareRecordings.ts';
import type { RecordedStep } from '../../../core/evidence/recording.ts';
import { knownMachine, recordedRun, recordedStep } from '../../fakes/recordedRuns.ts';

const rowsOf = (good: RecordedStep[], bad: RecordedStep[]) =>
  compareRecordings(recordedRun(good), recordedRun(bad)).rows;

/** Runs as short words: each letter is a button. */
const run = (letters: string): RecordedStep[] =>
  [...letters].map((name, index) => recordedStep(index, { name, application: `App ${name}` }));

/** The rows as signs: "=" same, "~" changed, "-" only good, "+" only bad. */
const signs = (rows: readonly ComparedRow[]): string =>
  rows.map(({ kind }) => ({ same: '=', changed: '~', onlyGood: '-', onlyBad: '+' })[kind]).join('');

describe('steps of two runs', () => {
  it.each([
    ['the same', 'abc', 'abc', '==='],
    ['one left out', 'abcd', 'abd', '==-='],
    ['one more', 'abd', 'abcd', '==+='],
    ['another one in its place, in another program', 'abc', 'axc', '=-+='],
    ['one more at the beginning does not shift what follows', 'abcd', 'xabcd', '+===='],
    ['nothing in common', 'ab', 'xy', '--++'],
    ['one run is empty', 'ab', '', '--'],
  ])('%s', (_what, good, bad, expected) => {
    expect(signs(rowsOf(run(good), run(bad)))).toBe(expected);
  });

  it('a click on another button of the same program is a step that changed', () => {
    const good = [recordedStep(0, { name: 'Save' })];
    const bad = [recordedStep(0, { name: 'Save as' })];
    expect(rowsOf(good, bad)).toEqual([
      { kind: 'changed', good: 0, bad: 0, parts: ['control'], pause: null },
    ]);
  });

  it('the same button in a window of another name is a step that changed', () => {
    const good = [recordedStep(0, { name: 'Save', title: 'Invoice 17' })];
    const bad = [recordedStep(0, { name: 'Save', title: 'Error' })];
    expect(rowsOf(good, bad)).toMatchObject([{ kind: 'changed', parts: ['window'] }]);
  });

  it.each([
    ['the sign of what is not saved', '*notes.txt', 'notes.txt'],
    ['spaces and case', 'My  Notes', 'my notes'],
  ])('a window is the same for all of %s', (_what, one, other) => {
    expect(signs(rowsOf([recordedStep(0, { title: one })], [recordedStep(0, { title: other })]))).toBe('=');
  });

  it('where somebody clicked does not count, only on what', () => {
    const at = (x: number): RecordedStep =>
      recordedStep(0, {
        name: 'Save',
        action: { kind: 'click', button: 'left', clicks: 1, at: { x, y: 9 } },
      });
    expect(signs(rowsOf([at(10)], [at(500)]))).toBe('=');
  });

  it.each([
    ['left and right', { button: 'left', clicks: 1 }, { button: 'right', clicks: 1 }],
    ['once and twice', { button: 'left', clicks: 1 }, { button: 'left', clicks: 2 }],
  ] as const)('%s are not the same click', (_what, one, other) => {
    const click = (how: { button: 'left' | 'right'; clicks: number }) =>
      recordedStep(0, { action: { kind: 'click', at: null, ...how } });
    expect(rowsOf([click(one)], [click(other)])).toMatchObject([{ kind: 'changed', parts: ['action'] }]);
  });
});

describe('times', () => {
  const timed = (...at: number[]): RecordedStep[] =>
    at.map((time, index) => recordedStep(index, { name: `b${index}`, at: time }));

  it('a step after which the bad run waited much longer is told', () => {
    const rows = rowsOf(timed(0, 1000, 2000), timed(0, 1000, 21_000));
    expect(rows.map((row) => ('pause' in row ? row.pause : null))).toEqual([
      null,
      { good: 1000, bad: 20_000 },
      null,
    ]);
  });

  it.each([
    ['less than three seconds more', 1000, 3900],
    ['less than twice as long', 10_000, 19_000],
  ])('%s is nothing', (_what, good, bad) => {
    expect(rowsOf(timed(0, good), timed(0, bad)).filter(isDifference)).toEqual([]);
  });
});

describe('machines', () => {
  const compare = (
    good: ReturnType<typeof knownMachine> | null,
    bad: ReturnType<typeof knownMachine> | null,
  ) => compareRecordings(recordedRun([], { machine: good }), recordedRun([], { machine: bad })).machine;

  it('facts that differ are told with both values', () => {
    expect(compare(knownMachine({ osName: 'Debian 12' }), knownMachine({ osName: 'Debian 13' }))).toEqual([
      {
        section: 'os',
        label: 'osName',
        good: { kind: 'text', text: 'Debian 12' },
        bad: { kind: 'text', text: 'Debian 13' },
      },
    ]);
  });

  it('a fact that only one has is told', () => {
    const found = compare(knownMachine({ kernel: '6.1' }), knownMachine({}));
    expect(found).toMatchObject([{ label: 'kernel', bad: null }]);
  });

  it('what always changes is left out', () => {
    expect(compare(knownMachine({ uptime: '1', memoryAvailable: '2' }), knownMachine({}))).toEqual([]);
  });

  it('a section or a machine that one of them does not know is no difference', () => {
    type Section = ReturnType<typeof knownMachine>['sections'][number];
    const disk: Section = {
      status: 'failed',
      id: 'disks',
      took: 8000,
      reason: 'timeout',
    };
    const known: Section = {
      status: 'ok',
      id: 'disks',
      took: 9,
      facts: [{ label: 'diskSize', value: { kind: 'bytes', bytes: 1 } }],
    };
    expect(compare(knownMachine({}, [disk]), knownMachine({}, [known]))).toEqual([]);
    expect(compare(null, knownMachine({ osName: 'Debian' }))).toEqual([]);
  });
});

describe('any two runs', () => {
  const step = fc.record({
    name: fc.constantFrom('a', 'b', 'c', undefined),
    application: fc.constantFrom('X', 'Y'),
    keys: fc.constantFrom(undefined, undefined, 'Enter'),
    gap: fc.integer({ min: 0, max: 20_000 }),
  });
  const steps = fc.array(step, { maxLength: 14 }).map((wishes) => {
    let at = 0;
    return wishes.map(({ gap, name, application, keys }, index) =>
      recordedStep(index, {
        application,
        at: (at += gap),
        ...(name === undefined ? {} : { name }),
        ...(keys === undefined ? {} : { keys }),
      }),
    );
  });

  it('a run has no differences to itself', () => {
    fc.assert(
      fc.property(steps, (run) => {
        expect(rowsOf(run, run).filter(isDifference)).toEqual([]);
      }),
    );
  });

  it('every step of both stands in exactly one row, in its order', () => {
    fc.assert(
      fc.property(steps, steps, (good, bad) => {
        const rows = rowsOf(good, bad);
        expect(rows.flatMap((row) => ('good' in row ? [row.good] : []))).toEqual(good.map((_, at) => at));
        expect(rows.flatMap((row) => ('bad' in row ? [row.bad] : []))).toEqual(bad.map((_, at) => at));
      }),
    );
  });

  it('the other way round the same is told', () => {
    const pairs = (rows: readonly ComparedRow[], mirrored: boolean): string[] =>
      rows
        .flatMap((row) => {
          if (row.kind !== 'same' && row.kind !== 'changed') return [];
          const [one, other] = mirrored ? [row.bad, row.good] : [row.good, row.bad];
          return [`${row.kind} ${one} ${other} ${row.pause === null ? '' : row.pause.good + row.pause.bad}`];
        })
        .sort();
    fc.assert(
      fc.property(steps, steps, (good, bad) => {
        expect(pairs(rowsOf(bad, good), true)).toEqual(pairs(rowsOf(good, bad), false));
      }),
    );
  });
});
