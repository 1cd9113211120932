import type { MarkColor } from '../../core/evidence/marks.ts';

interface Paint {
  /** The colour itself, `#rrggbb`. */
  fill: string;
  /** Drawn around it: its contrast with the colour carries the shape on any background. */
  halo: string;
  /** Words on the colour. */
  ink: string;
}

const black = '#000000';
const white = '#ffffff';

/** The Okabe–Ito colours as published (https://jfly.uni-koeln.de/color/), each with the outline it needs. */
export const paints: Record<MarkColor, Paint> = {
  vermillion: { fill: '#d55e00', halo: white, ink: black },
  blue: { fill: '#0072b2', halo: white, ink: white },
  green: { fill: '#009e73', halo: white, ink: black },
  yellow: { fill: '#f0e442', halo: black, ink: black },
  black: { fill: black, halo: white, ink: white },
};
