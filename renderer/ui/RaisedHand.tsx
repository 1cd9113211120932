import { markPath } from '../../core/brand/mark.ts';

/** The mark on its tile: a raised hand in white on the accent colour. An ornament: its name stands beside it. */
export function RaisedHand({ size = '2rem' }: { size?: string }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7.2" fill="var(--mantine-primary-color-filled)" />
      <path transform="translate(4 4) scale(0.75)" d={markPath} fill="#fff" />
    </svg>
  );
}
