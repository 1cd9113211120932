import { exifOrientation, orientationOnly } from './exif.ts';

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, app15: 0xef, comment: 0xfe } as const;

/** Segments without a length: restarts within a scan, and TEM (ITU-T T.81, table B.1). */
const isBare = (code: number): boolean => (code >= 0xd0 && code <= 0xd7) || code === 0x01;

const startsWith = (bytes: Uint8Array, words: string): boolean =>
  [...words].every((letter, at) => bytes[at] === letter.charCodeAt(0));

/**
 * Whether a segment is needed to show the picture as it is: JFIF's resolution, the colour profile, Adobe's word on the
 * colours. Exif, XMP, IPTC, comments and makers' own segments are not; what Exif says of the upright direction is
 * kept apart.
 */
function isNeeded(code: number, data: Uint8Array): boolean {
  if (code === marker.comment) return false;
  if (code < marker.app0 || code > marker.app15) return true;
  return (
    (code === 0xe0 && startsWith(data, 'JFIF\0')) ||
    (code === 0xe2 && startsWith(data, 'ICC_PROFILE\0')) ||
    (code === 0xee && startsWith(data, 'Adobe'))
  );
}

/**
 * The parts of a JPEG without what it says about where, when and with what it was made, and without what comes behind
 * its end (second pictures and films of some phones); null for what is none. The compressed pixels stay as they are.
 */
export function jpegWithoutMetadata(bytes: Uint8Array): Uint8Array[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== marker.start) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation: number | undefined;
  let at = 2;
  while (at + 4 <= bytes.length || (at + 2 <= bytes.length && bytes[at + 1] === marker.end)) {
    if (bytes[at] !== 0xff) return null;
    const code = bytes[at + 1] ?? 0;
    if (code === 0xff) at += 1;
    else if (isBare(code)) kept.push(bytes.subarray(at, (at += 2)));
    else if (code === marker.end) return [...upright(kept, orientation), bytes.subarray(at, at + 2)];
    else {
      const end = at + 2 + view.getUint16(at + 2);
      if (end < at + 4 || end > bytes.length) return null;
      const data = bytes.subarray(at + 4, end);
      if (code === 0xe1) orientation ??= exifOrientation(data);
      const last = code === marker.scan ? endOfScan(bytes, end) : end;
      if (isNeeded(code, data)) kept.push(bytes.subarray(at, last));
      at = last;
    }
  }
  // Cut short within its pixels: what there is of it is shown by every program, so it goes without its words, too.
  return at === bytes.length && kept.length > 1 ? upright(kept, orientation) : null;
}

/** Where the next marker is behind compressed pixels, in which FF stands before 00 or a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return bytes.length;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += 2;
  }
}

/** With a word on which side is up, right behind the start, where Exif has its place. */
function upright(kept: Uint8Array[], orientation: number | undefined): Uint8Array[] {
  const [start, ...rest] = kept;
  if (start === undefined || orientation === undefined || orientation === 1) return kept;
  return [start, orientationOnly(orientation), ...rest];
}
