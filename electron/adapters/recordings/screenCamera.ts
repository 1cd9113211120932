import { holds, overlap, type Rect } from '../../../core/evidence/rect.ts';
import type { CutPicture, FrozenDesktop, StepCamera } from '../../../core/ports/camera.ts';
import type { FrozenDisplay, ScreenCapture } from '../../../core/ports/capture.ts';
import type { CaptureDisplay } from '../capture/engine.ts';
import type { KeptEncoder } from './keptEncoder.ts';
import { blankPixels, cutPixels } from './cutPixels.ts';

export interface ScreenCameraOptions {
  capture: Pick<ScreenCapture, 'freeze'>;
  encoder: KeptEncoder;
  /** The displays where they stand now, in physical pixels. */
  displays: () => readonly CaptureDisplay[];
  /** Windows of ours that would be in the picture, in physical pixels: they are no part of what is recorded. */
  ours: () => readonly Rect[];
}

/** Pictures for steps: the desktop is frozen as a whole, and what belongs to a step is cut out when that is known. */
export function screenCamera({ capture, encoder, displays, ours }: ScreenCameraOptions): StepCamera {
  return {
    async freeze(): Promise<FrozenDesktop> {
      const placed = displays();
      const hidden = ours();
      const { displays: frozen } = await capture.freeze();
      return {
        async cut(area, place) {
          const display = displayOf(placed, area, place);
          const taken = frozen.find((one) => one.display.id === display?.id);
          return display === undefined || taken === undefined
            ? null
            : cutFrom(taken, display, area, hidden, encoder);
        },
      };
    },
    close: () => encoder.close(),
  };
}

const size = (rect: Rect | undefined): number => (rect === undefined ? 0 : rect.width * rect.height);

/** The display that holds the place, else the one with most of the area, else the main one. */
function displayOf(
  displays: readonly CaptureDisplay[],
  area: Rect | null,
  place: { x: number; y: number } | null,
): CaptureDisplay | undefined {
  const around = place === null ? undefined : displays.find((display) => holds(display, place));
  if (around !== undefined) return around;
  const [most] =
    area === null
      ? []
      : displays
          .filter((display) => overlap(display, area) !== undefined)
          .sort((one, other) => size(overlap(other, area)) - size(overlap(one, area)));
  return most ?? displays.find(({ primary }) => primary) ?? displays[0];
}

async function cutFrom(
  frozen: FrozenDisplay,
  display: CaptureDisplay,
  area: Rect | null,
  hidden: readonly Rect[],
  encoder: KeptEncoder,
): Promise<CutPicture | null> {
  const pixels = await frozen.pixels();
  // Scaled displays round their size: what counts is the picture that was taken.
  const whole = { x: display.x, y: display.y, width: pixels.width, height: pixels.height };
  const shown = (area === null ? undefined : overlap(area, whole)) ?? whole;
  const part = {
    x: Math.round(shown.x - display.x),
    y: Math.round(shown.y - display.y),
    width: Math.round(shown.width),
    height: Math.round(shown.height),
  };
  const cut = cutPixels(pixels, part);
  const origin = { x: display.x + part.x, y: display.y + part.y };
  for (const rect of hidden)
    blankPixels(cut, { ...rect, x: Math.round(rect.x - origin.x), y: Math.round(rect.y - origin.y) });
  return {
    origin,
    width: cut.width,
    height: cut.height,
    png: () => encoder.encode(cut),
  };
}
