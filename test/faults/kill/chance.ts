/** Numbers that are the same for the same seed. */
export interface SeededChance {
  /** In [0, 1). */
  random: () => number;
  /** A whole number from 0 up to and without `below`. */
  below: (below: number) => number;
  /** One of the entries, each as often as its weight says. */
  weighted: <Value>(entries: readonly (readonly [weight: number, value: Value])[]) => Value;
  bytes: (length: number) => Buffer;
}

/** Chance from a seed: mulberry32 (Tommy Ettinger, 2017, public domain). */
export function seededChance(seed: number): SeededChance {
  let state = seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(random() * limit);
  return {
    random,
    below,
    weighted(entries) {
      let left = random() * entries.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of entries) {
        left -= weight;
        if (left < 0) return value;
      }
      return entries.at(-1)![1];
    },
    bytes: (length) => Buffer.from(Uint8Array.from({ length }, () => below(256))),
  };
}
