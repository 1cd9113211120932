import { PNG } from 'pngjs';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Shot } from '../../../electron/adapters/capture/engine.ts';
import { createScreenshotDesktopEngine } from '../../../electron/adapters/capture/screenshotDesktop.ts';
import { display } from '../../fakes/captureEngine.ts';
import { bundleWorkers, type ForkedWorkers } from '../../fakes/forkedWorkers.ts';

let workers: ForkedWorkers;
beforeAll(async () => {
  workers = await bundleWorkers({ faulty: 'test/fakes/workers/faultyScreenshot.ts' });
}, 60_000);
afterAll(() => workers.remove());

const one = display('11', { width: 8, height: 6 });
const two = display('12', { width: 8, height: 6, x: 8 });

function shoot(fault: string, signal = new AbortController().signal): Promise<Shot[]> {
  const engine = createScreenshotDesktopEngine({
    spawn: workers.spawner('faulty', [fault]),
    decode: (png) => PNG.sync.read(Buffer.from(png)),
  });
  return engine.shoot([one, two], signal);
}

const problems = (shots: Shot[]) =>
  shots.map((shot) =>
    'problem' in shot ? `${shot.displayId} ${shot.problem}: ${shot.detail ?? ''}` : shot.displayId,
  );

describe('screenshot-desktop in a process of its own', () => {
  test('gives each display the picture of its place', async () => {
    const shots = await shoot('none');
    const colours = shots.map((shot) => 'frozen' in shot && shot.frozen.content);
    expect(colours).toMatchObject([
      { width: 8, height: 6, look: 'plain' },
      { width: 8, height: 6, look: 'plain' },
    ]);
    const [first] = shots;
    const png = first !== undefined && 'frozen' in first ? await first.frozen.encode() : new Uint8Array();
    expect(decode(png).data[0]).toBe(100);
    await workers.allGone();
  });

  test('whose promise never settles is told by its stray rejection', async () => {
    expect(problems(await shoot('neverSettles'))).toEqual([
      '11 failed: Command failed: xrandr --current',
      '12 failed: Command failed: xrandr --current',
    ]);
    await workers.allGone();
  });

  test('that hangs is ended, and what it had finished is kept', async () => {
    const abort = new AbortController();
    const shots = shoot('hangsAtSecond', abort.signal);
    // No sooner than its first answer can be there; how long that takes does not matter.
    const early = await Promise.race([shots, workers.heard('picture')]);
    expect(early).toBe('picture');
    abort.abort();
    expect(problems(await shots)).toEqual(['11', '12 timeout: ']);
    await workers.allGone();
  });

  test.each([
    ['dies', 'failed: its process ended (9)'],
    ['rejects', 'failed: import: unable to open X server'],
    ['noBytes', 'empty: no bytes'],
    ['linuxWithoutTools', 'missingTool: xrandr'],
    ['linuxWithoutDisplay', 'failed: DISPLAY is not set'],
  ])('that %s says so for every display', async (fault, words) => {
    expect(problems(await shoot(fault))).toEqual([`11 ${words}`, `12 ${words}`]);
    await workers.allGone();
  });

  test('that gives something else than a picture says so', async () => {
    expect(problems(await shoot('noPng'))).toMatchObject([
      expect.stringMatching(/^11 failed: ./),
      expect.stringMatching(/^12 failed: ./),
    ]);
  });
});
