import { jpegWithoutMetadata } from './jpeg.ts';
import { pngWithoutMetadata } from './png.ts';
import { webpWithoutMetadata } from './webp.ts';

/**
 * The parts of a photo or picture without what it says about where, when, by whom and with what it was made. Its
 * pixels stay bit for bit, its colours and its upright direction, too. Goes by the bytes, not by a name; null for
 * everything that is not a whole JPEG, PNG or WebP.
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array[] | null {
  return pngWithoutMetadata(bytes) ?? jpegWithoutMetadata(bytes) ?? webpWithoutMetadata(bytes);
}
