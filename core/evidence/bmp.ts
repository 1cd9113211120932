import type { Pixels } from './pictureCheck.ts';

const headerBytes = 54;

/**
 * A picture as a BMP: a header and the pixels as they are, so that nothing has to be encoded before it shows.
 * 32 bits for each pixel (blue, green, red, unused), rows from top to bottom, which BMP says with a negative height.
 * (BITMAPFILEHEADER and BITMAPINFOHEADER of the Windows API.)
 */
export function bmpOf({ width, height, data }: Pixels): Uint8Array<ArrayBuffer> {
  const bmp = new Uint8Array(headerBytes + data.length);
  const header = new DataView(bmp.buffer);
  header.setUint8(0, 'B'.charCodeAt(0));
  header.setUint8(1, 'M'.charCodeAt(0));
  header.setUint32(2, bmp.length, true);
  header.setUint32(10, headerBytes, true);
  header.setUint32(14, headerBytes - 14, true);
  header.setInt32(18, width, true);
  header.setInt32(22, -height, true);
  header.setUint16(26, 1, true);
  header.setUint16(28, 32, true);
  header.setUint32(34, data.length, true);
  bmp.set(data, headerBytes);
  return bmp;
}
