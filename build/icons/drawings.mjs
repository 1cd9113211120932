/**
 * @typedef {{ markPath: string, markSize: number, brandColor: string }} Brand
 * @typedef {object} Drawing one picture to be made
 * @property {string} file below build/icons, without the ending
 * @property {number} size in pixels, of a square
 * @property {string} svg
 */

/**
 * The mark as a picture of its own, in the colour of the text around it.
 * @param {Brand} brand
 */
export function markSvg({ markPath, markSize }) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${markSize} ${markSize}" fill="currentColor"><path d="${markPath}"/></svg>\n`;
}

/** How much of the tile's side the mark's square takes: at 16 pixels all of it, so that fingers fall on whole pixels. */
function markShare(size) {
  if (size <= 16) return 1;
  if (size <= 24) return 0.84;
  return size <= 48 ? 0.75 : 0.68;
}

/**
 * A white hand on a rounded tile of the brand's colour: seen on light and on dark panels alike.
 * @param {Brand} brand
 * @param {number} size in pixels
 * @param {{ margin?: number, waiting?: boolean }} [options] `margin` as a share of the side, as macOS wants it
 */
function tileSvg({ markPath, markSize, brandColor }, size, { margin = 0, waiting = false } = {}) {
  const side = 32 * (1 - 2 * margin);
  const start = 32 * margin;
  const scale = (side * markShare(size)) / markSize;
  const inset = start + (side - markSize * scale) / 2;
  return svg(
    `<rect x="${start}" y="${start}" width="${side}" height="${side}" rx="${side * (size <= 24 ? 0.19 : 0.225)}" fill="${brandColor}"/>` +
      `<path transform="translate(${inset} ${inset}) scale(${scale})" d="${markPath}" fill="#fff"/>`,
    waiting ? '#ffb020' : null,
  );
}

/**
 * The hand alone, for panels whose colour is known and for macOS, which colours it itself.
 * @param {Brand} brand
 * @param {string} color
 * @param {{ waiting?: boolean }} [options]
 */
function handSvg({ markPath }, color, { waiting = false } = {}) {
  return svg(`<path d="${markPath}" fill="${color}"/>`, waiting ? color : null);
}

/**
 * Something waits: a dot at the lower right, with a gap around it so that it is seen against the hand.
 * @param {string} inner
 * @param {string | null} dot its colour
 */
function svg(inner, dot) {
  const open = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">';
  if (dot === null) return `${open}${inner}</svg>`;
  return (
    `${open}<mask id="gap"><rect width="32" height="32" fill="#fff"/><circle cx="25" cy="25" r="9" fill="#000"/></mask>` +
    `<g mask="url(#gap)">${inner}</g><circle cx="25" cy="25" r="6.5" fill="${dot}"/></svg>`
  );
}

const appSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024];
/** Windows' tray asks for one of these, after the scale of the screen. */
export const trayIcoSizes = [16, 20, 24, 32, 40, 48];
/** macOS' own sizes; the 2x ones share pictures. */
export const macSizes = [32, 64, 128, 256, 512, 1024];

/**
 * Every picture that is made. What begins with `-` is only part of an .ico or .icns.
 * @param {Brand} brand
 * @returns {Drawing[]}
 */
export function drawings(brand) {
  const list = [];
  const add = (file, size, source) => list.push({ file, size, svg: source });
  for (const size of appSizes) add(`${size}x${size}`, size, tileSvg(brand, size));
  // Apple's grid leaves a tenth of the side free on each side.
  for (const size of macSizes) add(`-mac-${size}`, size, tileSvg(brand, size, { margin: 0.098 }));
  for (const waiting of [false, true]) {
    const name = waiting ? 'trayWaiting' : 'tray';
    add(name, 24, tileSvg(brand, 24, { waiting }));
    add(`${name}@2x`, 48, tileSvg(brand, 48, { waiting }));
    for (const size of trayIcoSizes) add(`-${name}-${size}`, size, tileSvg(brand, size, { waiting }));
    add(`${name}Template`, 16, handSvg(brand, '#000', { waiting }));
    add(`${name}Template@2x`, 32, handSvg(brand, '#000', { waiting }));
    const end = waiting ? '-waiting' : '';
    for (const size of [16, 22, 24, 32]) {
      add(`tray/color${end}-${size}`, size, tileSvg(brand, size, { waiting }));
      add(`tray/for-light${end}-${size}`, size, handSvg(brand, '#1c2430', { waiting }));
      add(`tray/for-dark${end}-${size}`, size, handSvg(brand, '#ffffff', { waiting }));
    }
  }
  return list;
}
