import { contrast, fromHex, toHex, type Oklch } from './oklch.ts';

/** Ten shades, light to dark, as Mantine takes them. */
export type Shades = [string, string, string, string, string, string, string, string, string, string];

/** Which of the shades are used for what; each of them is readable where it is used. */
export const accentUse = { onDark: 4, onLight: 6, filledInDark: 7 } as const;

/** The lightest paper and the lightest dark card on which accent-coloured words stand (see page.css). */
export const surfaces = { light: '#eaeef2', dark: '#1e242b', white: '#ffffff' } as const;

/** WCAG AA for text is 4.5; a little more, because shades are rounded to whole bytes. */
const enough = 4.6;

const lightness: readonly number[] = [0.975, 0.94, 0.88, 0.81, 0.74, 0.65, 0.55, 0.48, 0.4, 0.33];
const colourfulness: readonly number[] = [0.12, 0.25, 0.45, 0.7, 0.85, 1, 1, 1, 0.9, 0.8];

function until(colour: Oklch, step: number, readable: (hex: string) => boolean): Oklch {
  let tried = colour;
  while (!readable(toHex(tried)) && tried.l > 0 && tried.l < 1) tried = { ...tried, l: tried.l + step };
  return tried;
}

/**
 * Shades for one accent colour (`#rrggbb`) in which words can be read in both themes, however pale or dark the
 * colour is that a firm chose: hue and colourfulness are kept, lightness gives way.
 */
export function accentShades(hex: string): Shades {
  const accent = fromHex(hex);
  const shades = lightness.map((l, index) => ({ l, c: accent.c * (colourfulness[index] ?? 1), h: accent.h }));
  const readableOnLight = (shade: string): boolean =>
    contrast(shade, surfaces.white) >= enough && contrast(shade, surfaces.light) >= enough;

  const onLight = until(accent, -0.005, readableOnLight);
  shades[accentUse.onLight] = onLight;
  shades[accentUse.filledInDark] = until(
    { ...onLight, l: Math.max(onLight.l, 0.45) },
    -0.005,
    readableOnLight,
  );
  shades[accentUse.onDark] = until(
    shades[accentUse.onDark] ?? accent,
    0.005,
    (shade) => contrast(shade, surfaces.dark) >= enough,
  );
  for (const index of [8, 9]) {
    const shade = shades[index];
    if (shade !== undefined) shade.l = Math.min(shade.l, onLight.l - (index - 7) * 0.06);
  }
  return shades.map(toHex) as Shades;
}
