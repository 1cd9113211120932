import type { FactLabel } from '../../../core/evidence/format.ts';
import type { FactValue, MachineFact } from '../../../core/evidence/machine.ts';

/** A fact whose label has a text, because the compiler checks it. */
export type Fact = MachineFact & { label: FactLabel };

/** What makers leave in the firmware when they have nothing to say. */
const placeholders =
  /^(-+|n\/?a|none|unknown|not (specified|available|defined)|default string|to be filled by o\.?e\.?m\.?|system (product name|manufacturer|version)|o\.?e\.?m\.?)$/i;

const longest = 2000;

/**
 * Collects facts and leaves out those that are not known: each method takes `null` and `undefined` for that, and
 * texts and numbers that only fill a gap. A fact that is not known is not a fact.
 */
export class FactList {
  readonly facts: Fact[] = [];
  readonly #of: string | undefined;

  /** @param of the thing that all facts of this list are about */
  constructor(of?: string) {
    this.#of = of === undefined || of.trim() === '' ? undefined : of.trim().slice(0, longest);
  }

  text(label: FactLabel, text: string | null | undefined): this {
    const trimmed = text?.trim() ?? '';
    if (trimmed === '' || placeholders.test(trimmed)) return this;
    return this.#add(label, { kind: 'text', text: trimmed.slice(0, longest) });
  }

  /** Zero is a size too (no swap); what is not a number or below is not. */
  bytes(label: FactLabel, bytes: number | null | undefined): this {
    return isAmount(bytes) ? this.#add(label, { kind: 'bytes', bytes }) : this;
  }

  percent(label: FactLabel, percent: number | null | undefined): this {
    return isAmount(percent) ? this.#add(label, { kind: 'percent', percent }) : this;
  }

  seconds(label: FactLabel, seconds: number | null | undefined): this {
    return isAmount(seconds) ? this.#add(label, { kind: 'seconds', seconds }) : this;
  }

  count(label: FactLabel, count: number | null | undefined): this {
    return isAmount(count) ? this.#add(label, { kind: 'count', count }) : this;
  }

  /** A processor without speed is one that does not tell it. */
  gigahertz(label: FactLabel, gigahertz: number | null | undefined): this {
    return isAmount(gigahertz) && gigahertz > 0 ? this.#add(label, { kind: 'gigahertz', gigahertz }) : this;
  }

  pixels(label: FactLabel, width: number, height: number): this {
    return this.#add(label, { kind: 'pixels', width: Math.round(width), height: Math.round(height) });
  }

  flag(label: FactLabel, on: boolean | null | undefined): this {
    return typeof on === 'boolean' ? this.#add(label, { kind: 'flag', on }) : this;
  }

  instant(label: FactLabel, at: Date | undefined): this {
    return at === undefined || Number.isNaN(at.getTime())
      ? this
      : this.#add(label, { kind: 'instant', at: at.toISOString() });
  }

  #add(label: FactLabel, value: FactValue): this {
    this.facts.push(this.#of === undefined ? { label, value } : { label, of: this.#of, value });
    return this;
  }
}

function isAmount(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
