import { lookOf, type PictureLook } from './pictureLook.ts';

/** Pixels as they came from a screen: four bytes each, the first three of them colours in any order. Sizes in pixels. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** What a picture shows, as far as it has to be known to trust it. Engines on other threads send this, not the pixels. */
export interface PictureContent {
  width: number;
  height: number;
  look: PictureLook;
  /** Equal for equal pixels; only comparable between pictures of one engine. */
  readonly fingerprint: string;
}

/**
 * What the pixels show. Stops looking for content as soon as there is some; the fingerprint, which has to look at
 * every pixel, is made when it is first asked for: with one display it never is.
 */
export function describePixels({ width, height, data }: Pixels): PictureContent {
  let print: string | undefined;
  return {
    width,
    height,
    look: lookOf({ width, height, data }),
    get fingerprint() {
      return (print ??= fingerprintOf(data));
    },
  };
}

/**
 * FNV-1a over whole pixels, twice with different offsets. Not against forgers: it only has to tell one screen from
 * another, and looks at every pixel because two screens may differ in a clock alone.
 */
function fingerprintOf(data: Uint8Array): string {
  const whole = data.byteOffset % 4 === 0 ? data : data.slice();
  const pixels = new Uint32Array(whole.buffer, whole.byteOffset, whole.byteLength >> 2);
  let first = 0x811c9dc5;
  let second = 0x050c5d1f;
  for (const pixel of pixels) {
    first = Math.imul(first ^ pixel, 0x01000193);
    first ^= first >>> 15;
    second = Math.imul(second ^ (pixel + 0x9e3779b9), 0x85ebca6b);
    second ^= second >>> 13;
  }
  return `${(first >>> 0).toString(16)}-${(second >>> 0).toString(16)}`;
}

/** Scaled displays round their size; a wrong display or a scaled picture is off by more than this. In pixels. */
const rounding = 2;

/** Why a picture cannot be the one of this display, or `undefined` when it can. Sizes in physical pixels. */
export function checkPicture(
  expected: { width: number; height: number },
  content: PictureContent,
): 'empty' | 'wrongSize' | 'black' | undefined {
  if (content.width === 0 || content.height === 0) return 'empty';
  const off = Math.max(Math.abs(content.width - expected.width), Math.abs(content.height - expected.height));
  if (off > rounding) return 'wrongSize';
  return content.look === 'black' ? 'black' : undefined;
}

/** The pictures that look exactly like another one of the same engine: perhaps one display taken for two. */
export function lookAlikes<Item>(items: readonly Item[], content: (item: Item) => PictureContent): Set<Item> {
  const ofOneSize = groups(items, (item) => `${content(item).width}x${content(item).height}`);
  const alike = ofOneSize.flatMap((group) => groups(group, (item) => content(item).fingerprint));
  return new Set(alike.flat());
}

/** Those that share a key with another one, together. */
function groups<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const byKey = new Map<string, Item[]>();
  for (const item of items) byKey.set(key(item), [...(byKey.get(key(item)) ?? []), item]);
  return [...byKey.values()].filter((group) => group.length > 1);
}
