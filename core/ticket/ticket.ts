import { z } from 'zod';
import { GatheredSource } from '../evidence/gathered.ts';
import { MachineDetails, MachineSectionId } from '../evidence/machine.ts';
import { MaskedCount } from '../evidence/masked.ts';
import { Attachment, Instant, Ulid } from './attachment.ts';
import { Contact, DraftSource, Frequency, Hindrance } from './draft.ts';

/** A category as it was called when the ticket was sealed: the policy may change later. */
export const TicketCategory = z.strictObject({ id: z.string(), label: z.string() });

/** A sealed draft: immutable, one problem. `id` is the report id that travels to the help desk. */
export const Ticket = z.strictObject({
  schema: z.literal(1),
  id: Ulid,
  createdAt: Instant,
  sealedAt: Instant,
  source: DraftSource,
  basedOn: Ulid.optional(),
  summary: z.string().min(1),
  details: z.string(),
  /** Steps in order, without empty rows. */
  steps: z.array(z.string()),
  expected: z.string(),
  actual: z.string(),
  since: z.string(),
  frequency: Frequency.nullable(),
  tried: z.string(),
  hindrance: Hindrance.nullable(),
  category: TicketCategory.nullable(),
  contact: Contact,
  attachments: z.array(Attachment),
  /** Which log sources were gathered, and what of them was left out; only of attachments that travel. */
  gathered: z.array(GatheredSource).optional(),
  /** Only the sections the person let through. */
  machine: MachineDetails.nullable(),
  withheld: z.array(MachineSectionId),
  /** What was masked in what the app gathered: machine details and file names. */
  masked: z.array(MaskedCount).optional(),
  app: z.strictObject({ version: z.string(), platform: z.string() }),
  /** Language of the headings and machine details (BCP 47): the help desk's. */
  language: z.string(),
  /** IANA name of the zone in which the person wrote, so that the report reads the same wherever it is made. */
  timeZone: z.string().max(60).optional(),
});
export type Ticket = z.infer<typeof Ticket>;
