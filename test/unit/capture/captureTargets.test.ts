import type { DesktopCapturerSource } from 'electron';
import { expect, test } from 'vitest';
import { captureTargets, type TargetsWorld } from '../../../electron/main/services/capture/captureTargets.ts';
import { left } from '../../fakes/captureEngine.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';

const source = (id: string, name: string, display = ''): DesktopCapturerSource =>
  ({
    id,
    name,
    display_id: display,
    thumbnail: { isEmpty: () => false, toPNG: () => Buffer.from(id) },
  }) as unknown as DesktopCapturerSource;

function list(over: Partial<TargetsWorld> = {}) {
  return captureTargets({
    access: () => 'free',
    displays: () => [left],
    windows: () => Promise.resolve(null),
    desktopCapturer: {
      getSources: () =>
        Promise.resolve([
          source('screen:0:0', 'Screen', '1'),
          source('window:5:0', 'Invoice'),
          source('window:9:0', 'Handraise'),
        ]),
    },
    isOwn: (id) => id === 'window:9:0',
    keep: (png) => `kept ${png.toString()}`,
    logger: memoryLogger(),
    ...over,
  });
}
const window = (id: string, title: string) => ({
  id,
  title,
  application: 'App',
  pid: 1,
  area: { x: 0, y: 0, width: 9, height: 9 },
});

test('displays and the windows of others are listed with their small pictures', async () => {
  const { displays, windows } = await list();
  expect(displays.map(({ id, picture }) => [id, picture])).toEqual([['1', 'kept screen:0:0']]);
  expect(windows).toEqual([
    { id: 'window:5:0', title: 'Invoice', application: '', picture: 'kept window:5:0' },
  ]);
});

test('where the system tells of windows, also those are listed that Electron does not see', async () => {
  const known = [window('7', 'A dialog'), window('5', 'Invoice'), window('6', '')];
  expect((await list({ windows: () => Promise.resolve(known) })).windows).toEqual([
    { id: '7', title: 'A dialog', application: 'App', picture: null },
    { id: '5', title: 'Invoice', application: 'App', picture: 'kept window:5:0' },
  ]);
});

test.each(['portal', 'denied'] as const)(
  'nothing is photographed for a list where access is "%s"',
  async (access) => {
    const asked: string[] = [];
    const getSources = () => {
      asked.push('asked');
      return Promise.resolve([]);
    };
    expect(await list({ access: () => access, desktopCapturer: { getSources } })).toEqual({
      access,
      displays: [],
      windows: [],
    });
    expect(asked).toEqual([]);
  },
);

test('a list without small pictures is still a list', async () => {
  const getSources = () => Promise.reject(new Error('no pictures'));
  expect((await list({ desktopCapturer: { getSources } })).displays).toMatchObject([
    { id: '1', picture: null },
  ]);
});
