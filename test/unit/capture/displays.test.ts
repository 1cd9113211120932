import type { Display } from 'electron';
import { describe, expect, test } from 'vitest';
import { electronDisplays } from '../../../electron/adapters/capture/displays.ts';
import { engineOrder, isWayland } from '../../../electron/adapters/capture/engine.ts';
import { matchDisplay } from '../../../electron/adapters/capture/matchDisplay.ts';
import { display } from '../../fakes/captureEngine.ts';

function electronDisplay(id: number, over: Partial<Display>): Display {
  const size = over.size ?? { width: 1920, height: 1080 };
  const shape = { id, label: '', scaleFactor: 1, size, bounds: { x: 0, y: 0, ...size } };
  return { ...shape, ...over } as Display;
}

function seen(displays: Display[], platform: string) {
  const [first] = displays;
  const screen = {
    getAllDisplays: () => displays,
    getPrimaryDisplay: () => first as Display,
    dipToScreenRect: () => ({ x: 2880, y: 0, width: 0, height: 0 }),
  };
  return electronDisplays(screen, platform);
}

describe('displays as Electron knows them', () => {
  test('have the size of their pixels, not of their scaled units', () => {
    const scaled = electronDisplay(5, {
      scaleFactor: 1.25,
      size: { width: 1537, height: 864 },
      label: 'DP-1',
    });
    expect(seen([scaled], 'linux')).toEqual([
      {
        id: '5',
        label: 'DP-1',
        width: 1921,
        height: 1080,
        primary: true,
        scale: 1.25,
        desk: scaled.bounds,
        x: 0,
        y: 0,
      },
    ]);
  });

  test('have the place that the system gives them', () => {
    const bounds = { x: 1440, y: 0, width: 1920, height: 1080 };
    const second = electronDisplay(6, { bounds, nativeOrigin: { x: 1800, y: 0 } });
    expect(seen([electronDisplay(5, {}), second], 'linux')[1]).toMatchObject({ x: 1800, label: '2' });
    expect(seen([electronDisplay(5, {}), second], 'win32')[1]).toMatchObject({ x: 2880 });
  });

  test('have a place also where Electron is too old to tell it', () => {
    const bounds = { x: 100, y: 50, width: 10, height: 10 };
    expect(seen([electronDisplay(5, { bounds, scaleFactor: 2 })], 'linux')[0]).toMatchObject({
      x: 200,
      y: 100,
    });
  });
});

describe('a display is found in the list of screenshot-desktop', () => {
  const linux = [
    { id: 'eDP-1', name: 'eDP-1', width: 1920, height: 1080, offsetX: 0, offsetY: 0, primary: true },
    { id: 'DP-1', name: 'DP-1', width: 1920, height: 1080, offsetX: 1920, offsetY: 0 },
    { id: 'DP-2', name: 'DP-2', width: 1280, height: 1024, offsetX: 3840, offsetY: 0 },
  ];
  const windows = [
    { id: '\\\\.\\DISPLAY2', name: '\\\\.\\DISPLAY2', width: 800, height: 600, left: -800, top: 0 },
  ];
  const mac = [
    { id: 0, name: 'Color LCD', primary: true },
    { id: 1, name: 'HP 22cwa', primary: false },
  ];

  test.each([
    ['by place and size', linux, { width: 1920, height: 1080, x: 1920 }, 'DP-1'],
    ['by size when only one has it', linux, { width: 1280, height: 1024, x: 9 }, 'DP-2'],
    [
      'not at all when two have its size and none its place',
      linux,
      { width: 1920, height: 1080, x: 9 },
      undefined,
    ],
    ['not at all when none has its size', linux, { width: 640, height: 480, primary: true }, undefined],
    ['left of the main one on Windows', windows, { width: 800, height: 600, x: -800 }, '\\\\.\\DISPLAY2'],
    ['by name on macOS', mac, { label: 'HP 22cwa' }, 1],
    ['as the main one on macOS', mac, { label: '1', primary: true }, 0],
    ['as the only other one on macOS', mac, { label: '2' }, 1],
  ])('%s', (_, listed, shape, id) => {
    expect(matchDisplay(display('x', shape), listed)?.id).toBe(id);
  });
});

describe('the order of the engines', () => {
  test.each([
    ['ours', [], false, ['desktop-capturer', 'screenshot-desktop']],
    ['the one set', ['screenshot-desktop'], false, ['screenshot-desktop']],
    ['each once', ['screenshot-desktop', 'screenshot-desktop'], false, ['screenshot-desktop']],
    ['the portal alone under Wayland', ['screenshot-desktop'], true, ['desktop-capturer']],
  ] as const)('is %s', (_, wanted, wayland, order) => {
    expect(engineOrder(wanted, wayland)).toEqual(order);
  });

  test.each([
    ['linux', { XDG_SESSION_TYPE: 'wayland' }, true],
    ['linux', { XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: 'wayland-0' }, false],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['linux', { WAYLAND_DISPLAY: '', DISPLAY: ':0' }, false],
    ['win32', { XDG_SESSION_TYPE: 'wayland' }, false],
  ])('on %s with %o: Wayland is %s', (platform, env, expected) => {
    expect(isWayland(platform, env)).toBe(expected);
  });
});
