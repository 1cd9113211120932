import type { DesktopCapturer, DesktopCapturerSource, NativeImage } from 'electron';
import { describePixels } from '../../../core/evidence/pictureCheck.ts';
import type { Logger } from '../../../core/ports/world.ts';
import type { CaptureDisplay, CaptureEngine, Shot } from './engine.ts';
import type { EncodePng } from './encoder.ts';

export interface DesktopCapturerOptions {
  desktopCapturer: Pick<DesktopCapturer, 'getSources'>;
  encode: EncodePng;
  log: Logger;
  /** The portal of Wayland asks the person, each time: so it is asked once only. */
  wayland: boolean;
  timeout?: number;
}

type Tools = Pick<DesktopCapturerOptions, 'encode' | 'log'>;

/** A portal waits for a person to choose. */
const askingTimeout = 60_000;

/**
 * Electron's own engine. It scales every screen to the size asked for, so each size of display is asked for by
 * itself: with one size for all, a smaller display comes back enlarged and blurred.
 */
export function createDesktopCapturerEngine(options: DesktopCapturerOptions): CaptureEngine {
  const { wayland, timeout = wayland ? askingTimeout : 4000 } = options;
  return {
    name: 'desktop-capturer',
    timeout,
    async shoot(displays) {
      const sizes = wayland ? [largest(displays)] : distinctSizes(displays);
      // One after another: every call photographs all screens, and together they take as long as in turn.
      const shots: Shot[] = [];
      for (const size of sizes) {
        const wanted = wayland ? displays : displays.filter((display) => sameSize(display, size));
        const sources = await getSources(size, options);
        if (sources === 'declined') {
          return displays.map(({ id: displayId }) => ({ displayId, problem: 'declined' }));
        }
        shots.push(...wanted.map((display) => shotOf(display, displays, sources, options)));
      }
      return shots;
    },
  };
}

/** A portal that the person closes gives nothing, or fails, by its version: both are the person's choice. */
async function getSources(
  thumbnailSize: Size,
  { desktopCapturer, wayland }: DesktopCapturerOptions,
): Promise<readonly DesktopCapturerSource[] | 'declined'> {
  try {
    const sources = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize });
    return wayland && sources.length === 0 ? 'declined' : sources;
  } catch (error) {
    if (wayland) return 'declined';
    throw error;
  }
}

interface Size {
  width: number;
  height: number;
}

function sameSize(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}

function distinctSizes(displays: readonly CaptureDisplay[]): Size[] {
  const sizes = new Map(displays.map(({ width, height }) => [`${width}x${height}`, { width, height }]));
  return [...sizes.values()];
}

function largest(displays: readonly CaptureDisplay[]): Size {
  return {
    width: Math.max(...displays.map(({ width }) => width)),
    height: Math.max(...displays.map(({ height }) => height)),
  };
}

function shotOf(
  display: CaptureDisplay,
  displays: readonly CaptureDisplay[],
  sources: readonly DesktopCapturerSource[],
  tools: Tools,
): Shot {
  const displayId = display.id;
  const source = sourceOf(display, displays, sources);
  if (source === undefined) {
    const detail = `no source for this display among ${sources.length}`;
    return { displayId, problem: sources.length === 0 ? 'empty' : 'failed', detail };
  }
  const image = source.thumbnail;
  if (image.isEmpty()) return { displayId, problem: 'empty' };
  const pixels = { ...image.getSize(1), data: image.toBitmap() };
  return {
    displayId,
    frozen: {
      content: describePixels(pixels),
      encode: () => encodeSurely(pixels, image, tools),
      pixels: () => Promise.resolve(pixels),
    },
  };
}

/**
 * The source of a display. The first is not it: sources come in an order of their own. A system that names no
 * displays (portals, some remote sessions) can still be understood when there is only one of each.
 */
function sourceOf(
  display: CaptureDisplay,
  displays: readonly CaptureDisplay[],
  sources: readonly DesktopCapturerSource[],
): DesktopCapturerSource | undefined {
  const named = sources.find((source) => source.display_id === display.id);
  if (named !== undefined) return named;
  const [only] = sources;
  return sources.length === 1 && displays.length === 1 && only?.display_id === '' ? only : undefined;
}

/** A picture that was taken is not lost because a thread could not start: then the main thread encodes it, for once. */
async function encodeSurely(
  pixels: Size & { data: Uint8Array },
  image: NativeImage,
  { encode, log }: Tools,
): Promise<Uint8Array> {
  try {
    return await encode(pixels);
  } catch (error) {
    log.error('a picture had to be encoded by the main thread', error);
    return image.toPNG();
  }
}
