const words = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/** Needed to show the picture (Google, WebP Container Specification). Not among them: EXIF, XMP and unknown chunks. */
const needed = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** Bits of VP8X that announce the chunks that are gone. */
const announced = 0x08 | 0x04;

/** The parts of a WebP without Exif and XMP; null for what is none. */
export function webpWithoutMetadata(bytes: Uint8Array): Uint8Array[] | null {
  if (bytes.length < 12 || words(bytes, 0) !== 'RIFF' || words(bytes, 8) !== 'WEBP') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) return null;
  const kept: Uint8Array[] = [];
  for (let at = 12; at + 8 <= end;) {
    const size = view.getUint32(at + 4, true);
    // Chunks have even lengths; the byte that fills one up is not counted.
    const next = at + 8 + size + (size % 2);
    if (at + 8 + size > end) return null;
    const type = words(bytes, at);
    if (needed.has(type))
      kept.push(type === 'VP8X' ? quiet(bytes.subarray(at, next)) : bytes.subarray(at, next));
    at = next;
  }
  // A copy: the bytes are the caller's.
  const head = Uint8Array.from(bytes.subarray(0, 12));
  const size = kept.reduce((sum, { byteLength }) => sum + byteLength, 4);
  new DataView(head.buffer).setUint32(4, size, true);
  return [head, ...kept];
}

function quiet(extended: Uint8Array): Uint8Array {
  return extended.map((byte, at) => (at === 8 ? byte & ~announced : byte));
}
