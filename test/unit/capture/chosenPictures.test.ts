import { describe, expect, test } from 'vitest';
import type { CaptureTarget } from '../../../core/contract/captureCalls.ts';
import type { Pixels } from '../../../core/evidence/pictureCheck.ts';
import type { Rect } from '../../../core/evidence/rect.ts';
import type { OfferedWindow } from '../../../core/evidence/selecting.ts';
import type { EngineFailure, FrozenDisplay, PictureDoubt } from '../../../core/ports/capture.ts';
import type { DesktopWindow } from '../../../core/ports/windows.ts';
import { ok } from '../../../core/result.ts';
import { translatorFor } from '../../../core/texts/texts.ts';
import { ChosenPictures, type ChosenWorld } from '../../../electron/main/services/capture/chosenPictures.ts';
import { display, left, right } from '../../fakes/captureEngine.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';

/** Every pixel is the display's id. */
function frozen(one = left, doubt?: PictureDoubt): FrozenDisplay {
  const { width, height } = one;
  const data = new Uint8Array(width * height * 4).fill(Number(one.id));
  const pixels = () => Promise.resolve({ width, height, data });
  return { display: one, engine: 'desktop-capturer', pixels, ...(doubt === undefined ? {} : { doubt }) };
}

const window = (id: string, area: Rect): DesktopWindow => ({
  id,
  title: `Title ${id}`,
  application: '',
  pid: 1,
  area,
});

interface Setting {
  displays?: FrozenDisplay[];
  failures?: EngineFailure[];
  windows?: DesktopWindow[] | null;
  /** What the person chooses on the frozen screen. */
  chosen?: Rect | null;
  countDown?: 'over' | 'cancelled';
  alone?: 'gone' | { title: string; pixels: Pixels };
}

function setUp(setting: Setting = {}) {
  const log: string[] = [];
  const kept: string[] = [];
  const offered: OfferedWindow[] = [];
  const world: ChosenWorld = {
    capture: {
      capture: () => Promise.reject(new Error('not asked for')),
      freeze: () => {
        log.push('freeze');
        return Promise.resolve({
          displays: setting.displays ?? [frozen()],
          failures: setting.failures ?? [],
        });
      },
      encode: (pixels) => {
        log.push(`encode ${String(pixels.width)}x${String(pixels.height)} of ${String(pixels.data[0])}`);
        return Promise.resolve({ png: Uint8Array.of(1) });
      },
    },
    drafts: {
      addFile: (_id: string, about: { name: string }) => {
        kept.push(about.name);
        return Promise.resolve(ok({ id: 'picture' }));
      },
      doubt: (_id: string, _picture: string, doubt: string) => kept.push(`doubt: ${doubt}`),
      read: () => Promise.resolve(ok({})),
      evidence: () => ({ attachments: [] }),
    } as unknown as ChosenWorld['drafts'],
    windows: () => Promise.resolve(setting.windows === undefined ? [] : setting.windows),
    shootWindow: () => Promise.resolve(setting.alone ?? 'gone'),
    withWindowsHidden: async (task) => {
      log.push('hide');
      const outcome = await task(() => log.push('come back'));
      log.push('shown');
      return outcome;
    },
    countDown: (seconds) => {
      log.push(`count down ${String(seconds)}`);
      return Promise.resolve(setting.countDown ?? 'over');
    },
    pickRegion: (still, windows) => {
      log.push(`choose on ${String(still.length)}`);
      offered.push(...windows);
      return Promise.resolve(setting.chosen ?? null);
    },
    translate: () => translatorFor('en'),
    logger: memoryLogger(),
  };
  const pictures = new ChosenPictures(world);
  const take = async (target: CaptureTarget, delay = 0) => (await pictures.take('draft', target, delay)).kind;
  return { take, pictures, log, kept, offered };
}

describe('the order of things', () => {
  test('our window is away until the pixels stand still, and no longer', async () => {
    const { take, log } = setUp();
    expect(await take({ kind: 'screen' }, 3)).toBe('taken');
    expect(log).toEqual(['hide', 'count down 3', 'freeze', 'come back', 'shown', 'encode 40x30 of 1']);
  });

  test('a part is chosen on the frozen screen before our window comes back', async () => {
    const { take, log } = setUp({ chosen: { x: 1, y: 1, width: 5, height: 4 } });
    await take({ kind: 'region' });
    expect(log).toEqual(['hide', 'freeze', 'choose on 1', 'shown', 'encode 5x4 of 1']);
  });

  test('nothing is photographed when the countdown is cancelled', async () => {
    const { take, log, kept } = setUp({ countDown: 'cancelled' });
    expect(await take({ kind: 'screen' }, 10)).toBe('cancelled');
    expect([log, kept]).toEqual([['hide', 'count down 10', 'shown'], []]);
  });

  test('whoever asks twice gets one frozen screen', async () => {
    const { take, log } = setUp({ chosen: null });
    expect(await Promise.all([take({ kind: 'region' }), take({ kind: 'region' })])).toEqual([
      'cancelled',
      'cancelled',
    ]);
    expect(log.filter((line) => line === 'freeze')).toHaveLength(1);
    expect(await take({ kind: 'screen' })).toBe('taken');
  });
});

describe('what was chosen', () => {
  const two = { displays: [frozen(left), frozen(right)] };

  test('the whole screen: every display', async () => {
    const { take, kept } = setUp(two);
    await take({ kind: 'screen' });
    expect(kept).toEqual(['Screen Display 1.png', 'Screen Display 2.png']);
  });

  test('one display', async () => {
    const { take, log } = setUp(two);
    await take({ kind: 'display', id: '2' });
    expect(log.at(-1)).toBe('encode 40x30 of 2');
  });

  test('a window: where it is now, in pixels of its display', async () => {
    const { take, log, kept } = setUp({
      ...two,
      windows: [window('7', { x: 50, y: 5, width: 20, height: 10 })],
    });
    expect(await take({ kind: 'window', id: '7' })).toBe('taken');
    expect([log.at(-1), kept]).toEqual(['encode 20x10 of 2', ['Window Title 7.png']]);
  });

  test.each([
    ['was closed meanwhile', []],
    ['lies outside of every display', [window('7', { x: 500, y: 5, width: 20, height: 10 })]],
  ])('a window that %s is said to be gone', async (_, windows) => {
    expect(await setUp({ ...two, windows }).take({ kind: 'window', id: '7' })).toBe('gone');
  });

  test('a window of which the system does not tell the place is taken by itself', async () => {
    const pixels = { width: 9, height: 8, data: new Uint8Array(9 * 8 * 4).fill(3) };
    const { take, log } = setUp({ windows: null, alone: { title: 'A', pixels } });
    expect(await take({ kind: 'window', id: 'window:1:0' })).toBe('taken');
    expect(log).not.toContain('freeze');
    expect(log.at(-1)).toBe('encode 9x8 of 3');
    expect(await setUp({ windows: null }).take({ kind: 'window', id: 'window:1:0' })).toBe('gone');
  });

  test('windows are offered where they are on the desk of a scaled display', async () => {
    const scaled = display('1', {
      width: 60,
      height: 45,
      scale: 1.5,
      desk: { x: 0, y: 0, width: 40, height: 30 },
    });
    const { take, offered } = setUp({
      displays: [frozen(scaled)],
      windows: [window('7', { x: 15, y: 30, width: 30, height: 15 })],
    });
    await take({ kind: 'region' });
    expect(offered.map(({ desk }) => desk)).toEqual([{ x: 10, y: 20, width: 20, height: 10 }]);
  });
});

describe('what went wrong', () => {
  test('a doubt about the screen is a doubt about its part', async () => {
    const { take, kept } = setUp({
      displays: [frozen(left, 'partlyBlack')],
      chosen: { x: 0, y: 0, width: 5, height: 5 },
    });
    await take({ kind: 'region' });
    expect(kept).toEqual(['Part of the screen.png', 'doubt: partlyBlack']);
  });

  test('who shares nothing when the system asks has made a choice', async () => {
    const declined = { engine: 'desktop-capturer', display: '1', problem: 'declined' } as const;
    expect(await setUp({ displays: [], failures: [declined] }).take({ kind: 'screen' })).toBe('cancelled');
  });

  test('a screen that cannot be photographed is said with its reason', async () => {
    const black = { engine: 'desktop-capturer', display: '1', problem: 'black' } as const;
    const { pictures } = setUp({ displays: [], failures: [{ ...black, detail: 'for the log' }] });
    expect(await pictures.take('draft', { kind: 'region' }, 0)).toEqual({
      kind: 'notTaken',
      failures: [black],
    });
  });
});
