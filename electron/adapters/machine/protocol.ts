import { z } from 'zod';
import { MachineSection, MachineSectionId } from '../../../core/evidence/machine.ts';
import { DisplayDetails } from './displayDetails.ts';

/** What a probe process is asked, once. `patience`: longest time for what only adds to a section, in milliseconds. */
export const ProbeRequest = z.object({
  sections: z.array(MachineSectionId),
  applications: z.array(z.string()),
  displays: z.array(DisplayDetails),
  patience: z.number().positive(),
});
export type ProbeRequest = z.infer<typeof ProbeRequest>;

/** What it answers: each section as it comes, and what went wrong outside of any section. */
export const ProbeMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('section'), section: MachineSection }),
  z.object({ kind: z.literal('stray'), detail: z.string() }),
]);
export type ProbeMessage = z.infer<typeof ProbeMessage>;
