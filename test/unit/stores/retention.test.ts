import { describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../../electron/adapters/files/fileSystem.ts';
import { cutoffForCopies } from '../../../electron/adapters/files/retention.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';

const day = 24 * 60 * 60_000;
const start = Date.parse('2026-03-01T08:00:00Z');

/** What each look allows: the newest day of settling that may go, counted from the start; `-`: nothing may. */
async function looks(...days: number[]): Promise<(number | '-')[]> {
  const root = temporaryFolder();
  const answers: (number | '-')[] = [];
  for (const at of days) {
    const cutoff = await cutoffForCopies(nodeFileSystem, root, 10, start + at * day);
    answers.push(cutoff === undefined ? '-' : (cutoff - start) / day);
  }
  return answers;
}

describe('the look at the clock before copies are removed', () => {
  it.each<[string, number[], (number | '-')[]]>([
    ['allows nothing at the first look', [0], ['-']],
    ['judges the age by the look before', [0, 1, 2, 3], ['-', -10, -9, -8]],
    ['counts looks that are close together as one', [0, 0.1, 0.5, 1, 1.2, 2], ['-', '-', '-', -10, '-', -9]],
    ['goes on after a week without the machine', [0, 7, 14], ['-', -10, -3]],
    ['allows nothing after a jump of a year', [0, 1, 366], ['-', -10, '-']],
    [
      'allows nothing new when the jump is taken back within a day',
      [0, 1, 366, 2, 3],
      ['-', -10, '-', '-', -8],
    ],
    ['is not fooled by a jump of three weeks that is taken back', [0, 1, 22, 2, 3], ['-', -10, -9, '-', -8]],
    ['believes a clock that is the same after a day', [0, 366, 367], ['-', '-', 356]],
    ['begins anew when the clock was set back', [400, 0, 1], ['-', '-', -10]],
  ])('%s', async (_what, days, allowed) => {
    expect((await looks(...days)).map((one) => (one === '-' ? one : Math.round(one)))).toEqual(allowed);
  });

  it('allows nothing when the look cannot be noted', async () => {
    const root = temporaryFolder();
    await cutoffForCopies(nodeFileSystem, root, 10, start);
    const broken = { ...nodeFileSystem, create: () => Promise.reject(new Error('ENOSPC')) };
    await expect(cutoffForCopies(broken, root, 10, start + day)).rejects.toThrow('ENOSPC');
  });
});
