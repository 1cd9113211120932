import { formatFact } from '../../../core/evidence/format.ts';
import type { MachineSectionId } from '../../../core/evidence/machine.ts';
import en from '../../../core/texts/en/machine.json';
import { translatorFor } from '../../../core/texts/texts.ts';
import type { DisplayDetails } from '../../../electron/adapters/machine/displayDetails.ts';
import type { Fact } from '../../../electron/adapters/machine/facts.ts';
import { gatherers } from '../../../electron/adapters/machine/sections/index.ts';
import type { ProbeTools } from '../../../electron/adapters/machine/tools.ts';
import { laptopTools } from '../workers/machine.ts';

const screenAt = (x: number, label: string): DisplayDetails => ({
  label,
  width: 1920,
  height: 1080,
  x,
  y: 0,
  scale: 1.25,
  refreshRate: 59.95,
  primary: x === 0,
});

/** Gathers one section of the laptop, with two screens side by side. */
export function gather(
  id: MachineSectionId,
  tools: Partial<ProbeTools> = {},
  applications: string[] = [],
): Promise<Fact[]> {
  const displays = [screenAt(0, 'eDP-1'), screenAt(1920, 'DP-1')];
  const request = { sections: [id], applications, displays, patience: 50 };
  return gatherers[id](laptopTools(tools), request);
}

/** Facts as a reader sees them. */
export function read(facts: Fact[]): string[] {
  const translate = translatorFor('en');
  return facts.map(({ of, label, value }) => {
    const words = `${en.fact[label]}: ${formatFact(value, translate, 'en', 'UTC')}`;
    return of === undefined ? words : `${of}, ${words}`;
  });
}
