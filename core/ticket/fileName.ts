import { cleanLine } from './cleanText.ts';

/** Names that Windows reserves for devices, with any ending (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;

/** What Windows takes in no name, and the marks that could make an ending look like another one. */
const forbidden = /[<>:"/\\|?*\u200e\u200f]/g;
const longestLookedAt = 1000;

/** Windows drops dots and spaces at the end of a name. */
const edge = /[. ]+$/;

const utf8Length = (name: string): number => {
  let bytes = 0;
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};

/** Shortens to `max` UTF-8 bytes without cutting a character or losing the ending. */
function shorten(name: string, max: number): string {
  if (utf8Length(name) <= max) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  let stem = [...name.slice(0, name.length - ending.length)];
  while (stem.length > 1 && utf8Length(stem.join('')) + utf8Length(ending) > max) stem = stem.slice(0, -1);
  return stem.join('').trimEnd() + ending;
}

/**
 * Makes any text safe as one file name on Linux, Windows and macOS: no path, no control or bidi-override
 * characters, no device name, at most 150 UTF-8 bytes (ext4 and most shares take 255; a number may be added).
 * Never empty: `fallback` stands in.
 */
export function safeFileName(name: string, fallback = 'file'): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = cleanLine(last.slice(-longestLookedAt).normalize('NFC'))
    .replace(forbidden, '')
    .trim()
    .replace(/^\.+\s*/, '');
  const short = shorten(clean.replace(edge, ''), 150).replace(edge, '');
  if (short === '') return fallback;
  return reserved.test(short) ? `_${short}` : short;
}

/** The name, or the name with a number before its ending, so that it is not (case-insensitively) in `taken`. */
export function uniqueFileName(name: string, taken: Iterable<string>): string {
  const lower = new Set([...taken].map((other) => other.toLowerCase()));
  if (!lower.has(name.toLowerCase())) return name;
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let number = 2; ; number += 1) {
    const candidate = `${stem}-${number}${ending}`;
    if (!lower.has(candidate.toLowerCase())) return candidate;
  }
}

/** The name with another ending ("photo.jpg", "png" → "photo.png"); a name without one gets it. */
export function withEnding(name: string, ending: string): string {
  const dot = name.lastIndexOf('.');
  return `${dot > 0 ? name.slice(0, dot) : name}.${ending}`;
}
