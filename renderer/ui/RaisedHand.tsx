/** The mark: a raised hand. Drawn in the current colour; it is an ornament, its name stands beside it. */
export function RaisedHand({ size = '2rem' }: { size?: string }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--mantine-primary-color-filled)" />
      <g stroke="#fff" strokeWidth="2.7" strokeLinecap="round" fill="none">
        <path d="M11.6 17V9.6M15.1 15.5V6.9M18.6 15.5V7.9M22.1 17v-6.3" />
        <path d="M11.4 21.6 7.9 17.8" />
      </g>
      <path d="M10.25 14.6h13.2v5.1a6.6 6.6 0 0 1-6.6 6.6c-2.7 0-4.4-1-5.7-3.1l-.9-1.5z" fill="#fff" />
    </svg>
  );
}
