import type { Display, Screen } from 'electron';
import type { CaptureDisplay } from './engine.ts';

/**
 * The displays as Electron knows them, in physical pixels. Usable once the app is ready.
 *
 * Electron measures in units that the display's scale enlarges, so sizes are multiplied back. A place is not: between
 * displays of different scales it would land elsewhere, so the system's own is taken where Electron tells it.
 */
export function electronDisplays(
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'dipToScreenRect'>,
  platform: string,
): CaptureDisplay[] {
  const primary = screen.getPrimaryDisplay().id;
  return screen.getAllDisplays().map((display, index) => ({
    id: String(display.id),
    label: display.label === '' ? String(index + 1) : display.label,
    width: Math.round(display.size.width * display.scaleFactor),
    height: Math.round(display.size.height * display.scaleFactor),
    primary: display.id === primary,
    desk: display.bounds,
    scale: display.scaleFactor,
    ...place(screen, display, platform),
  }));
}

function place(
  screen: Pick<Screen, 'dipToScreenRect'>,
  { bounds, nativeOrigin, scaleFactor }: Display,
  platform: string,
): { x: number; y: number } {
  if (platform === 'win32') {
    const { x, y } = screen.dipToScreenRect(null, bounds);
    return { x, y };
  }
  // Not told by every version of Electron, whatever its types say.
  const origin = nativeOrigin as Display['nativeOrigin'] | undefined;
  if (origin !== undefined) return { x: origin.x, y: origin.y };
  return { x: Math.round(bounds.x * scaleFactor), y: Math.round(bounds.y * scaleFactor) };
}
