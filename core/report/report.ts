import { z } from 'zod';
import { GatheredSource } from '../evidence/gathered.ts';
import { MachineDetails } from '../evidence/machine.ts';
import { MaskedCount } from '../evidence/masked.ts';
import { AttachmentOrigin, Instant, Sha256, Ulid } from '../ticket/attachment.ts';
import { Frequency, Hindrance } from '../ticket/draft.ts';
import { safeFileName, uniqueFileName } from '../ticket/fileName.ts';
import type { RenderOptions } from '../ticket/render/document.ts';
import type { HtmlOptions } from '../ticket/render/renderHtml.ts';
import { TicketCategory, type Ticket } from '../ticket/ticket.ts';

/** An attachment as other programs read it. */
const ReportAttachment = z
  .object({
    id: Ulid,
    location: z
      .string()
      .describe(
        'Where the bytes are: a path relative to report.json, or the name of a part of the same request.',
      ),
    name: z.string().describe('File name, safe on every system, unique within the report.'),
    mediaType: z.string(),
    size: z.int().nonnegative().describe('Bytes.'),
    sha256: Sha256.describe('SHA-256 of the bytes in lower-case hex.'),
    origin: AttachmentOrigin,
    width: z.int().positive().optional().describe('Pixels.'),
    height: z.int().positive().optional().describe('Pixels.'),
    display: z.string().optional().describe('The monitor that a picture of the screen shows.'),
    redaction: z
      .object({
        areas: z.array(
          z
            .object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() })
            .describe('Pixels of this file.'),
        ),
        checkedAt: Instant,
      })
      .optional()
      .describe(
        'Parts of the picture that were covered for good: every pixel of each area is black in this file.',
      ),
  })
  .describe('Evidence that travels beside the text.');

/**
 * A report for other programs: what the folder holds as report.json and what a webhook is sent. It is a promise to
 * the outside, so it is written out here and does not follow the app's own records. Readers must ignore keys that
 * they do not know; `version` grows when a key changes its meaning or goes.
 */
export const Report = z
  .object({
    format: z.literal('handraise-report'),
    version: z.literal(1),
    id: Ulid.describe('Report id: the same for every attempt to deliver this report.'),
    createdAt: Instant.describe('When the person began to write.'),
    sealedAt: Instant.describe('When the person sent it.'),
    basedOn: Ulid.optional().describe('The earlier report that this one was made from.'),
    language: z.string().describe('Language of text and markdown (BCP 47).'),
    timeZone: z.string().optional().describe('Where the person wrote: IANA name of the time zone.'),
    summary: z.string().describe('What went wrong, in one line.'),
    details: z.string(),
    steps: z.array(z.string()).describe('What to do to see the problem, in order.'),
    expected: z.string(),
    actual: z.string(),
    since: z.string(),
    frequency: Frequency.nullable(),
    tried: z.string(),
    hindrance: Hindrance.nullable().describe('How much it hinders the person’s work.'),
    category: TicketCategory.nullable().describe('A category of the policy.'),
    contact: z.object({
      name: z.string(),
      email: z.string(),
      phone: z.string(),
      bestTime: z.string(),
      callBack: z.boolean().describe('The person asks to be called back.'),
    }),
    machine: MachineDetails.nullable().describe(
      'What the machine is; only the sections the person let through.',
    ),
    withheld: z.array(z.string()).describe('Sections of the machine details that the person switched off.'),
    masked: z
      .array(MaskedCount)
      .optional()
      .describe('Private values that `[user 1]` and the like stand for: in machine details and file names.'),
    app: z.object({ version: z.string(), platform: z.string() }),
    text: z.string().describe('The whole report as plain text, ready to be read.'),
    markdown: z.string().describe('The whole report as CommonMark.'),
    gathered: z
      .array(GatheredSource)
      .optional()
      .describe('Logs that were gathered: what of them was cut, left out or masked.'),
    attachments: z.array(ReportAttachment),
  })
  .describe('A report of Handraise.');
export type Report = z.infer<typeof Report>;

/** The readable forms of a ticket, in the desk's language. */
export interface Describe {
  /** A page of its own. Attachments are linked as `attachments/<name>` (percent-encoded), unless the options say where they are. */
  html: (ticket: Ticket, options?: HtmlOptions) => string;
  text: (ticket: Ticket) => string;
  /** CommonMark. Attachments are only named, unless the options say where they are. */
  markdown: (ticket: Ticket, options?: RenderOptions) => string;
}

/** Attachment id → its name, safe as a file name and unique within the ticket whatever the ticket says. */
export function safeNames(ticket: Ticket): Map<string, string> {
  const names = new Map<string, string>();
  for (const { id, name } of ticket.attachments) {
    names.set(id, uniqueFileName(safeFileName(name), names.values()));
  }
  return names;
}

/** The ticket as a report. `location` says where an attachment's bytes are; `index` counts from 0. */
export function toReport(
  ticket: Ticket,
  describe: Describe,
  location: (name: string, index: number) => string,
): Report {
  const names = safeNames(ticket);
  const { id, createdAt, sealedAt, basedOn, language, summary, details, steps, expected, actual } = ticket;
  const {
    since,
    frequency,
    tried,
    hindrance,
    category,
    contact,
    machine,
    withheld,
    masked,
    app,
    timeZone,
    gathered,
  } = ticket;
  return {
    format: 'handraise-report',
    version: 1,
    id,
    createdAt,
    sealedAt,
    ...(basedOn === undefined ? {} : { basedOn }),
    language,
    ...(timeZone === undefined ? {} : { timeZone }),
    summary,
    details,
    steps,
    expected,
    actual,
    since,
    frequency,
    tried,
    hindrance,
    category,
    contact,
    machine,
    withheld,
    ...(masked === undefined ? {} : { masked }),
    app,
    ...(gathered === undefined ? {} : { gathered }),
    text: describe.text(ticket),
    markdown: describe.markdown(ticket),
    attachments: ticket.attachments.map(({ addedAt: _addedAt, ...attachment }, index) => {
      const name = names.get(attachment.id) ?? attachment.id;
      return { ...attachment, name, location: location(name, index) };
    }),
  };
}

/** A report or any other value as the bytes that leave: indented, because people look at them before they send. */
export function jsonBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}

/** The JSON Schema that is published as docs/report.schema.json. */
export function reportJsonSchema(): unknown {
  return z.toJSONSchema(Report, { io: 'input' });
}
