import { z } from 'zod';

/** Numbers of records come as text or as numbers, depending on the request. */
const RecordId = z.union([z.string().regex(/^\d{1,18}$/), z.int().nonnegative().transform(String)]);

/** An empty list is sometimes an empty text, sometimes null. */
const listOf = <Item extends z.ZodType>(item: Item): z.ZodType<z.infer<Item>[]> =>
  z.union([z.array(item), z.literal('').transform(() => []), z.null().transform(() => [])]);

const CustomField = z.object({ id: RecordId, name: z.string().optional(), values: z.array(z.unknown()) });

/** A ticket as far as we read it. In lists `EffectiveId` is bare. */
export const Ticket = z.object({
  id: RecordId,
  EffectiveId: z.union([RecordId, z.object({ id: RecordId }).transform(({ id }) => id)]).optional(),
  Subject: z.string().optional(),
  Status: z.string().optional(),
  Queue: z.object({ id: RecordId }).optional(),
  Priority: z.union([z.string(), z.number()]).optional(),
  Resolved: z.string().optional(),
  LastUpdated: z.string().optional(),
  CustomFields: listOf(CustomField).optional(),
});
export type Ticket = z.infer<typeof Ticket>;

export const TicketPage = z.object({ items: z.array(Ticket) });
export const MadeTicket = z.object({ id: RecordId, type: z.literal('ticket') });
export const Version = z.object({ Version: z.string() });
export const Anything = z.unknown();

export const Queue = z.object({
  id: RecordId,
  Name: z.string(),
  Disabled: z.union([z.string(), z.number()]).optional(),
  TicketCustomFields: listOf(z.object({ id: RecordId, name: z.string() })).optional(),
  _hyperlinks: z.array(z.object({ ref: z.string().optional(), type: z.string().optional() })).optional(),
});
export type Queue = z.infer<typeof Queue>;

/** One part of what was written to a ticket: the text (without a file name), a file, or the cover around them. */
export const StoredPart = z.object({
  id: RecordId,
  Filename: z.string().nullish(),
  ContentType: z.string().nullish(),
  ContentLength: z.coerce.number().optional(),
  TransactionId: z.coerce.number(),
});
export type StoredPart = z.infer<typeof StoredPart>;
export const PartPage = z.object({ items: z.array(StoredPart) });
/** `Content` is base64 of the bytes; of the UTF-8 bytes for text. */
export const PartContent = z.object({ Content: z.string() });

/** What happened to a ticket; `Data` is the name of the file where one was dropped or cut. */
export const History = z.object({
  items: z.array(z.object({ Type: z.string().optional(), Data: z.string().nullish() })),
});

/** The value of a custom field; undefined when the ticket does not show the field. */
export function fieldValues(ticket: Ticket, name: string): string[] | undefined {
  const field = ticket.CustomFields?.find((one) => one.name?.toLowerCase() === name.toLowerCase());
  return field?.values.map(String);
}
