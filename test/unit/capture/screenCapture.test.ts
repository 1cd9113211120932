import { describe, expect, test } from 'vitest';
import type { CaptureDisplay, CaptureEngine } from '../../../electron/adapters/capture/engine.ts';
import { createScreenCapture } from '../../../electron/adapters/capture/screenCapture.ts';
import { display, fakeEngine, left, right } from '../../fakes/captureEngine.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { steppedClock } from '../../fakes/steppedClock.ts';

function setUp(
  engines: CaptureEngine[],
  displays: CaptureDisplay[] = [left, right],
  { forbidden = false, windowsMissing = false } = {},
) {
  const clock = steppedClock();
  const log = memoryLogger();
  const capture = createScreenCapture({
    engines: () => engines,
    displays: () => displays,
    forbidden: () => forbidden,
    windowsMissing: () => Promise.resolve(windowsMissing),
    encode: () => Promise.resolve(Uint8Array.of(1)),
    clock,
    log,
    encodeTimeout: 500,
  });
  return { clock, log, capture };
}

async function outcomeOf(engines: CaptureEngine[], displays?: CaptureDisplay[]) {
  const { pictures, failures } = await setUp(engines, displays).capture.capture();
  return {
    pictures: pictures.map(({ display: { id }, engine, png }) => `${id} by ${engine}: ${png[0]}`),
    failures: failures.map(({ engine, display: id, problem }) => `${engine} ${id ?? 'all'} ${problem}`),
  };
}

const first = 'desktop-capturer';
const second = 'screenshot-desktop';

describe('the second engine is asked only for what the first could not give', () => {
  test('not at all when the first gave every display', async () => {
    const other = fakeEngine(second, { 1: 5, 2: 6 });
    expect(await outcomeOf([fakeEngine(first, { 1: 1, 2: 2 }), other])).toEqual({
      pictures: [`1 by ${first}: 1`, `2 by ${first}: 2`],
      failures: [],
    });
    expect(other.calls).toEqual([]);
  });

  test.each([
    ['black', 'black'],
    ['empty', 'empty'],
    ['tooSmall', 'wrongSize'],
    ['missingTool', 'missingTool'],
  ] as const)('for the display whose picture is %s', async (behaviour, problem) => {
    const other = fakeEngine(second, { 1: 5, 2: 6 });
    expect(await outcomeOf([fakeEngine(first, { 1: 1, 2: behaviour }), other])).toEqual({
      pictures: [`1 by ${first}: 1`, `2 by ${second}: 6`],
      failures: [`${first} 2 ${problem}`],
    });
    expect(other.calls).toEqual([['2']]);
  });

  test.each(['rejects', 'throws'] as const)('for all when the first %s', async (whole) => {
    const engines = [fakeEngine(first, {}, whole), fakeEngine(second, { 1: 5, 2: 6 })];
    expect(await outcomeOf(engines)).toEqual({
      pictures: [`1 by ${second}: 5`, `2 by ${second}: 6`],
      failures: [`${first} 1 failed`, `${first} 2 failed`],
    });
  });

  test('for a display that the first does not mention', async () => {
    expect((await outcomeOf([fakeEngine(first, { 1: 1 }), fakeEngine(second, { 2: 6 })])).pictures).toEqual([
      `1 by ${first}: 1`,
      `2 by ${second}: 6`,
    ]);
  });
});

describe('an engine that hangs', () => {
  test('is stopped when its time is over, and the next one is asked', async () => {
    const stuck = fakeEngine(first, {}, 'hangs');
    const { clock, capture } = setUp([stuck, fakeEngine(second, { 1: 5, 2: 6 })]);
    const outcome = capture.capture();
    await clock.pass(2000);
    expect((await outcome).pictures.map(({ engine }) => engine)).toEqual([second, second]);
    expect((await outcome).failures.map(({ problem }) => problem)).toEqual(['timeout', 'timeout']);
    expect(stuck.aborted).toBe(1);
  });

  test('still delivers the displays that it had finished', async () => {
    const { clock, capture } = setUp([fakeEngine(first, { 1: 1, 2: 2 }, 'answersWhenAborted')]);
    const outcome = capture.capture();
    await clock.pass(2000);
    expect((await outcome).pictures).toHaveLength(2);
  });

  test('leaves no timer behind', async () => {
    const { clock, capture } = setUp([fakeEngine(first, { 1: 1, 2: 2 })]);
    await capture.capture();
    expect(clock.waiting()).toBe(0);
  });
});

describe('two displays with the very same picture', () => {
  test('are believed when the other engine sees them alike too', async () => {
    expect(await outcomeOf([fakeEngine(first, { 1: 3, 2: 3 }), fakeEngine(second, { 1: 4, 2: 4 })])).toEqual({
      pictures: [`1 by ${second}: 4`, `2 by ${second}: 4`],
      failures: [],
    });
  });

  test('are taken from the other engine when it sees a difference', async () => {
    expect(await outcomeOf([fakeEngine(first, { 1: 3, 2: 3 }), fakeEngine(second, { 1: 4, 2: 5 })])).toEqual({
      pictures: [`1 by ${second}: 4`, `2 by ${second}: 5`],
      failures: [`${first} 1 sameTwice`, `${first} 2 sameTwice`],
    });
  });

  test('are kept once, as the main display, when the other engine cannot tell', async () => {
    const engines = [fakeEngine(first, { 1: 3, 2: 3 }), fakeEngine(second, {}, 'rejects')];
    expect(await outcomeOf(engines, [right, left])).toEqual({
      pictures: [`1 by ${first}: 3`],
      failures: [`${second} 2 failed`, `${second} 1 failed`, `${first} 2 sameTwice`],
    });
  });

  test('are not doubted when their sizes differ', async () => {
    const wide = display('2', { width: 60, x: 40 });
    expect((await outcomeOf([fakeEngine(first, { 1: 3, 2: 3 })], [left, wide])).failures).toEqual([]);
  });
});

describe('the windows may show again', () => {
  test('when the pixels are taken, before they are encoded', async () => {
    const { clock, capture } = setUp([fakeEngine(first, { 1: 1, 2: 'encodeHangs' })]);
    const order: string[] = [];
    const outcome = capture.capture(() => order.push('frozen')).then(() => order.push('done'));
    await clock.pass(0);
    expect(order).toEqual(['frozen']);
    await clock.pass(500);
    await outcome;
    expect(order).toEqual(['frozen', 'done']);
  });

  test('also when no picture could be taken', async () => {
    let frozen = 0;
    await setUp([fakeEngine(first, {}, 'rejects')]).capture.capture(() => (frozen += 1));
    expect(frozen).toBe(1);
  });

  test('and a failure of what follows is logged, not thrown', async () => {
    const { capture, log, clock } = setUp([fakeEngine(first, { 1: 1, 2: 2 })]);
    await capture.capture(() => {
      throw new Error('no window');
    });
    await clock.pass(0);
    expect(log.lines).toEqual(['error what follows a capture failed']);
  });
});

test('a picture that cannot be encoded is named, and the others are kept', async () => {
  expect(await outcomeOf([fakeEngine(first, { 1: 1, 2: 'encodeFails' })])).toEqual({
    pictures: [`1 by ${first}: 1`],
    failures: [`${first} 2 failed`],
  });
});

test('who asks while pictures are taken gets the same ones, and both are told when they are frozen', async () => {
  const engine = fakeEngine(first, { 1: 1, 2: 2 });
  const { capture } = setUp([engine]);
  const told: number[] = [];
  const both = await Promise.all([capture.capture(() => told.push(1)), capture.capture(() => told.push(2))]);
  expect(both[0]).toBe(both[1]);
  expect(told).toEqual([1, 2]);
  await capture.capture();
  expect(engine.calls).toHaveLength(2);
});

test('where the system forbids pictures no engine is tried: it would show the wallpaper only', async () => {
  const engine = fakeEngine(first, { 1: 1 });
  const { failures } = await setUp([engine], [left], { forbidden: true }).capture.capture();
  expect(failures).toEqual([{ engine: first, problem: 'denied' }]);
  expect(engine.calls).toEqual([]);
});

test('a system that names no display is an answer, not a crash', async () => {
  expect((await outcomeOf([fakeEngine(first, {})], [])).failures).toEqual(['none all empty']);
});

test('a list of displays that throws is an answer too, and is logged', async () => {
  const log = memoryLogger();
  const capture = createScreenCapture({
    engines: () => [],
    displays: () => {
      throw new Error('not ready');
    },
    forbidden: () => false,
    windowsMissing: () => Promise.resolve(false),
    encode: () => Promise.resolve(Uint8Array.of(1)),
    clock: steppedClock(),
    log,
  });
  expect((await capture.capture()).failures).toEqual([
    { engine: 'none', problem: 'failed', detail: 'not ready' },
  ]);
  expect(log.lines).toHaveLength(1);
});
