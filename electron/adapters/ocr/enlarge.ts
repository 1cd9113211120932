import type { Grey } from './grey.ts';

/** Enlarges by straight interpolation between neighbours. @param factor at least 1 */
export function enlarge(page: Grey, factor: number): Grey {
  if (factor <= 1) return page;
  const width = Math.round(page.width * factor);
  const height = Math.round(page.height * factor);
  const columns = samples(page.width, width);
  const rows = samples(page.height, height);
  const { data } = page;
  const out = new Uint8Array(width * height);
  let to = 0;
  for (let y = 0; y < height; y++) {
    const above = (rows.first[y] ?? 0) * page.width;
    const below = (rows.second[y] ?? 0) * page.width;
    const down = rows.share[y] ?? 0;
    for (let x = 0; x < width; x++) {
      const left = columns.first[x] ?? 0;
      const right = columns.second[x] ?? 0;
      const across = columns.share[x] ?? 0;
      const top = mix(data[above + left] ?? 0, data[above + right] ?? 0, across);
      const bottom = mix(data[below + left] ?? 0, data[below + right] ?? 0, across);
      out[to++] = mix(top, bottom, down);
    }
  }
  return { width, height, data: out };
}

function mix(one: number, other: number, share: number): number {
  return one + (other - one) * share;
}

/** For each new pixel the two old ones it lies between, and how near it is to the second. */
function samples(from: number, to: number): { first: Int32Array; second: Int32Array; share: Float32Array } {
  const first = new Int32Array(to);
  const second = new Int32Array(to);
  const share = new Float32Array(to);
  for (let index = 0; index < to; index++) {
    // Middles of pixels lie on middles, or everything would move by half a pixel.
    const place = Math.min(from - 1, Math.max(0, ((index + 0.5) * from) / to - 0.5));
    first[index] = Math.floor(place);
    second[index] = Math.min(from - 1, Math.floor(place) + 1);
    share[index] = place - Math.floor(place);
  }
  return { first, second, share };
}
