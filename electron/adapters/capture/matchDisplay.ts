import type { CaptureDisplay } from './engine.ts';
import type { ListedDisplay } from './screenshotProtocol.ts';

/**
 * Which of the displays that screenshot-desktop lists is this one, as far as its data goes: place and size on Linux
 * and Windows, name or being the main one on macOS. `undefined` rather than a guess: a wrong display is worse than
 * none. All in physical pixels.
 */
export function matchDisplay(
  display: Pick<CaptureDisplay, 'x' | 'y' | 'width' | 'height' | 'label' | 'primary'>,
  listed: readonly ListedDisplay[],
): ListedDisplay | undefined {
  const sized = listed.filter(({ width, height }) => width === display.width && height === display.height);
  const placed = sized.find((one) => {
    const x = one.offsetX ?? one.left;
    const y = one.offsetY ?? one.top;
    return x === display.x && y === display.y;
  });
  if (placed !== undefined) return placed;
  if (sized.length === 1) return sized[0];

  const unsized = listed.filter(({ width }) => width === undefined);
  const sameName = unsized.filter(({ name }) => name !== undefined && name === display.label);
  if (sameName.length === 1) return sameName[0];
  if (display.primary) return unsized.find(({ primary }) => primary === true);
  const others = unsized.filter(({ primary }) => primary !== true);
  return others.length === 1 ? others[0] : undefined;
}
