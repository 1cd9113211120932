import { readMultipart } from '../multipart.ts';
import { fields, may, queues, seesField, type FakeTicket, type RequestTrackerStore } from './store.ts';
import { create, faultOf, search, shown, Wish, type FakeUpload } from './tickets.ts';

/** What a request got. */
export interface Answer {
  status: number;
  body?: unknown;
  html?: string;
  headers?: Record<string, string>;
}

/** A request to REST 2 from an account that is signed in. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  type: string;
  body: Buffer;
  token: string;
}

const says = (status: number, message: string): Answer => ({ status, body: { message } });
const ok = (body: unknown): Answer => ({ status: 200, body });
/** Lists tell no total to accounts that do not see everything. */
const list = (items: unknown[]): Answer => ok({ items, count: items.length, total: null, page: 1 });

/** REST 2 as far as the connector and its tests ask. */
export function answerRest(asked: Asked, store: RequestTrackerStore): Answer {
  const { method, path, query, token } = asked;
  if (path === 'rt') return ok({ Version: '5.0.3' });
  const queue = /^queue\/(.+)$/.exec(path)?.[1];
  if (queue !== undefined) return showQueue(queue, token);
  if (path === 'ticket' && method === 'POST') return createTicket(asked, store);
  if (path === 'tickets') {
    const hits = search(query.get('query') ?? '', token, store);
    const items = hits.map((ticket) => ({
      ...shown(ticket, token),
      id: String(ticket.id),
      EffectiveId: String(ticket.effectiveId),
    }));
    return list(items.slice(0, Number(query.get('per_page') ?? 20)));
  }
  const attachment = /^attachment\/(\d+)$/.exec(path)?.[1];
  if (attachment !== undefined) return showPart(Number(attachment), store);
  const [, id, rest] = /^ticket\/(\d+)(?:\/(\w+))?$/.exec(path) ?? [];
  const ticket = store.ticket(Number(id));
  if (ticket === undefined) return says(404, 'Not Found');
  if (!may(token, 'show', ticket.queue)) return says(403, 'Forbidden');
  return oneTicket(asked, ticket, rest, store);
}

function oneTicket(
  { method, token, type, body }: Asked,
  ticket: FakeTicket,
  rest: string | undefined,
  store: RequestTrackerStore,
): Answer {
  switch (rest) {
    case undefined:
      return method === 'PUT' ? change(ticket, body, store) : ok(shown(ticket, token));
    case 'attachments':
      return list(
        store.parts
          .filter(({ ticketId }) => ticketId === ticket.id)
          .map(({ id, filename, mediaType, length, transactionId }) => ({
            id: String(id),
            type: 'attachment',
            Filename: filename,
            ContentType: mediaType,
            ContentLength: String(length),
            TransactionId: String(transactionId),
          })),
      );
    case 'history':
      return list(ticket.history.map((one) => ({ type: 'transaction', Type: one.type, Data: one.data })));
    default:
      // Comments need a right that the app's account does not have.
      if (rest !== 'correspond' || !may(token, 'reply', ticket.queue)) return says(400, 'Permission Denied');
      return reply(ticket, form(type, body), store);
  }
}

function reply(
  ticket: FakeTicket,
  { json, files }: { json: unknown; files: FakeUpload[] },
  store: RequestTrackerStore,
): Answer {
  const fault = faultOf(files);
  if (fault !== undefined) return says(400, fault);
  store.write(ticket, Wish.parse(json).Content, files);
  return { status: 201, body: ['Correspondence added'] };
}

/** A queue that is not there is forbidden like one that may not be seen. */
function showQueue(name: string, token: string): Answer {
  const queue = queues.find((one) => one.name === name);
  if (queue === undefined || !may(token, 'see', name)) return says(403, 'Forbidden');
  const visible = name === 'Support' ? fields.filter((field) => seesField(token, field)) : [];
  return ok({
    id: queue.id,
    Name: name,
    Disabled: '0',
    TicketCustomFields: visible.map((field) => ({
      id: String(field.id),
      type: 'customfield',
      name: field.name,
    })),
    _hyperlinks: [
      { ref: 'self', type: 'queue' },
      ...(may(token, 'create', name) ? [{ ref: 'create', type: 'ticket' }] : []),
    ],
  });
}

function createTicket({ type, body, token }: Asked, store: RequestTrackerStore): Answer {
  const { json, files } = form(type, body);
  const wish = Wish.parse(json);
  const queue = wish.Queue ?? '';
  if (!may(token, 'create', queue))
    return says(403, `No permission to create tickets in the queue '${queue}'`);
  const fault = faultOf(files);
  if (fault !== undefined) return says(400, fault);
  const { id } = create(wish, files, token, store);
  return { status: 201, body: { type: 'ticket', id: String(id), _url: '' } };
}

/** The JSON of a request and the files beside it. */
function form(type: string, body: Buffer): { json: unknown; files: FakeUpload[] } {
  if (!type.startsWith('multipart/')) return { json: JSON.parse(body.toString('utf8')), files: [] };
  const parts = readMultipart(type, body);
  // A value with a file name would be an upload, and the form would have no JSON.
  const value = parts.find(({ field, fileName }) => field === 'JSON' && fileName === '');
  const files = parts
    .filter(({ field }) => field === 'Attachments')
    .map(({ fileName, mediaType, body: bytes }) => ({
      name: fileName,
      mediaType,
      bytes: Buffer.from(bytes),
    }));
  return { json: JSON.parse(value?.body.toString('utf8') ?? 'null'), files };
}

function change(ticket: FakeTicket, body: Buffer, store: RequestTrackerStore): Answer {
  const wish = JSON.parse(body.toString('utf8')) as Record<string, string>;
  if (wish['Status'] !== undefined) ticket.status = wish['Status'];
  if (wish['Queue'] !== undefined) ticket.queue = wish['Queue'];
  const into = store.ticket(Number(wish['MergeInto']));
  if (into !== undefined) ticket.effectiveId = into.id;
  ticket.updatedAt = new Date().toISOString();
  return ok(['Done']);
}

/** Text is guessed at and shown as UTF-8, so that bytes of another encoding come back changed. */
function showPart(id: number, store: RequestTrackerStore): Answer {
  const part = store.parts.find((one) => one.id === id);
  if (part === undefined) return says(404, 'Not Found');
  const bytes = part.mediaType.startsWith('text/') ? Buffer.from(part.bytes.toString('utf8')) : part.bytes;
  return ok({ id, ContentType: part.mediaType, Content: bytes.toString('base64') });
}
