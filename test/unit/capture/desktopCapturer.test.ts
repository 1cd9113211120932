import type { DesktopCapturerSource, NativeImage, SourcesOptions } from 'electron';
import { expect, test } from 'vitest';
import { createDesktopCapturerEngine } from '../../../electron/adapters/capture/desktopCapturer.ts';
import type { CaptureDisplay } from '../../../electron/adapters/capture/engine.ts';
import { display, left, right } from '../../fakes/captureEngine.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';

interface FakeScreen {
  displayId: string;
  width: number;
  height: number;
  colour: number;
}

/** Scales every screen into the size asked for, as Chromium does, and lists them in the order given. */
function fakeCapturer(screens: FakeScreen[]) {
  const asked: string[] = [];
  return {
    asked,
    getSources({ thumbnailSize = { width: 0, height: 0 } }: SourcesOptions) {
      asked.push(`${thumbnailSize.width}x${thumbnailSize.height}`);
      return Promise.resolve(
        screens.map(({ displayId, width, height, colour }): DesktopCapturerSource => {
          const scale = Math.min(thumbnailSize.width / width, thumbnailSize.height / height);
          const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
          return {
            id: `screen:${displayId}`,
            display_id: displayId,
            name: 'Screen',
            appIcon: null as unknown as NativeImage,
            thumbnail: fakeImage(size, colour),
          };
        }),
      );
    },
  };
}

function fakeImage(size: { width: number; height: number }, colour: number): NativeImage {
  const image: Partial<NativeImage> = {
    isEmpty: () => size.width === 0,
    getSize: () => size,
    toBitmap: () => Buffer.alloc(size.width * size.height * 4, colour),
    toPNG: () => Buffer.from([colour]),
  };
  return image as NativeImage;
}

async function shoot(
  screens: FakeScreen[],
  displays: CaptureDisplay[],
  { wayland = false, encode = () => Promise.resolve(Uint8Array.of(1)) } = {},
) {
  const capturer = fakeCapturer(screens);
  const log = memoryLogger();
  const engine = createDesktopCapturerEngine({ desktopCapturer: capturer, encode, log, wayland });
  return { shots: await engine.shoot(displays, new AbortController().signal), asked: capturer.asked, log };
}

const small = display('2', { width: 20, height: 16, x: 40 });
const screenOf = ({ id, width, height }: CaptureDisplay, colour = 100): FakeScreen => ({
  displayId: id,
  width,
  height,
  colour,
});

test('displays of different sizes are asked for by themselves, each at its true size', async () => {
  const { shots, asked } = await shoot([screenOf(left), screenOf(small)], [left, small]);
  expect(asked).toEqual(['40x30', '20x16']);
  expect(
    shots.map((shot) => 'frozen' in shot && [shot.frozen.content.width, shot.frozen.content.height]),
  ).toEqual([
    [40, 30],
    [20, 16],
  ]);
});

test('displays of one size are taken in one go', async () => {
  expect((await shoot([screenOf(left), screenOf(right)], [left, right])).asked).toEqual(['40x30']);
});

test('a picture belongs to the display it names, whatever the order', async () => {
  const { shots } = await shoot([screenOf(right, 50), screenOf(left, 60)], [left, right]);
  const [one, two] = shots.map((shot) => ('frozen' in shot ? shot.frozen.content.fingerprint : undefined));
  const swapped = await shoot([screenOf(left, 60), screenOf(right, 50)], [left, right]);
  expect(swapped.shots.map((shot) => 'frozen' in shot && shot.frozen.content.fingerprint)).toEqual([
    one,
    two,
  ]);
  expect(one).not.toBe(two);
});

test('a display that no picture names is not given the first one', async () => {
  const { shots } = await shoot([screenOf(left)], [left, right]);
  expect(shots[1]).toMatchObject({ displayId: '2', problem: 'failed' });
});

test('no source at all is said as empty', async () => {
  expect((await shoot([], [left])).shots).toMatchObject([{ displayId: '1', problem: 'empty' }]);
});

test('a portal is asked once for all displays, and its nameless picture is the only display’s', async () => {
  const nameless = { ...screenOf(left), displayId: '' };
  const { shots, asked } = await shoot([nameless], [left], { wayland: true });
  expect(asked).toEqual(['40x30']);
  expect(shots[0]).toHaveProperty('frozen');
  expect((await shoot([nameless], [left, small], { wayland: true })).asked).toEqual(['40x30']);
});

test('when the encoding thread fails, the picture is encoded all the same and the failure logged', async () => {
  const { shots, log } = await shoot([screenOf(left, 77)], [left], {
    encode: () => Promise.reject(new Error('no thread')),
  });
  const [shot] = shots;
  expect(shot && 'frozen' in shot ? [...(await shot.frozen.encode())] : undefined).toEqual([77]);
  expect(log.lines).toHaveLength(1);
});
