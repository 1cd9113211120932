import type { Area, PictureMarks, PixelArea } from './marks.ts';

/** The colour of everything that is covered, red, green, blue. Black, so that nobody takes it for a part of a page. */
export const coverColor = [0, 0, 0] as const;

/** Width and height in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** The pixels that an area touches, even a little: what is covered must not shine through at its edge. Null: outside the picture. */
function touchedPixels(area: Area, { width, height }: Size): PixelArea | null {
  return between(
    Math.max(0, Math.floor(area.x)),
    Math.max(0, Math.floor(area.y)),
    Math.min(width, Math.ceil(area.x + area.width)),
    Math.min(height, Math.ceil(area.y + area.height)),
  );
}

/**
 * What of the picture is kept: the pixels that lie wholly in the crop, because its edge may run through a letter that
 * somebody wanted out. The whole picture without a crop, or with one that keeps not a single pixel.
 */
export function keptPixels(crop: Area | null, { width, height }: Size): PixelArea {
  const whole = { x: 0, y: 0, width, height };
  if (crop === null) return whole;
  return (
    between(
      Math.max(0, Math.ceil(crop.x)),
      Math.max(0, Math.ceil(crop.y)),
      Math.min(width, Math.floor(crop.x + crop.width)),
      Math.min(height, Math.floor(crop.y + crop.height)),
    ) ?? whole
  );
}

/** Size of the finished picture, after the crop and made smaller by `scale`. */
export function finishedSize(crop: Area | null, size: Size, scale = 1): Size {
  const kept = keptPixels(crop, size);
  return { width: Math.ceil(kept.width * scale), height: Math.ceil(kept.height * scale) };
}

/**
 * The pixels to cover in the finished picture, seen from its own corner (after the crop). In one that is made smaller,
 * every pixel is covered into which a covered one went.
 * @param areas as they were drawn, in pixels of the unmarked picture
 * @param size of the unmarked picture
 */
export function coveredAreas(areas: readonly Area[], crop: Area | null, size: Size, scale = 1): PixelArea[] {
  const kept = keptPixels(crop, size);
  return areas.flatMap((area) => {
    const touched = touchedPixels(area, size);
    const covered = touched === null ? null : moved(touched, kept);
    if (covered === null) return [];
    const { x, y, width, height } = covered;
    const smaller = { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
    return touchedPixels(smaller, finishedSize(crop, size, scale)) ?? [];
  });
}

/** The areas of the marks that redact, as they were drawn. */
export function redactedAreas({ marks }: PictureMarks): Area[] {
  return marks.flatMap((mark) => (mark.kind === 'redact' ? [mark.area] : []));
}

/** The part of an area that is kept, seen from the kept part's corner. */
function moved(area: PixelArea, kept: PixelArea): PixelArea | null {
  return between(
    Math.max(area.x - kept.x, 0),
    Math.max(area.y - kept.y, 0),
    Math.min(area.x + area.width - kept.x, kept.width),
    Math.min(area.y + area.height - kept.y, kept.height),
  );
}

function between(left: number, top: number, right: number, bottom: number): PixelArea | null {
  if (right <= left || bottom <= top) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
