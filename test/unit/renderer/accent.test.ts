import { describe, expect, it } from 'vitest';
import { accentShades, accentUse, surfaces } from '../../../renderer/ui/color/accent.ts';
import { contrast, fromHex, toHex } from '../../../renderer/ui/color/oklch.ts';

const firms = [
  '#2563a8',
  '#ffd400',
  '#ffffff',
  '#000000',
  '#e4002b',
  '#00ff00',
  '#f5f5dc',
  '#0a0a2a',
  '#808080',
];

describe('one accent colour', () => {
  it('contrast is WCAG’s', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each(['#2563a8', '#e4002b', '#808080', '#000000', '#ffffff'])(
    '%s comes back from OKLCH as it was',
    (hex) => {
      expect(toHex(fromHex(hex))).toBe(hex);
    },
  );

  it.each(firms)('%s gives words that can be read in both themes', (hex) => {
    const shades = accentShades(hex);
    expect(shades).toHaveLength(10);
    expect(shades.every((shade) => /^#[0-9a-f]{6}$/.test(shade))).toBe(true);
    expect(contrast(shades[accentUse.onLight], surfaces.light)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(shades[accentUse.onLight], surfaces.white)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(shades[accentUse.filledInDark], surfaces.white)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(shades[accentUse.onDark], surfaces.dark)).toBeGreaterThanOrEqual(4.5);
  });

  it('a colour that can be read stays as the firm chose it', () => {
    expect(accentShades('#2563a8')[accentUse.onLight]).toBe('#2563a8');
  });
});
