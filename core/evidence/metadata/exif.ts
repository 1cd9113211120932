/** Tag of the picture's upright direction, and the type of its value, a 16-bit number (CIPA DC-008, Exif 2.3, 4.6.4). */
const orientationTag = 0x0112;
const short = 3;

/** What Exif data (with its `Exif\0\0` in front) says of the upright direction, 1 to 8; undefined: nothing that counts. */
export function exifOrientation(data: Uint8Array): number | undefined {
  const name = [0x45, 0x78, 0x69, 0x66, 0, 0];
  if (data.length < 14 || name.some((byte, at) => data[at] !== byte)) return undefined;
  const view = new DataView(data.buffer, data.byteOffset + 6, data.byteLength - 6);
  const little = view.getUint16(0) === 0x4949;
  const start = view.getUint32(4, little);
  if (start + 2 > view.byteLength) return undefined;
  const count = view.getUint16(start, little);
  for (let entry = start + 2; entry < start + 2 + count * 12 && entry + 12 <= view.byteLength; entry += 12) {
    if (view.getUint16(entry, little) !== orientationTag) continue;
    const value = view.getUint16(entry + 8, little);
    return view.getUint16(entry + 2, little) === short && value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** A JPEG segment with Exif data that says which side is up and nothing else. */
export function orientationOnly(orientation: number): Uint8Array {
  return Uint8Array.from([
    ...[0xff, 0xe1, 0, 34],
    ...[0x45, 0x78, 0x69, 0x66, 0, 0],
    // Big-endian TIFF whose only directory stands at 8 and has one entry; no directory follows.
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, short, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ]);
}
