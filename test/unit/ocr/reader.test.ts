import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTextReader } from '../../../electron/adapters/ocr/reader.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { scriptedWorkers } from '../../fakes/scriptedWorkers.ts';
import { steppedClock } from '../../fakes/steppedClock.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';

const png = new Uint8Array([1, 2, 3]);
const area = { x: 1, y: 2, width: 30, height: 10 };
const line = { text: 'Hello', area, words: [{ text: 'Hello', area, confidence: 90 }] };
const languages = ['eng', 'slk'];

function house(data: readonly string[] = ['eng', 'slk']) {
  const dataFolder = temporaryFolder();
  for (const name of data) writeFileSync(path.join(dataFolder, `${name}.traineddata.gz`), '');
  const { spawn, workers } = scriptedWorkers();
  const clock = steppedClock();
  const log = memoryLogger();
  return { reader: createTextReader({ spawn, dataFolder, clock, log }), workers, clock, dataFolder };
}

describe('the reader of pictures', () => {
  it('knows the languages whose data are there, and passes over the others', async () => {
    const { reader, workers, clock, dataFolder } = house(['slk', 'eng']);
    expect(reader.languages()).toEqual(['eng', 'slk']);
    void reader.read(png, { languages: ['eng', 'rus', 'slk'] });
    await clock.pass(0);
    expect(workers[0]?.posted).toEqual([{ png, languages: ['eng', 'slk'], dataFolder }]);
  });

  it('says so when no language is there, without starting a process', async () => {
    const { reader, workers } = house([]);
    expect(await reader.read(png, { languages })).toEqual({ ok: false, failure: { kind: 'noLanguage' } });
    expect(workers).toEqual([]);
  });

  it('gives the lines that the process read', async () => {
    const { reader, workers, clock } = house();
    const reading = reader.read(png, { languages });
    await clock.pass(0);
    workers[0]?.say({ kind: 'text', lines: [line] });
    expect(await reading).toEqual({ ok: true, value: [line] });
  });

  it('reads one picture after another, in one process', async () => {
    const { reader, workers, clock } = house();
    const first = reader.read(png, { languages });
    const second = reader.read(png, { languages });
    await clock.pass(0);
    expect(workers[0]?.posted).toHaveLength(1);
    workers[0]?.say({ kind: 'text', lines: [] });
    await first;
    await clock.pass(0);
    expect(workers[0]?.posted).toHaveLength(2);
    workers[0]?.say({ kind: 'text', lines: [line] });
    expect(await second).toEqual({ ok: true, value: [line] });
    expect(workers).toHaveLength(1);
  });

  it('ends the process when there was nothing to read for a while, so that its memory is free', async () => {
    const { reader, workers, clock } = house();
    const reading = reader.read(png, { languages });
    await clock.pass(0);
    workers[0]?.say({ kind: 'text', lines: [] });
    await reading;
    await clock.pass(14_000);
    expect(workers[0]?.ended).toBe(false);
    await clock.pass(1_000);
    expect(workers[0]?.ended).toBe(true);
    expect(clock.waiting()).toBe(0);
  });

  it('gives up a picture after a minute, and reads the next one in a new process', async () => {
    const { reader, workers, clock } = house();
    const stuck = reader.read(png, { languages });
    const next = reader.read(png, { languages });
    await clock.pass(60_000);
    expect(await stuck).toEqual({ ok: false, failure: { kind: 'timeout' } });
    expect(workers[0]?.ended).toBe(true);
    await clock.pass(0);
    // The old one's last words are not the new one's.
    workers[0]?.say({ kind: 'text', lines: [line] });
    workers[1]?.say({ kind: 'text', lines: [] });
    expect(await next).toEqual({ ok: true, value: [] });
  });

  it('stops at once when nobody needs the text any more', async () => {
    const { reader, workers, clock } = house();
    const needed = new AbortController();
    const reading = reader.read(png, { languages, signal: needed.signal });
    const queued = reader.read(png, { languages, signal: needed.signal });
    await clock.pass(0);
    needed.abort();
    expect(await reading).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    expect(await queued).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    expect(workers.map(({ ended }) => ended)).toEqual([true]);
  });

  it.each([
    ['ends', (worker: ReturnType<typeof house>['workers'][number]) => worker.exit(134)],
    [
      'answers nonsense',
      (worker: ReturnType<typeof house>['workers'][number]) => worker.say({ kind: 'tea' }),
    ],
  ])('does not wait for a process that %s', async (_how, go) => {
    const { reader, workers, clock } = house();
    const reading = reader.read(png, { languages });
    await clock.pass(0);
    go(workers[0]!);
    expect(await reading).toMatchObject({ ok: false, failure: { kind: 'stopped' } });
  });

  it('tells what the process says of a file that is no picture', async () => {
    const { reader, workers, clock } = house();
    const reading = reader.read(png, { languages });
    await clock.pass(0);
    workers[0]?.say({ kind: 'failed', problem: 'notAPicture', detail: 'no head' });
    expect(await reading).toEqual({ ok: false, failure: { kind: 'notAPicture', detail: 'no head' } });
  });
});
