import { describe, expect, test } from 'vitest';
import { createScreenCapture } from '../../../electron/adapters/capture/screenCapture.ts';
import { fakeEngine, left, type FakeEngine } from '../../fakes/captureEngine.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { steppedClock } from '../../fakes/steppedClock.ts';

const first = 'desktop-capturer';
const second = 'screenshot-desktop';

async function take(engines: FakeEngine[], windowsMissing = () => Promise.resolve(false)) {
  const capture = createScreenCapture({
    engines: () => engines,
    displays: () => [left],
    forbidden: () => false,
    windowsMissing,
    encode: () => Promise.resolve(Uint8Array.of(1)),
    clock: steppedClock(),
    log: memoryLogger(),
  });
  const { pictures, failures } = await capture.capture();
  return {
    pictures: pictures.map(({ engine, doubt }) => `${engine}: ${doubt ?? 'fine'}`),
    failures: failures.map(({ engine, problem }) => `${engine} ${problem}`),
  };
}

describe('a picture that looks wrong', () => {
  test.each(['plain', 'partlyBlack'] as const)(
    'because it is %s is replaced by that of another engine, and nobody has to know',
    async (look) => {
      expect(await take([fakeEngine(first, { 1: look }), fakeEngine(second, { 1: 5 })])).toEqual({
        pictures: [`${second}: fine`],
        failures: [`${first} ${look}`],
      });
    },
  );

  test('is believed when another engine sees the same', async () => {
    const engines = [fakeEngine(first, { 1: 'partlyBlack' }), fakeEngine(second, { 1: 'partlyBlack' })];
    expect(await take(engines)).toEqual({ pictures: [`${second}: fine`], failures: [] });
  });

  test('because there is one colour only is worth a word, even when all engines see it', async () => {
    const engines = [fakeEngine(first, { 1: 'plain' }), fakeEngine(second, { 1: 'plain' })];
    expect((await take(engines)).pictures).toEqual([`${second}: plain`]);
  });

  test('is kept with its doubt when no other engine can tell', async () => {
    const engines = [fakeEngine(first, { 1: 'partlyBlack' }), fakeEngine(second, {}, 'rejects')];
    expect(await take(engines)).toEqual({
      pictures: [`${first}: partlyBlack`],
      failures: [`${second} failed`],
    });
  });

  test('is kept if it shows more than the other one', async () => {
    const engines = [fakeEngine(first, { 1: 'partlyBlack' }), fakeEngine(second, { 1: 'plain' })];
    expect((await take(engines)).pictures).toEqual([`${first}: partlyBlack`]);
    expect((await take([...engines].reverse())).pictures).toEqual([`${first}: partlyBlack`]);
  });

  test('all black is no picture at all', async () => {
    expect((await take([fakeEngine(first, { 1: 'black' })])).pictures).toEqual([]);
  });
});

describe('a picture without windows', () => {
  test('is said to lack them when the system keeps them to itself', async () => {
    const engines = [fakeEngine(first, { 1: 1 })];
    expect((await take(engines, () => Promise.resolve(true))).pictures).toEqual([`${first}: windowsMissing`]);
  });

  test('is not doubted because nobody could be asked', async () => {
    const engines = [fakeEngine(first, { 1: 1 })];
    expect((await take(engines, () => Promise.reject(new Error('no')))).pictures).toEqual([`${first}: fine`]);
  });
});
