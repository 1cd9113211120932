import type { Grey } from './grey.ts';

/** Darker than this is ink. */
const inkBelow = 215;
/** What a rule is replaced by: not quite paper, so that a letter it touched has no hole. */
const erased = 250;
/** Strokes of letters are shorter, borders and underlines longer; pixels. */
const longest = { vertical: 28, horizontal: 48 };
/** Half the greatest thickness of a rule, in pixels: what has ink further off on both sides is filled, not ruled. */
const reach = 3;
/** A rule has ink beside it here and there, where letters stand on it. */
const besideShare = 0.4;
/** Looking at every fourth pixel beside a rule tells as much. */
const stride = 4;

/** Takes thin straight lines off the page: frames of boxes and fields glue letters together. Changes the page. */
export function eraseRules(page: Grey): void {
  const { width, height } = page;
  eraseAlong(page, { lanes: width, length: height, lane: 1, along: width, most: longest.vertical });
  eraseAlong(page, { lanes: height, length: width, lane: width, along: 1, most: longest.horizontal });
}

/** One direction of the page: `lane` and `along` say how far the next lane and the next pixel in it are in the data. */
interface Direction {
  lanes: number;
  length: number;
  lane: number;
  along: number;
  most: number;
}

function eraseAlong({ data }: Grey, direction: Direction): void {
  const { lanes, length, lane, along, most } = direction;
  for (let index = 0; index < lanes; index++) {
    const start = index * lane;
    let at = 0;
    while (at < length) {
      const first = at;
      while (at < length && (data[start + at * along] ?? 255) < inkBelow) at += 1;
      if (at - first > most && isThin(data, direction, index, first, at)) {
        for (let one = first; one < at; one++) data[start + one * along] = erased;
      }
      at += 1;
    }
  }
}

function isThin(data: Uint8Array, direction: Direction, index: number, first: number, end: number): boolean {
  const { lanes, lane, along } = direction;
  const inkShare = (beside: number): number => {
    if (beside < 0 || beside >= lanes) return 0;
    let ink = 0;
    for (let at = first; at < end; at += stride) {
      if ((data[beside * lane + at * along] ?? 255) < inkBelow) ink += 1;
    }
    return (ink * stride) / (end - first);
  };
  return inkShare(index - reach) < besideShare && inkShare(index + reach) < besideShare;
}
