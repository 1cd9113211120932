import type { Chance } from '../../../core/ports/world.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Chance from a seed: the same seed draws the same things, on every machine. */
export class Dice {
  #state: number;

  /** @param seed any whole number; its lowest 32 bits count */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). The generator is mulberry32 (T. Ettinger, public domain). */
  random(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** True once in `1 / probability` times. */
  hits(probability: number): boolean {
    return this.random() < probability;
  }

  /** A whole number from 0 to `below - 1`. */
  below(below: number): number {
    return Math.floor(this.random() * below);
  }

  /** One of them. */
  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }

  /** What a process draws from; ids carry the time of its clock (milliseconds since the epoch). */
  chance(now: () => number): Chance {
    return {
      random: () => this.random(),
      ulid: () => {
        let time = now();
        let head = '';
        for (let place = 0; place < 10; place += 1) {
          head = `${crockford.charAt(time % 32)}${head}`;
          time = Math.floor(time / 32);
        }
        return head + Array.from({ length: 16 }, () => crockford.charAt(this.below(32))).join('');
      },
    };
  }
}
