import { z } from 'zod';
import {
  fields,
  fillsField,
  may,
  queues,
  seesField,
  type FakeTicket,
  type RequestTrackerStore,
} from './store.ts';

/** A file as it came, before it is kept. */
export interface FakeUpload {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

export const Wish = z.object({
  Queue: z.string().optional(),
  Subject: z.string().optional(),
  Content: z.string().optional(),
  Priority: z.number().optional(),
  Requestor: z.array(z.string()).optional(),
  CustomFields: z.record(z.string(), z.string()).optional(),
});
export type Wish = z.infer<typeof Wish>;

/** Cut to 200 bytes of UTF-8, lines joined without a space. */
function subjectOf(wish: string): string {
  const line = wish.replace(/[\r\n]+/g, '');
  let end = line.length;
  while (Buffer.byteLength(line.slice(0, end)) > 200) end -= 1;
  return line.slice(0, end);
}

/** Why a file is refused; undefined when it is not. An empty one and one called "0" are false to Perl. */
export function faultOf(files: readonly FakeUpload[]): string | undefined {
  for (const { name, bytes } of files) {
    const field =
      name === '' || name === '0' ? 'FileName' : bytes.byteLength === 0 ? 'FileContent' : undefined;
    if (field !== undefined) return `Field ${field} is required for each attachment in Attachments`;
  }
  return undefined;
}

/** Files the ticket; values that are unknown, forbidden or of a wrong form are dropped without a word. */
export function create(
  wish: Wish,
  files: readonly FakeUpload[],
  token: string,
  store: RequestTrackerStore,
): FakeTicket {
  const id = store.tickets.length + 1;
  const kept = fields.flatMap((field) => {
    const value = wish.CustomFields?.[field.name];
    const fits = value !== undefined && fillsField(token, field) && (field.takes?.test(value) ?? true);
    return fits ? [[field.name, value] as const] : [];
  });
  const ticket: FakeTicket = {
    id,
    effectiveId: id,
    queue: wish.Queue ?? '',
    subject: subjectOf(wish.Subject ?? ''),
    status: 'new',
    priority: String(wish.Priority ?? 0),
    requestors: wish.Requestor ?? [],
    fields: new Map(kept),
    history: [{ type: 'Create', data: '' }],
    updatedAt: new Date().toISOString(),
  };
  store.tickets.push(ticket);
  if (wish.Content !== undefined || files.length > 0) store.write(ticket, wish.Content, files);
  return ticket;
}

/** The ticket as the API shows it to an account. */
export function shown(ticket: FakeTicket, token: string): Record<string, unknown> {
  const queue = queues.find(({ name }) => name === ticket.queue);
  // Only the queue Support has fields.
  const visible = ticket.queue === 'Support' ? fields.filter((field) => seesField(token, field)) : [];
  return {
    id: ticket.id,
    type: 'ticket',
    EffectiveId: { type: 'ticket', id: String(ticket.effectiveId) },
    Queue: { type: 'queue', id: String(queue?.id) },
    Subject: ticket.subject,
    Status: ticket.status,
    Priority: ticket.priority,
    Requestor: ticket.requestors.map((id) => ({ type: 'user', id })),
    Resolved: ticket.status === 'resolved' ? ticket.updatedAt : '1970-01-01T00:00:00Z',
    LastUpdated: ticket.updatedAt,
    CustomFields: visible.map(({ id, name }) => {
      const value = ticket.fields.get(name);
      return { id: String(id), type: 'customfield', name, values: value === undefined ? [] : [value] };
    }),
  };
}

/**
 * The tickets that a query finds, newest first. What is not understood finds nothing, as in the real one; merged
 * tickets are left out unless the query names them, deleted ones always.
 */
export function search(query: string, token: string, store: RequestTrackerStore): FakeTicket[] {
  const asked = /^CF\.\{(\d+)\} = '((?:[^'\\]|\\.)*)'( AND EffectiveId > 0)?$/.exec(query);
  const field = fields.find(({ id }) => id === Number(asked?.[1]));
  const value = asked?.[2]?.replace(/\\(.)/g, '$1').toLowerCase();
  const everything = query === 'id > 0';
  return store.tickets
    .filter((ticket) => may(token, 'show', ticket.queue) && ticket.status !== 'deleted')
    .filter((ticket) => asked?.[3] !== undefined || ticket.effectiveId === ticket.id)
    .filter(
      ({ fields: values }) =>
        everything || (field !== undefined && values.get(field.name)?.toLowerCase() === value),
    )
    .reverse();
}
