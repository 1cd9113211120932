import type { Display, Screen } from 'electron';

/** A display as Electron tells it to the probe. Sizes and places in physical pixels; `scale` 1 is 100 %. */
export interface DisplayDetails {
  label: string;
  width: number;
  height: number;
  x: number;
  y: number;
  scale: number;
  /** In hertz; 0: not known. */
  refreshRate: number;
  primary: boolean;
}

/** The displays as Electron knows them. Usable once the app is ready. */
export function displayDetails(
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>,
): DisplayDetails[] {
  const primary = screen.getPrimaryDisplay().id;
  return screen.getAllDisplays().map((display: Display, index) => {
    const { scaleFactor: scale, size, bounds } = display;
    return {
      label: display.label || String(index + 1),
      width: Math.round(size.width * scale),
      height: Math.round(size.height * scale),
      x: Math.round(bounds.x * scale),
      y: Math.round(bounds.y * scale),
      scale,
      refreshRate: display.displayFrequency,
      primary: display.id === primary,
    };
  });
}
