import type { Chance } from '../../core/ports/world.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The `number`-th id of a made-up machine: valid ULIDs in order of their numbers. */
export function ulidOf(number: number): string {
  let rest = number;
  let digits = '';
  do {
    digits = (alphabet[rest % 32] ?? '0') + digits;
    rest = Math.floor(rest / 32);
  } while (rest > 0);
  return `01K${digits.padStart(23, '0')}`;
}

/** Chance that always draws the same number, and ids in order. */
export function fixedChance(random = 0.5): Chance {
  let made = 1_000_000;
  return {
    random: () => random,
    ulid: () => ulidOf((made += 1)),
  };
}
