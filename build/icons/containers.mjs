import { PNG } from 'pngjs';

/**
 * A Windows icon. Up to 48 pixels as bitmaps, which every version and tool reads; larger ones as PNG.
 * @param {Buffer[]} pictures PNGs of squares up to 256 pixels
 */
export function ico(pictures) {
  const entries = pictures.map((png) => {
    const { width } = PNG.sync.read(png);
    return { width, data: width <= 48 ? bitmap(png) : png };
  });
  const header = Buffer.alloc(6 + 16 * entries.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(entries.length, 4);
  let offset = header.length;
  for (const [index, { width, data }] of entries.entries()) {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    header.writeUInt8(width % 256, at);
    header.writeUInt8(width % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(data.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += data.length;
  }
  return Buffer.concat([header, ...entries.map(({ data }) => data)]);
}

/**
 * A picture as an icon's bitmap: header, rows from the bottom as BGRA, then a mask that is empty because of the alpha.
 * @param {Buffer} png
 */
function bitmap(png) {
  const { width, height, data } = PNG.sync.read(png);
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(width, 4);
  // Twice the height: picture and mask.
  header.writeInt32LE(height * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4;
      const to = ((height - 1 - y) * width + x) * 4;
      pixels.writeUInt32LE(
        ((data[from + 3] << 24) | (data[from] << 16) | (data[from + 1] << 8) | data[from + 2]) >>> 0,
        to,
      );
    }
  }
  return Buffer.concat([header, pixels, Buffer.alloc(Math.ceil(width / 32) * 4 * height)]);
}

/** Apple's names for the sizes, one for 1x and one for 2x where both exist. */
const macTypes = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic13', 'ic08'],
  512: ['ic14', 'ic09'],
  1024: ['ic10'],
};

/**
 * A macOS icon from PNGs.
 * @param {Map<number, Buffer>} pictures by size
 */
export function icns(pictures) {
  const parts = [...pictures].flatMap(([size, png]) =>
    macTypes[size].map((type) => {
      const head = Buffer.alloc(8);
      head.write(type, 0, 'latin1');
      head.writeUInt32BE(png.length + 8, 4);
      return Buffer.concat([head, png]);
    }),
  );
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'latin1');
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}
