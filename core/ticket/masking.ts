import type { FactLabel } from '../evidence/format.ts';
import type { GatheredSource } from '../evidence/gathered.ts';
import type { MachineDetails, MachineFact, MachineSection } from '../evidence/machine.ts';
import { maskedCounts } from '../evidence/masked.ts';
import { Masker } from '../evidence/secrets/index.ts';
import { safeFileName } from './fileName.ts';
import type { Ticket } from './ticket.ts';

/** What the network section is for: without them IT cannot find the machine. The person can switch it off. */
const networkFacts = new Set<string>(['address', 'gateway', 'nameServer'] satisfies FactLabel[]);

/**
 * Masks what the app and not the person has put into a ticket. What a person wrote is theirs: it stays as it is. One
 * for each ticket, so that a user name has the same number wherever it stood.
 */
export class TicketMasking {
  readonly #masker = new Masker();

  /** A file's name, safe as one; its ending stays, because it says what the file is. */
  fileName(name: string): string {
    // Of an address the ending is a part, and the finder knows the endings that are none.
    const ending = name.includes('@') ? '' : (/.(\.[a-z0-9]{1,5})$/i.exec(name)?.[1] ?? '');
    const stem = name.slice(0, name.length - ending.length);
    const masked = this.#text(stem);
    return masked === stem ? name : safeFileName(masked + ending, name);
  }

  gathered(sources: readonly GatheredSource[]): GatheredSource[] {
    return sources.map((source) => ({
      ...source,
      files: source.files.map((file) => ({ ...file, name: this.#text(file.name, 1000) })),
      leftOut: source.leftOut.map((file) => ({ ...file, name: this.#text(file.name, 1000) })),
    }));
  }

  machine(details: MachineDetails): MachineDetails {
    return { ...details, sections: details.sections.map((section) => this.#section(section)) };
  }

  /** What the ticket tells of it; nothing where nothing was masked. */
  told(): Pick<Ticket, 'masked'> {
    const masked = maskedCounts(this.#masker.counts());
    return masked.length === 0 ? {} : { masked };
  }

  #section(section: MachineSection): MachineSection {
    if (section.status === 'ok') return { ...section, facts: section.facts.map((fact) => this.#fact(fact)) };
    return section.detail === undefined ? section : { ...section, detail: this.#text(section.detail) };
  }

  #fact(fact: MachineFact): MachineFact {
    const { label, of, value } = fact;
    const named = of === undefined ? fact : { ...fact, of: this.#text(of) };
    if (value.kind !== 'text' || networkFacts.has(label)) return named;
    const text = label === 'hostName' ? this.#hostName(value.text) : this.#text(value.text);
    return { ...named, value: { kind: 'text', text } };
  }

  /** Systems name a new computer after its owner: "Janas-MacBook-Pro". What it is tells IT enough. */
  #hostName(name: string): string {
    const owner =
      /^(?<owner>[\p{L} ._-]{2,40}?)(?:['’]?s)[- ](?=(?:macbook|imac|mac|laptop|pc|computer|desktop)\b)/iu;
    const own = owner.exec(name)?.groups?.['owner'];
    return own === undefined
      ? this.#text(name)
      : this.#masker.replace('userName', own) + name.slice(own.length);
  }

  /** What stands for a secret may be longer than it was: `longest` is what the ticket takes. */
  #text(text: string, longest = 2000): string {
    return this.#masker.mask(text).masked.slice(0, longest);
  }
}
