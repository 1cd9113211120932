import { findSecrets } from './find.ts';
import type { FindOptions, Found, SecretKind } from './kinds.ts';
import { placeholder, placeholders } from './placeholder.ts';

/** A text in which each secret was replaced, and where they stood in the text that was given. */
export interface Masked {
  masked: string;
  found: Found[];
}

/**
 * Replaces secrets and remembers which is which: the same value gets the same number, also in another text, so that a
 * log and the machine's details can still be read together.
 */
export class Masker {
  readonly #numbers = new Map<string, number>();
  readonly #counts = new Map<SecretKind, number>();
  readonly #highest = new Map<SecretKind, number>();

  /** Masking what is masked already changes nothing. */
  mask(text: string, options: FindOptions = {}): Masked {
    const found = findSecrets(text, options);
    return { masked: this.replaceFound(text, found, 0, text.length).masked, found };
  }

  /** Replaces what was found in a part of a text, which ends nowhere within a secret. Returns that part. */
  replaceFound(
    text: string,
    found: readonly Found[],
    from: number,
    to: number,
  ): { masked: string; count: number } {
    for (const { kind, number } of placeholders(text)) this.#raise(kind, number);
    const own = found.filter(({ start, end }) => end > from && start < to);
    let masked = '';
    let at = from;
    for (const { start, end, kind } of own) {
      masked += text.slice(at, Math.max(at, start)) + this.replace(kind, text.slice(start, end));
      at = end;
    }
    return { masked: masked + text.slice(at, to), count: own.length };
  }

  /** What stands for a value of which the caller knows that it is a secret. */
  replace(kind: SecretKind, value: string): string {
    const key = `${kind} ${value}`;
    const known = this.#numbers.get(key);
    const number = known ?? (this.#highest.get(kind) ?? 0) + 1;
    if (known === undefined) {
      this.#numbers.set(key, number);
      this.#highest.set(kind, number);
      this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    }
    return placeholder(kind, number);
  }

  /** How many different values of each kind were replaced so far. */
  counts(): ReadonlyMap<SecretKind, number> {
    return this.#counts;
  }

  #raise(kind: SecretKind, number: number): void {
    this.#highest.set(kind, Math.max(number, this.#highest.get(kind) ?? 0));
  }
}

/** One text by itself; a `Masker` numbers several texts together. */
export function maskSecrets(text: string, options: FindOptions = {}): Masked {
  return new Masker().mask(text, options);
}
