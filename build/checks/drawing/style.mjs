const palette = (/** @type {Record<string, string>} */ colours) =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

const light = palette({
  ground: '#fbfaf8',
  ink: '#1c1f26',
  soft: '#5b6270',
  room: '#ffffff',
  'renderer-fill': '#eef2ff',
  'renderer-edge': '#c5d0f5',
  'renderer-line': '#4263c9',
  'core-fill': '#fff5e3',
  'core-edge': '#ecd6a8',
  'core-line': '#a8690a',
  'electron-fill': '#e8f6f0',
  'electron-edge': '#b9dfce',
  'electron-line': '#0f7a55',
});
const dark = palette({
  ground: '#15171c',
  ink: '#eceef2',
  soft: '#a3abb9',
  room: '#20242c',
  'renderer-fill': '#1a2036',
  'renderer-edge': '#33406d',
  'renderer-line': '#8ea6ff',
  'core-fill': '#2b2416',
  'core-edge': '#594a28',
  'core-line': '#e8b65a',
  'electron-fill': '#13281f',
  'electron-edge': '#2a5543',
  'electron-line': '#5fd3a4',
});

const part = (/** @type {string} */ name) =>
  `.panel.${name}{fill:var(--${name}-fill);stroke:var(--${name}-edge)}` +
  `.room.${name}{stroke:var(--${name}-edge)}.line.${name}{stroke:var(--${name}-line)}` +
  `.tip.${name},.part.${name}{fill:var(--${name}-line)}`;

/** The drawing follows the reader's light or dark by itself: it has its own ground to stand on. */
export const style =
  `svg{${light};font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}` +
  `@media (prefers-color-scheme:dark){svg{${dark}}}` +
  '.ground{fill:var(--ground)}.room{fill:var(--room);stroke-width:1.5}.panel{stroke-width:1}' +
  '.part{font-size:20px;font-weight:700}.name{font-size:16px;font-weight:600;fill:var(--ink)}' +
  '.about,.note{font-size:13px;fill:var(--soft)}.line{fill:none;stroke-width:1.6;opacity:.75}' +
  ['renderer', 'core', 'electron'].map(part).join('');
