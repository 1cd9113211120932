import { z } from 'zod';
import { MachineSection, type MachineSectionId } from '../../../core/evidence/machine.ts';
import type { DisplayDetails } from './displayDetails.ts';

/**
 * What a probe process is asked, once. Not a schema: its only sender is the process that started it, and loading the
 * checker would take the probe a tenth of its time. `patience`: longest time for what only adds to a section, in ms.
 */
export interface ProbeRequest {
  sections: MachineSectionId[];
  applications: string[];
  displays: DisplayDetails[];
  patience: number;
}

/** What it answers: each section as it comes, and what went wrong outside of any section. */
export const ProbeMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('section'), section: MachineSection }),
  z.object({ kind: z.literal('stray'), detail: z.string() }),
]);
export type ProbeMessage = z.infer<typeof ProbeMessage>;
