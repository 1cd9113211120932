import type { FactLabel } from './format.ts';
import type { FactValue, MachineDetails, MachineFact, MachineSectionId } from './machine.ts';

/** A fact that is not the same on both machines, or at both times; null: only the other one has it. */
export interface FactDifference {
  section: MachineSectionId;
  label: string;
  of?: string;
  good: FactValue | null;
  bad: FactValue | null;
}

/** What changes from one minute to the next on one and the same machine: it would bury what matters. */
const restless: ReadonlySet<string> = new Set<FactLabel>([
  'uptime',
  'loadAverage',
  'memoryAvailable',
  'swapUsed',
  'diskFree',
  'diskUsed',
  'processorSpeed',
  'batteryCharge',
  'batteryLeft',
  'lastChecked',
]);

/** Facts that tell two runs apart, in the order of the good run's machine, then what only the bad run's has. */
export function compareMachines(good: MachineDetails | null, bad: MachineDetails | null): FactDifference[] {
  // Not gathered is not a difference of the machines.
  if (good === null || bad === null) return [];
  const goodFacts = factsOf(good, bad);
  const badFacts = factsOf(bad, good);
  const keys = [...new Set([...goodFacts.keys(), ...badFacts.keys()])];
  return keys.flatMap((key) => {
    const one = goodFacts.get(key);
    const other = badFacts.get(key);
    const known = one ?? other;
    if (known === undefined || sameValue(one?.fact.value, other?.fact.value)) return [];
    const { section, fact } = known;
    return [
      {
        section,
        label: fact.label,
        ...(fact.of === undefined ? {} : { of: fact.of }),
        good: one?.fact.value ?? null,
        bad: other?.fact.value ?? null,
      },
    ];
  });
}

interface Placed {
  section: MachineSectionId;
  fact: MachineFact;
}

/** The facts of sections that both have; several of one name (two addresses) are told apart by their order. */
function factsOf(machine: MachineDetails, other: MachineDetails): Map<string, Placed> {
  const facts = new Map<string, Placed>();
  for (const section of machine.sections) {
    const both = other.sections.some((one) => one.id === section.id && one.status === 'ok');
    if (section.status !== 'ok' || section.id === 'processes' || !both) continue;
    for (const fact of section.facts) {
      if (restless.has(fact.label)) continue;
      const name = JSON.stringify([section.id, fact.label, fact.of ?? '']);
      let count = 0;
      while (facts.has(`${name} ${count}`)) count += 1;
      facts.set(`${name} ${count}`, { section: section.id, fact });
    }
  }
  return facts;
}

const sameValue = (a: FactValue | undefined, b: FactValue | undefined): boolean =>
  JSON.stringify(a === undefined ? null : Object.entries(a).sort()) ===
  JSON.stringify(b === undefined ? null : Object.entries(b).sort());
