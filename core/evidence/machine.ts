import { z } from 'zod';
import { Instant } from '../ticket/attachment.ts';
import { machineSectionIds } from './sections.ts';

export { machineSectionIds } from './sections.ts';

export const MachineSectionId = z.enum(machineSectionIds);
export type MachineSectionId = z.infer<typeof MachineSectionId>;

const text = z.string().max(2000);

/** One value with its unit, so that every language can write it in its own way. */
export const FactValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text }),
  z.strictObject({ kind: z.literal('bytes'), bytes: z.number().nonnegative() }),
  z.strictObject({ kind: z.literal('percent'), percent: z.number() }),
  z.strictObject({ kind: z.literal('seconds'), seconds: z.number().nonnegative() }),
  z.strictObject({ kind: z.literal('count'), count: z.number() }),
  z.strictObject({ kind: z.literal('gigahertz'), gigahertz: z.number().nonnegative() }),
  z.strictObject({ kind: z.literal('pixels'), width: z.int(), height: z.int() }),
  z.strictObject({ kind: z.literal('flag'), on: z.boolean() }),
  z.strictObject({ kind: z.literal('instant'), at: Instant }),
]);
export type FactValue = z.infer<typeof FactValue>;

/** One fact. `label` is a key below `machine.fact` in the texts; `of` names the thing it is about ("sda1"). */
export const MachineFact = z.strictObject({
  label: z
    .string()
    .regex(/^[a-zA-Z]+$/)
    .max(60),
  of: text.optional(),
  value: FactValue,
});
export type MachineFact = z.infer<typeof MachineFact>;

/** A section as it was gathered, or why it could not be. `took` in milliseconds. */
export const MachineSection = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('ok'),
    id: MachineSectionId,
    took: z.number().nonnegative(),
    facts: z.array(MachineFact).max(2000),
  }),
  z.strictObject({
    status: z.literal('failed'),
    id: MachineSectionId,
    took: z.number().nonnegative(),
    /** `timeout`: not answered in time; `error`: the probe failed; `stopped`: its process ended. */
    reason: z.enum(['timeout', 'error', 'stopped']),
    /** The system's own words, for IT; not translated. */
    detail: text.optional(),
  }),
]);
export type MachineSection = z.infer<typeof MachineSection>;

/** What the machine is. */
export const MachineDetails = z.strictObject({ gatheredAt: Instant, sections: z.array(MachineSection) });
export type MachineDetails = z.infer<typeof MachineDetails>;
