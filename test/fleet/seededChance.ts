import type { Chance } from '../../core/ports/world.ts';
import { ulidOf } from '../fakes/chance.ts';

/** The same numbers for the same seed: mulberry32 (Tommy Ettinger, 2017, public domain), good enough for spreading. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  let made = 0;
  return {
    random() {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
    ulid: () => ulidOf((made += 1)),
  };
}
